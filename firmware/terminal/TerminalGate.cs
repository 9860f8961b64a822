using Wallet.Core;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Terminal;

/// <summary>Who may ask the terminal for what, when. The table is in ARCHITECTURE.md; refuses by default.</summary>
/// <remarks>At a touch the terminal asks and is never asked.</remarks>
public static class TerminalGate
{
    /// <summary>Ok, or why the request is refused.</summary>
    public static StatusCode Check(DeviceState state, MessageOrigin origin, int type)
    {
        return origin == MessageOrigin.Host ? HostGate.Check(state, type) : StatusCode.MessageUnknown;
    }

    /// <summary>True where the request is handled.</summary>
    public static bool Allows(DeviceState state, MessageOrigin origin, int type)
    {
        return Check(state, origin, type) == StatusCode.Ok;
    }
}
