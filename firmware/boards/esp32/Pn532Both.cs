using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>Both sides of a touch with one PN532: a card, and a reader while another card is to pay it.</summary>
/// <remarks>
/// Who calls decides: the loop and the dialogs ask for commands, and whoever receives looks for a card. The chip then
/// ends what it did before. The reader is there only as long as it reads, so that it takes no memory else.
/// </remarks>
public sealed class Pn532Both : ITouchTarget, ITouchReader, ISwitched
{
    private readonly Pn532Hsu _chip;
    private readonly IMonotonicClock _clock;
    private readonly IEvents _events;
    private readonly Pn532Target _target;
    private Pn532Reader _reader;
    private bool _isAsleep;

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
        if (_isAsleep)
        {
            return 0;
        }

        StopReading();
        return _target.TryReceive(buffer, offset, count);
    }

    /// <inheritdoc />
    public bool Reply(byte[] buffer, int offset, int count)
    {
        return !_isAsleep && _reader == null && _target.Reply(buffer, offset, count);
    }

    /// <inheritdoc />
    public bool CardPresent()
    {
        return !_isAsleep && Read().CardPresent();
    }

    /// <inheritdoc />
    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        return _isAsleep ? Pn532Reader.Gone : Read().Exchange(command, commandCount, answer, timeoutMs);
    }

    /// <inheritdoc />
    public void Switch(bool isOn)
    {
        if (!_isAsleep && !isOn)
        {
            StopReading();
            _target.Stop();
            _chip.PowerDown();
        }

        _isAsleep = !isOn;
    }

    private void StopReading()
    {
        if (_reader != null)
        {
            _reader.Stop();
            _reader = null;
        }
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
