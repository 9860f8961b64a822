namespace Wallet.Core.Receiving;

/// <summary>What the use cases of a payee share, terminal or card: the device and what it has received.</summary>
public sealed class PayeeContext
{
    /// <summary>A payee whose records are not opened yet.</summary>
    /// <param name="device">The device.</param>
    /// <param name="payments">Its payments.</param>
    public PayeeContext(DeviceContext device, PaymentRecords payments)
    {
        Device = device;
        Payments = payments;
    }

    /// <summary>The device.</summary>
    public DeviceContext Device { get; }

    /// <summary>The received payments.</summary>
    public PaymentRecords Payments { get; }

    /// <summary>True while it waits for a card.</summary>
    public bool IsArmed { get; set; }

    /// <summary>
    /// True where the records are damaged: the device may have forgotten a voucher and must not take any. What it can
    /// still read it reports.
    /// </summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Reads the records, once, at start.</summary>
    public void Open()
    {
        IsDamaged = Payments.Open() != Protocol.StatusCode.Ok;
    }
}
