namespace Wallet.Core.Ports;

/// <summary>The card's side of a touch: a contactless card that answers commands (ISO/IEC 14443-4 target).</summary>
public interface ITouchTarget
{
    /// <summary>Takes the next command, if one has arrived. Never blocks.</summary>
    /// <returns>Its length in bytes, 0 when none waits.</returns>
    int TryReceive(byte[] buffer, int offset, int count);

    /// <summary>
    /// Answers the command last received. False when the reader has gone; the answer may or may not have arrived.
    /// </summary>
    bool Reply(byte[] buffer, int offset, int count);
}
