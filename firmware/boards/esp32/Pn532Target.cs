using System;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Boards.Esp32;

/// <summary>The card's side of a touch: a PN532 that is a card (UM0701-02 7.3, Tg commands).</summary>
/// <remarks>
/// The chip answers the reader's selection itself, then hands over each block (TgGetData) and waits for the answer
/// (TgSetData). One command at a time runs in the chip, and every call looks at what became of it.
/// </remarks>
public sealed class Pn532Target : ITouchTarget
{
    /// <summary>Bytes of a command at most.</summary>
    public const int CommandBytesMax = TouchCarry.MessageBytesMax;

    /// <summary>
    /// Bytes that there is always room for; a longer command gets a buffer of its own until it is taken.
    /// </summary>
    public const int UsualBytesMax = 256;

    // What runs in the chip.
    private const int Nothing = 0;
    private const int Arming = 1;
    private const int Listening = 2;
    private const int Answering = 3;
    private const int Thinking = 4;

    private const byte TgSetData = 0x8E;
    private const int ChipTimeoutMs = 200;
    private const int WakeRetryMs = 1000;

    // What the chip says of these never came, or the reader has gone without a word: it is armed anew.
    private const int ArmAgainMs = 5000;
    private const int ListenMs = 3000;
    private const int AnswerMs = 300;
    private const int ThinkMs = 10000;

    // How long an answer waits for the reader to come for its next piece.
    private const int PatienceMs = 400;
    private const int WaitStepMs = 2;
    private const int StepsMax = 4;

    private readonly Pn532Hsu _chip;
    private readonly IMonotonicClock _clock;
    private readonly IEvents _events;
    private readonly byte[] _piece = new byte[1 + Pn532Message.PieceBytesMax];
    private readonly byte[] _buffer = new byte[UsualBytesMax];
    private readonly Pn532Message _in = new Pn532Message();
    private readonly Pn532Message _out = new Pn532Message();
    private int _state;
    private long _stateMs;
    private bool _isAwake;
    private long _wakeAtMs;
    private int _askedIndex;
    private bool _isUnread;
    private bool _isUnanswered;
    private bool _isLastPiece;
    private bool _isDelivered;

    /// <summary>A card with this chip, which is woken and armed at the first call.</summary>
    public Pn532Target(Pn532Hsu chip, IMonotonicClock clock, IEvents events)
    {
        _chip = chip;
        _clock = clock;
        _events = events;
        _in.Clear(_buffer);
    }

    /// <inheritdoc />
    public int TryReceive(byte[] buffer, int offset, int count)
    {
        Pump();
        if (!_isUnread)
        {
            return 0;
        }

        _isUnread = false;
        if (_in.Count > count)
        {
            Forget();
            Enter(Nothing);
            return 0;
        }

        _in.CopyTo(buffer, offset);
        _in.LetGo(_buffer);
        _isUnanswered = true;
        return _in.Count;
    }

    /// <inheritdoc />
    public bool Reply(byte[] buffer, int offset, int count)
    {
        if (!_isUnanswered)
        {
            return false;
        }

        _isUnanswered = false;
        _isDelivered = false;
        _out.Set(Bytes.Slice(buffer, offset, count), count, _in.Counter);
        if (_state == Thinking)
        {
            SendPiece(_askedIndex);
        }

        // A reader that has lost patience comes back for the answer; one that comes with something new has no more use
        // for it.
        long deadlineMs = _clock.NowMs() + PatienceMs;
        while (!_isDelivered && _in.IsWhole && !_isUnread && _clock.NowMs() < deadlineMs)
        {
            _events.Wait(WaitStepMs);
            if (Pump())
            {
                deadlineMs = _clock.NowMs() + PatienceMs;
            }
        }

        return _isDelivered;
    }

    /// <summary>Ends what the chip does, for another use of it; the next call wakes and arms it anew.</summary>
    public void Stop()
    {
        _chip.Abort();
        Forget();
        Enter(Nothing);
        _isAwake = false;
        _wakeAtMs = 0;
    }

    // True where a block of the reader came in.
    private bool Pump()
    {
        bool heard = false;
        for (int i = 0; i < StepsMax; i++)
        {
            if (_state == Nothing)
            {
                Arm();
            }

            if (_state == Nothing)
            {
                return heard;
            }

            int result = _state == Thinking ? Pn532Hsu.Pending : _chip.Poll();
            if (result == Pn532Hsu.Pending)
            {
                ArmIfTooLong();
                return heard;
            }

            bool isGood = result == Pn532Hsu.Done && _chip.AnswerCount > Pn532Hsu.Parameters;
            int status = _chip.Answer[Pn532Hsu.Parameters];
            if (isGood && _state == Arming)
            {
                Listen();
            }
            else if (isGood && _state == Answering && status == 0)
            {
                _isDelivered = _isDelivered || _isLastPiece;
                Listen();
            }
            else if (isGood && _state == Listening && status == 0)
            {
                heard = true;
                TakeBlock(Pn532Hsu.Parameters + 1, _chip.AnswerCount - Pn532Hsu.Parameters - 1);
            }
            else
            {
                // Released, out of the field, or the chip makes no sense.
                Enter(Nothing);
            }
        }

        return heard;
    }

