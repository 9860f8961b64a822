using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge;

/// <summary>One thing the bridge did: a message's name and size, never its content.</summary>
/// <param name="Device">Name of the device's link.</param>
/// <param name="Direction">"device to bridge", "bridge to device", "bridge to INSTITUTION" or the way back.</param>
/// <param name="Message">The message's type; or <see cref="Frame"/>.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Status">Ok, or why it went no further.</param>
public sealed record BridgeEvent(string Device, string Direction, MessageType Message, int Bytes, StatusCode Status)
{
    /// <summary>Stands for a frame that never became a message.</summary>
    public const MessageType Frame = default;
}

/// <summary>Is told what the bridge does.</summary>
public interface IBridgeLog
{
    /// <summary>Takes note. May be called from any device's thread.</summary>
    void Note(BridgeEvent happened);
}
