using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>Both sides of a touch with one PN532: a card, and a reader while another card is to pay it.</summary>
/// <remarks>
/// Who calls decides: the loop and the dialogs ask for commands, and whoever receives looks for a card. The chip then
/// ends what it did before. The reader is there only as long as it reads, so that it takes no memory else.
/// </remarks>
public sealed class Pn532Both : ITouchTarget, ITouchReader
{
    private readonly Pn532Hsu _chip;
    private readonly IMonotonicClock _clock;
    private readonly IEvents _events;
    private readonly Pn532Target _target;
    private Pn532Reader _reader;

    /// <summary>A card with this chip, which is woken and armed at the first call.</summary>
    public Pn532Both(Pn532Hsu chip, IMonotonicClock clock, IEvents events)
    {
        _chip = chip;
        _clock = clock;
        _events = events;
        _target = new Pn532Target(chip, clock, events);
    }

    /// <inheritdoc />
    public int TryReceive(byte[] buffer, int offset, int count)
    {
        if (_reader != null)
        {
            _reader.Stop();
            _reader = null;
        }

        return _target.TryReceive(buffer, offset, count);
    }

    /// <inheritdoc />
    public bool Reply(byte[] buffer, int offset, int count)
    {
        return _reader == null && _target.Reply(buffer, offset, count);
    }

    /// <inheritdoc />
    public bool CardPresent()
    {
        return Read().CardPresent();
    }

    /// <inheritdoc />
    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        return Read().Exchange(command, commandCount, answer, timeoutMs);
    }

    private Pn532Reader Read()
    {
        if (_reader == null)
        {
            _target.Stop();
            _reader = new Pn532Reader(_chip, _clock, _events);
        }

        return _reader;
    }
}