    private void TakeBlock(int offset, int count)
    {
        byte[] block = _chip.Answer;
        int kind = count > 0 ? block[offset] : 0;
        bool isOurs = count > 1 && _in.HasTag(block, offset + 1, count - 1);
        if (kind == Pn532Message.First && !(isOurs && _in.IsWhole))
        {
            Forget();
            int announced = Pn532Message.Announced(block, offset, count);
            if (announced > UsualBytesMax && announced <= CommandBytesMax)
            {
                _in.Clear(new byte[announced]);
            }

            TakePiece(_in.TakeFirst(block, offset, count));
        }
        else if (kind == Pn532Message.Next)
        {
            TakePiece(_in.TakeNext(block, offset, count) || (_in.Count > 0 && !_in.IsWhole));
        }
        else if (isOurs && _in.IsWhole)
        {
            // The first piece once more: the reader has not heard that all of them are here.
            _askedIndex = kind == Pn532Message.Fetch && count > Pn532Message.TagBytes + 1
                ? block[offset + Pn532Message.TagBytes + 1] : 0;
            SendPiece(_askedIndex);
        }
        else
        {
            TakePiece(isOurs && kind == Pn532Message.Fetch);
        }
    }

    // Says which piece is missing next; nothing where there is none, because the answer to the command will say more.
    private void TakePiece(bool isKnown)
    {
        if (isKnown && _in.IsWhole)
        {
            _isUnread = true;
            _askedIndex = 0;
            Enter(Thinking);
            return;
        }

        _piece[1] = isKnown ? Pn532Message.Taken : Pn532Message.Unknown;
        _piece[2] = (byte)_in.NextIndex;
        Send(isKnown ? 2 : 1);
    }

    private void SendPiece(int index)
    {
        if (_out.Count == 0)
        {
            Enter(Thinking);
            return;
        }

        int count = _out.Write(index, _piece, 1);
        if (count > 0)
        {
            Send(count);
            _isLastPiece = _out.IsLast(index);
        }
        else
        {
            _piece[1] = Pn532Message.Unknown;
            Send(1);
        }
    }

    // 7.3.17.
    private void Send(int count)
    {
        _isLastPiece = false;
        _piece[0] = TgSetData;
        Enter(_chip.Begin(_piece, 1 + count) ? Answering : Nothing);
    }

    // 7.3.16.
    private void Listen()
    {
        byte[] tgGetData = { 0x86 };
        Enter(_chip.Begin(tgGetData, 1) ? Listening : Nothing);
    }

    private void Arm()
    {
        if (!TryWake())
        {
            return;
        }

        // 7.3.14: passive only, as a card only; SENS_RES, 3 bytes of an identifier that says "random" before them,
        // SEL_RES: ISO/IEC 14443-4; nothing for FeliCa and peer-to-peer, no general and no historical bytes.
        byte[] tgInitAsTarget = new byte[38];
        int identifier = (int)(_clock.NowMs() & 0xFFFFFF);
        tgInitAsTarget[0] = 0x8C;
        tgInitAsTarget[1] = 0x05;
        tgInitAsTarget[2] = 0x04;
        tgInitAsTarget[4] = (byte)identifier;
        tgInitAsTarget[5] = (byte)(identifier >> 8);
        tgInitAsTarget[6] = (byte)(identifier >> 16);
        tgInitAsTarget[7] = 0x20;
        _isAwake = _chip.Begin(tgInitAsTarget, tgInitAsTarget.Length);
        Enter(_isAwake ? Arming : Nothing);
    }

    private bool TryWake()
    {
        long nowMs = _clock.NowMs();
        if (_isAwake || nowMs < _wakeAtMs)
        {
            return _isAwake;
        }

        // 7.2.9: as a card, the chip itself answers the request for its ATS and speaks ISO/IEC 14443-4.
        _wakeAtMs = nowMs + WakeRetryMs;
        byte[] setParameters = { 0x12, 0x30 };
        _isAwake = _chip.WakeUp() && _chip.Run(setParameters, setParameters.Length, ChipTimeoutMs);
        return _isAwake;
    }

    private void ArmIfTooLong()
    {
        int limitMs = _state == Arming ? ArmAgainMs
            : _state == Listening ? ListenMs
            : _state == Answering ? AnswerMs : ThinkMs;
        if (_clock.NowMs() - _stateMs > limitMs)
        {
            Enter(Nothing);
        }
    }

    private void Enter(int state)
    {
        _state = state;
        _stateMs = _clock.NowMs();
    }

    private void Forget()
    {
        _isUnread = false;
        _isUnanswered = false;
        _in.Clear(_buffer);
        _out.Count = 0;
    }
}
