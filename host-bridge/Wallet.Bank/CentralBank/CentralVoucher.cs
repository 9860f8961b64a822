using Wallet.Bank.Shared;

namespace Wallet.Bank.CentralBank;

/// <summary>Where a voucher stands at the central bank.</summary>
internal enum CentralVoucherState
{
    /// <summary>First result signed; the payee's bank has not answered yet. No money has moved.</summary>
    Offered = 1,
    /// <summary>Confirmed: the money is in `pending`.</summary>
    Open = 2,
    /// <summary>Used: the money went to the payee's bank.</summary>
    Redeemed = 3,
    /// <summary>Returned: the money went back to the payer's bank.</summary>
    RolledBack = 4,
    /// <summary>Returned on request and yet used: the payer's bank paid twice.</summary>
    PaidUnderGuarantee = 5,
}

/// <summary>One row of the central bank's vouchers. Documents are empty until they exist.</summary>
internal sealed class CentralVoucher
{
    public byte[] VoucherId { get; set; } = [];

    public long State { get; set; }

    public string PayerBank { get; set; } = "";

    public string PayeeBank { get; set; } = "";

    public long AmountMinor { get; set; }

    public byte[] CurrencySerial { get; set; } = [];

    public byte[] PayerDigest { get; set; } = [];

    public byte[] OrderDigest { get; set; } = [];

    public byte[] OrderDocument { get; set; } = [];

    public byte[] Endorsement { get; set; } = [];

    public byte[] CurrencyDocument { get; set; } = [];

    public byte[] FirstResult { get; set; } = [];

    public byte[] SecondResult { get; set; } = [];

    public byte[] Confirmation { get; set; } = [];

    public byte[] PayeeBankCertificate { get; set; } = [];

    public long ValidUntilMs { get; set; }

    public long GraceMs { get; set; }

    /// <summary>Until when the payee's bank hears its customer, by the 4th document.</summary>
    public long ReportUntilMs { get; set; }

    /// <summary>When a good report first arrived that could not be carried out yet; 0 when none did.</summary>
    public long ReportedMs { get; set; }

    public byte[] PaymentDigest { get; set; } = [];

    public byte[] Payment { get; set; } = [];

    public byte[] RedemptionStatement { get; set; } = [];

    public byte[] RollBackRequest { get; set; } = [];

    public long RollBackReason { get; set; }

    public byte[] RollBackStatement { get; set; } = [];

    /// <summary>Until when the central bank hears the payee's bank.</summary>
    public long ReportsEndMs => ValidUntilMs + GraceMs;

    public CentralVoucherState Place => (CentralVoucherState)State;

    /// <summary>What was paid with it: at most its amount; 0 until it is used.</summary>
    public long PaidMinor => PaidAmount.Of(Payment);
}
