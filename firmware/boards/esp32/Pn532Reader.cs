using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Boards.Esp32;

/// <summary>The terminal's side of a touch: a PN532 that reads a card (UM0701-02 7.3, In commands).</summary>
public sealed class Pn532Reader : ITouchReader, ISwitched
{
    /// <summary>What an exchange ends with where there is no card, or none any more.</summary>
    public const int Gone = -1;

    private const int TooLong = -2;

    private const byte InDataExchange = 0x40;
    private const int CommandHeaderBytes = 2;
    private const int ChipTimeoutMs = 200;

    // A card that cannot be selected: for so long it is taken to be there still, and so often it is tried.
    private const int AbsentMs = 300;
    private const int RetryMs = 20;

    // A chip that does not answer is asked again no sooner than this.
    private const int WakeRetryMs = 1000;

    // Answers that make no sense: the card is somebody else's.
    private const int StrangeMax = 5;

    private readonly Pn532Hsu _chip;
    private readonly IMonotonicClock _clock;
    private readonly IEvents _events;
    private readonly byte[] _piece = new byte[CommandHeaderBytes + Pn532Message.PieceBytesMax];
    private readonly Pn532Message _out = new Pn532Message();
    private readonly Pn532Message _in = new Pn532Message();
    private bool _isAsleep;
    private bool _isAwake;
    private bool _isSelected;
    private bool _isFetching;
    private long _wakeAtMs;
    private long _seenMs = -AbsentMs;
    private int _sendIndex;
    private int _counter;

    /// <summary>Reads with this chip, which is woken at the first call.</summary>
    public Pn532Reader(Pn532Hsu chip, IMonotonicClock clock, IEvents events)
    {
        _chip = chip;
        _clock = clock;
        _events = events;
    }

    /// <inheritdoc />
    public bool CardPresent()
    {
        if (_isSelected && !IsStillThere())
        {
            Release();
        }

        if (_isSelected || TrySelect())
        {
            return true;
        }

        return !_isAsleep && _clock.NowMs() - _seenMs < AbsentMs;
    }

    /// <inheritdoc />
    public int Exchange(byte[] command, int commandCount, byte[] answer, int timeoutMs)
    {
        if (_isAsleep)
        {
            return Gone;
        }

        long deadlineMs = _clock.NowMs() + timeoutMs;
        long lostMs = _clock.NowMs();
        int strange = 0;
        _counter++;
        _out.Set(command, commandCount, _counter);
        _in.Clear(answer);
        _isFetching = false;
        _sendIndex = 0;
        while (_clock.NowMs() < deadlineMs)
        {
            if (!_isSelected && !TrySelect())
            {
                // A card that has all of the command is deaf to the field until it has its answer.
                bool mayThink = _isFetching && _in.NextIndex == 0 && _out.IsLast(_sendIndex);
                if (!mayThink && _clock.NowMs() - lostMs > AbsentMs)
                {
                    break;
                }

                _events.Wait(RetryMs);
                continue;
            }

            if (!TrySend(deadlineMs))
            {
                Release();
                _isFetching = true;
                lostMs = _clock.NowMs();
                continue;
            }

            if (!TakeAnswer())
            {
                strange++;
            }

            if (_in.IsWhole)
            {
                return _in.Count;
            }

            if (_in.Count > answer.Length || strange > StrangeMax)
            {
                break;
            }
        }

        bool tooLong = _in.Count > answer.Length;
        Release();
        return tooLong ? TooLong : Gone;
    }

    /// <summary>Lets the card go and switches the field off, for another use of the chip.</summary>
    public void Stop()
    {
        Release();
        SwitchFieldOff();
    }

    /// <inheritdoc />
    public void Switch(bool isOn)
    {
        if (!_isAsleep && !isOn)
        {
            Release();
            _chip.PowerDown();
            _isAwake = false;
            _wakeAtMs = 0;
        }

        _isAsleep = !isOn;
    }

