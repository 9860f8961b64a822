namespace Wallet.Core.Receiving;

/// <summary>What the terminal remembers of a payment that its bank has taken.</summary>
public sealed class ReportedPayment
{
    /// <summary>16 bytes.</summary>
    public byte[] VoucherId;
    /// <summary>Minor units.</summary>
    public long AmountMinor;
    /// <summary>Subject name of the payer's certificate.</summary>
    public string PayerName;
    /// <summary>From here on the voucher is refused as expired anyway, unix milliseconds.</summary>
    public long ReportUntilMs;
}
