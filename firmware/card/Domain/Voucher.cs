namespace Wallet.Card.Domain;

/// <summary>An offline voucher: money for one payee, with the documents that prove it.</summary>
/// <remarks>The documents never change; <see cref="State"/> and <see cref="Payment"/> follow the journal.</remarks>
public sealed class Voucher
{
    /// <summary>16 bytes; also names the transaction at the banks.</summary>
    public byte[] Id;
    /// <summary>Minor units.</summary>
    public long AmountMinor;
    /// <summary>ISO 4217 code.</summary>
    public string Currency;
    /// <summary>Subject name of the payee's certificate, for the display.</summary>
    public string PayeeName;
    /// <summary>SHA-256 of the payee's certificate: the only one who can be paid.</summary>
    public byte[] PayeeCertificateDigest;
    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;
    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;
    /// <summary>COSE_Sign1 ThirdResult.</summary>
    public byte[] ThirdResult;
    /// <summary>SHA-256 of <see cref="Order"/>.</summary>
    public byte[] OrderDigest;
    /// <summary>SHA-256 of <see cref="Confirmation"/>.</summary>
    public byte[] ConfirmationDigest;
    /// <summary>Last moment the card may pay with it, unix milliseconds; never after the end of validity.</summary>
    public long SpendUntilMs;
    /// <summary>Held, spent, struck out or in doubt.</summary>
    public VoucherState State;
    /// <summary>COSE_Sign1 Payment; null until it is spent.</summary>
    public byte[] Payment;
    /// <summary>Place in the records, 0 to VoucherTable.CountMax - 1.</summary>
    public int Slot;
}