    // One piece of the command, or the question for one of the answer.
    private bool TrySend(long deadlineMs)
    {
        int count;
        if (_isFetching)
        {
            _piece[CommandHeaderBytes] = Pn532Message.Fetch;
            _out.CopyTag(_piece, CommandHeaderBytes + 1);
            count = Pn532Message.TagBytes + 2;
            _piece[CommandHeaderBytes + count - 1] = (byte)_in.NextIndex;
        }
        else
        {
            count = _out.Write(_sendIndex, _piece, CommandHeaderBytes);
        }

        // 7.3.8: the target's number and the data; the response's first byte is the status, 0 where all went well.
        _piece[0] = InDataExchange;
        _piece[1] = 1;
        int leftMs = (int)(deadlineMs - _clock.NowMs());
        return _chip.Run(_piece, CommandHeaderBytes + count, leftMs)
            && _chip.AnswerCount > Pn532Hsu.Parameters + 1
            && _chip.Answer[Pn532Hsu.Parameters] == 0;
    }

    // False where the answer makes no sense at this point.
    private bool TakeAnswer()
    {
        byte[] data = _chip.Answer;
        int offset = Pn532Hsu.Parameters + 1;
        int count = _chip.AnswerCount - offset;
        switch (data[offset])
        {
            case Pn532Message.First:
                _isFetching = true;
                return _in.TakeFirst(data, offset, count);
            case Pn532Message.Next:
                _isFetching = true;
                return _in.TakeNext(data, offset, count);
            case Pn532Message.Taken:
                _isFetching = false;
                return count > 1 && TakeIndex(data[offset + 1]);
            case Pn532Message.Unknown:
                _isFetching = false;
                _in.Clear();
                return TakeIndex(0);
            default:
                _isFetching = true;
                return false;
        }
    }

    private bool TakeIndex(int index)
    {
        bool isThere = index == 0 || !_out.IsLast(index - 1);
        _sendIndex = isThere ? index : 0;
        return isThere && index > 0;
    }

    private bool TrySelect()
    {
        if (!TryWake())
        {
            return false;
        }

        // 7.3.5: one target, 106 kbps type A. 20h in its SEL_RES: it speaks ISO/IEC 14443-4.
        byte[] inListPassiveTarget = { 0x4A, 1, 0 };
        if (!_chip.Run(inListPassiveTarget, inListPassiveTarget.Length, ChipTimeoutMs))
        {
            _isAwake = false;
            return false;
        }

        _isSelected = _chip.AnswerCount > Pn532Hsu.Parameters + 4
            && _chip.Answer[Pn532Hsu.Parameters] == 1
            && (_chip.Answer[Pn532Hsu.Parameters + 4] & 0x20) != 0;
        if (_isSelected)
        {
            _seenMs = _clock.NowMs();
        }

        return _isSelected;
    }

    private bool TryWake()
    {
        long nowMs = _clock.NowMs();
        if (_isAsleep || _isAwake || nowMs < _wakeAtMs)
        {
            return _isAwake;
        }

        // 7.3.1 item 5: retries of ATR and PSL as they are, of the search for a card none: no call is to wait for one.
        _wakeAtMs = nowMs + WakeRetryMs;
        byte[] retries = { 0x32, 5, 0xFF, 1, 0 };
        _isAwake = _chip.WakeUp() && _chip.Run(retries, retries.Length, ChipTimeoutMs);
        return _isAwake;
    }

    // 7.2.1, test 6: the card is asked to say its last block again.
    private bool IsStillThere()
    {
        byte[] diagnose = { 0x00, 6 };
        bool isThere = _chip.Run(diagnose, diagnose.Length, ChipTimeoutMs)
            && _chip.AnswerCount > Pn532Hsu.Parameters
            && _chip.Answer[Pn532Hsu.Parameters] == 0;
        if (isThere)
        {
            _seenMs = _clock.NowMs();
        }

        return isThere;
    }

    // 7.3.11: the card is told, and the chip forgets it, so that nothing late is taken for the next answer. A card that
    // is thinking does not hear that and would ignore the next selection too: without the field (7.3.1 item 1) it
    // starts anew. The next selection switches the field on.
    private void Release()
    {
        if (!_isSelected)
        {
            return;
        }

        _isSelected = false;
        _chip.Abort();
        byte[] inRelease = { 0x52, 0 };
        _isAwake = _chip.Run(inRelease, inRelease.Length, ChipTimeoutMs) && SwitchFieldOff();
    }

    private bool SwitchFieldOff()
    {
        byte[] fieldOff = { 0x32, 1, 0 };
        return _chip.Run(fieldOff, fieldOff.Length, ChipTimeoutMs);
    }
}
