using Wallet.Core;
using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol.Messages;
using Wallet.Terminal.Records;

namespace Wallet.Terminal;

/// <summary>What a terminal's use cases share: the device and what it has received.</summary>
public sealed class TerminalContext
{
    /// <summary>A context over records that are not opened yet.</summary>
    public TerminalContext(DeviceContext device)
    {
        Device = device;
        var reported = new ReportedJournal(device.Journal);
        Payee = new PayeeContext(
            device, new PaymentRecords(device.Records, reported, RecordKeys.ReceivedCount));
    }

    /// <summary>The device.</summary>
    public DeviceContext Device { get; }

    /// <summary>The payee that a terminal is.</summary>
    public PayeeContext Payee { get; }

    /// <summary>The received payments.</summary>
    public PaymentRecords Payments
    {
        get { return Payee.Payments; }
    }

    /// <summary>What the terminal can do now. Damaged it still reports what it has.</summary>
    public DeviceState State
    {
        get
        {
            DeviceState state = Device.BaseState;
            bool isArmed = state == DeviceState.Ready && Payee.IsArmed;
            return isArmed ? DeviceState.Armed : state;
        }
    }
}
