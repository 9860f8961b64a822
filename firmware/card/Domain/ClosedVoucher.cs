namespace Wallet.Card.Domain;

/// <summary>What the card remembers of a voucher that has ended.</summary>
public sealed class ClosedVoucher
{
    /// <summary>16 bytes.</summary>
    public byte[] Id;
    /// <summary>Minor units.</summary>
    public long AmountMinor;
    /// <summary>Subject name of the payee's certificate.</summary>
    public string PayeeName;
    /// <summary>How it ended.</summary>
    public VoucherOutcome Outcome;
}
