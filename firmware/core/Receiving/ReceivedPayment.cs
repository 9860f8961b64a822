using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>A payment this device has received and not yet reported.</summary>
/// <remarks>
/// The documents that prove it stay on flash: they are 1.3 KB each, and a device has room for many in its records and
/// for few in memory.
/// </remarks>
public sealed class ReceivedPayment
{
    /// <summary>16 bytes.</summary>
    public byte[] VoucherId;
    /// <summary>What the voucher will be remembered by: ReportedPayments.TagOf its id, kept for each touch.</summary>
    public byte[] Tag;
    /// <summary>What was paid, minor units: the voucher may be of more.</summary>
    public long AmountMinor;
    /// <summary>Subject name of the payer's certificate.</summary>
    public string PayerName;
    /// <summary>When it came, unix milliseconds; after a restart, when it was made by the payer's clock.</summary>
    public long TimeMs;
    /// <summary>Last moment to report, unix milliseconds.</summary>
    public long ReportUntilMs;
    /// <summary>To report or refused.</summary>
    public PaymentState State;
    /// <summary>The bank's last refusal; Ok where there is none.</summary>
    public StatusCode Refusal;
    /// <summary>Place in the records, 0 to PaymentTable.CountMax - 1.</summary>
    public int Slot;
}
