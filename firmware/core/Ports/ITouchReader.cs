namespace Wallet.Core.Ports;

/// <summary>
/// The payee's side of a touch: a contactless reader that sends commands (ISO/IEC 14443-4 initiator).
/// </summary>
public interface ITouchReader
{
    /// <summary>True while a card is in the field.</summary>
    bool CardPresent();

    /// <summary>Sends a command and waits for the answer, at most <paramref name="timeoutMs"/>.</summary>
    /// <returns>
    /// Length of the answer; -1 when the card has gone or stayed silent, in which case the command may or may not have
    /// been carried out; -2 when the answer does not fit.
    /// </returns>
    int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs);
}
