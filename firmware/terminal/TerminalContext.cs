using Wallet.Core;
using Wallet.Protocol.Messages;
using Wallet.Terminal.Records;

namespace Wallet.Terminal;

/// <summary>What a terminal's use cases share: the device and the records.</summary>
public sealed class TerminalContext
{
    /// <summary>A context over records that are not opened yet.</summary>
    public TerminalContext(DeviceContext device)
    {
        Device = device;
        Payments = new PaymentRecords(device.Records, device.Journal);
    }

    /// <summary>The device.</summary>
    public DeviceContext Device { get; }

    /// <summary>The received payments.</summary>
    public PaymentRecords Payments { get; }

    /// <summary>True while a sale waits for a card.</summary>
    public bool IsArmed { get; set; }

    /// <summary>
    /// True where the records are damaged: the terminal may have forgotten a voucher and must not sell.
    /// </summary>
    public bool IsDamaged { get; set; }

    /// <summary>What the terminal can do now. Damaged it still reports what it has.</summary>
    public DeviceState State
    {
        get
        {
            DeviceState state = Device.BaseState;
            bool isArmed = state == DeviceState.Ready && IsArmed;
            return isArmed ? DeviceState.Armed : state;
        }
    }
}
