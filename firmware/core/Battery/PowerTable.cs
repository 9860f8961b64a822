using Wallet.Core.Ports;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Battery;

/// <summary>Which parts have power in which state. The table is in ARCHITECTURE.md.</summary>
public static class PowerTable
{
    /// <summary>The parts that have power; none in a state that is none.</summary>
    /// <param name="state">What the device can do.</param>
    /// <param name="isLit">True while somebody is there: within some time of a key or a touch, and in a dialog.</param>
    /// <param name="looksAtSky">True while the watch over the clocks asks the satellite receiver.</param>
    public static PowerParts Of(DeviceState state, bool isLit, bool looksAtSky)
    {
        PowerParts parts = isLit ? PowerParts.Display : PowerParts.None;
        PowerParts sky = looksAtSky ? PowerParts.Satellite : PowerParts.None;
        switch (state)
        {
            case DeviceState.Armed:
                // The holder, or the cashier, has said yes and waits for a touch: until it is over nothing goes dark.
                return PowerParts.Display | PowerParts.Radio | sky;
            case DeviceState.Ready:
                return isLit ? parts | PowerParts.Radio | sky : sky;
            case DeviceState.Locked:
                return parts | sky;
            case DeviceState.Enrolled:
                // A terminal may bring it the time; a receiver has none yet to be held against.
                return isLit ? parts | PowerParts.Radio : parts;
            case DeviceState.Fresh:
            case DeviceState.Halted:
                // No touch is answered.
                return parts;
            default:
                return PowerParts.None;
        }
    }
}
