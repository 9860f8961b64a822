using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core;

/// <summary>The rows of the gate that both products share: what the bridge may ask in which state.</summary>
/// <remarks>The table is in ARCHITECTURE.md; total over states and requests, and refuses by default.</remarks>
public static class HostGate
{
    /// <summary>Ok, or why the request is refused.</summary>
    public static StatusCode Check(DeviceState state, int type)
    {
        switch (type)
        {
            case (int)MessageType.GetDeviceInfo:
                return IsKnown(state) ? StatusCode.Ok : StatusCode.WrongState;
            case (int)MessageType.NetworkChanged:
                return IsKnown(state) && state != DeviceState.Halted ? StatusCode.Ok : StatusCode.WrongState;
            case (int)MessageType.Synchronise:
                return CheckSynchronise(state);
            default:
                return StatusCode.MessageUnknown;
        }
    }

    private static StatusCode CheckSynchronise(DeviceState state)
    {
        switch (state)
        {
            case DeviceState.Enrolled:
            case DeviceState.Ready:
                return StatusCode.Ok;
            case DeviceState.Armed:
                return StatusCode.Busy;
            case DeviceState.Locked:
                return StatusCode.DeviceLocked;
            default:
                return StatusCode.WrongState;
        }
    }

    private static bool IsKnown(DeviceState state)
    {
        return state >= DeviceState.Fresh && state <= DeviceState.Locked;
    }
}
