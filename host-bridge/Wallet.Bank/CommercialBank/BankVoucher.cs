using Wallet.Bank.Shared;

namespace Wallet.Bank.CommercialBank;

/// <summary>Where one of the bank's own payers' vouchers stands.</summary>
internal enum BankVoucherPlace
{
    /// <summary>Customer's money held, order endorsed; the central bank's answer is not known yet.</summary>
    Held = 1,
    /// <summary>Confirmed and handed out.</summary>
    Open = 2,
    /// <summary>The payer gave it back; the central bank's answer is not known yet.</summary>
    Returning = 3,
    /// <summary>Used.</summary>
    Redeemed = 4,
    /// <summary>Returned.</summary>
    RolledBack = 5,
    /// <summary>Returned on request and yet used: the card cheated.</summary>
    PaidUnderGuarantee = 6,
}

/// <summary>
/// One voucher of a payer of this bank, with the archive of its loop. Documents are empty until they exist.
/// </summary>
internal sealed class BankVoucher
{
    public byte[] VoucherId { get; set; } = [];

    public long State { get; set; }

    public string Account { get; set; } = "";

    public long AmountMinor { get; set; }

    public string PayeeBank { get; set; } = "";

    public byte[] OrderDigest { get; set; } = [];

    public byte[] OrderDocument { get; set; } = [];

    public byte[] Endorsement { get; set; } = [];

    public byte[] FirstResult { get; set; } = [];

    public byte[] SecondResult { get; set; } = [];

    public byte[] Confirmation { get; set; } = [];

    public byte[] ThirdResult { get; set; } = [];

    public byte[] CurrencyDocument { get; set; } = [];

    public byte[] PayerCertificate { get; set; } = [];

    public byte[] PayerBankCertificate { get; set; } = [];

    public byte[] CentralBankCertificate { get; set; } = [];

    public byte[] PayeeBankCertificate { get; set; } = [];

    public long ValidUntilMs { get; set; }

    /// <summary>Until when the central bank hears the payee's bank; after that the money comes back.</summary>
    public long ReportUntilMs { get; set; }

    public byte[] RollBackRequest { get; set; } = [];

    /// <summary>The central bank's statement that ended it.</summary>
    public byte[] Statement { get; set; } = [];

    /// <summary>The payment, where it was used.</summary>
    public byte[] Evidence { get; set; } = [];

    public BankVoucherPlace Place => (BankVoucherPlace)State;

    /// <summary>What was paid with it: at most its amount; 0 until it is used.</summary>
    public long PaidMinor => PaidAmount.Of(Evidence);
}
