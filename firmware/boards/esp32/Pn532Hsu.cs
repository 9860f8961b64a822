using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>A PN532 on a UART: one command at a time, with acknowledgement and repetition (UM0701-02 6.2).</summary>
/// <remarks>
/// The package's own driver is not used: its extended frames have no length checksum and it refuses the chip's, so
/// nothing over 255 bytes passes; it reads a response with waits of its own, asks for none again, and its target mode
/// blocks. Here a command may be left running and looked after between other work, which the card's side needs.
/// </remarks>
public sealed class Pn532Hsu
{
    /// <summary>Speed of the chip's UART after power-on.</summary>
    public const int BitsPerSecond = 115200;

    /// <summary>Room its UART needs: an acknowledgement and the longest response, twice.</summary>
    public const int ReadBufferBytes = 600;

    /// <summary>The command still runs.</summary>
    public const int Pending = 0;
    /// <summary>The response is there.</summary>
    public const int Done = 1;
    /// <summary>No response can be had of it any more.</summary>
    public const int Failed = 2;

    /// <summary>Where parameters begin in <see cref="Answer"/>, behind D5 and the response's code.</summary>
    public const int Parameters = 2;

    // The chip acknowledges within 15 ms (6.2.3) of a command's last byte, which leaves the UART after it was written.
    // The command is then sent again, and that would end one that runs.
    private const int AckTimeoutMs = 20;
    private const int BytesPerMs = BitsPerSecond / 10 / 1000;
    private const int Tries = 3;
    private const int WaitStepMs = 2;
    private const int ChipTimeoutMs = 100;

    // A frame takes 24 ms at most: one that stops for longer has lost a byte.
    private const int StallMs = 30;
    private const int AgainTimeoutMs = 60;

    private readonly IByteLink _line;
    private readonly IMonotonicClock _clock;
    private readonly IEvents _events;
    private readonly Pn532Frame _frame = new Pn532Frame();
    private readonly byte[] _sent = new byte[Pn532Frame.DataBytesMax + Pn532Frame.OverheadBytes];
    private readonly byte[] _buffer = new byte[64];
    private int _code;
    private int _result;
    private int _asksAgain;
    private bool _isAcknowledged;
    private long _lastByteMs;

    /// <summary>A chip on this line.</summary>
    public Pn532Hsu(IByteLink line, IMonotonicClock clock, IEvents events)
    {
        _line = line;
        _clock = clock;
        _events = events;
    }

    /// <summary>Data of the last response, from D5 on, until the next command.</summary>
    public byte[] Answer
    {
        get { return _frame.Data; }
    }

    /// <summary>Bytes of it.</summary>
    public int AnswerCount
    {
        get { return _frame.Count; }
    }

    /// <summary>
    /// Ends what the chip does, wakes it and tells it to work without a security module, which it waits for after
    /// power-on (7.2.10). The long preamble is for a chip asleep; 55h wakes it (7.2.11).
    /// </summary>
    public bool WakeUp()
    {
        Abort();
        byte[] preamble = { 0x55, 0x55, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
        _line.Write(preamble, 0, preamble.Length);
        byte[] samConfiguration = { 0x14, 0x01 };
        return Run(samConfiguration, samConfiguration.Length, ChipTimeoutMs);
    }

    /// <summary>
    /// Ends what the chip does and puts it to sleep (7.2.11), until bytes come over the line. One that has just got its
    /// supply obeys only once it was woken.
    /// </summary>
    public void PowerDown()
    {
        if (WakeUp())
        {
            byte[] powerDown = { 0x16, 0x10 };
            Run(powerDown, powerDown.Length, ChipTimeoutMs);
        }
    }

    /// <summary>Ends the command that runs: an acknowledgement from the host aborts (6.2.1.3).</summary>
    public void Abort()
    {
        byte[] ack = { 0, 0, 0xFF, 0, 0xFF, 0 };
        _line.Write(ack, 0, ack.Length);
        _result = Failed;
    }

    /// <summary>Sends a command and waits for its response.</summary>
    /// <returns>False: no response. Whether the command was carried out is then unknown.</returns>
    public bool Run(byte[] command, int count, int timeoutMs)
    {
        if (!Begin(command, count))
        {
            return false;
        }

        if (Wait(_clock.NowMs() + timeoutMs))
        {
            return true;
        }

        if (_result == Pending)
        {
            // It may have come without a head to be known by.
            AskAgain();
            return Wait(_clock.NowMs() + AgainTimeoutMs);
        }

        return false;
    }

    /// <summary>Sends a command and waits until the chip has acknowledged it; one that runs is given up.</summary>
    public bool Begin(byte[] command, int count)
    {
        while (_line.Read(_buffer, 0, _buffer.Length) > 0)
        {
            _frame.Reset();
        }

        _frame.Reset();
        _code = command[0] + 1;
        _asksAgain = 0;
        _result = Pending;
        _isAcknowledged = false;
        int length = Pn532Frame.Write(_sent, command, count);
        for (int i = 0; i < Tries && _result != Failed; i++)
        {
            _line.Write(_sent, 0, length);
            long deadlineMs = _clock.NowMs() + AckTimeoutMs + (length / BytesPerMs);
            while (Poll() == Pending && !_isAcknowledged && _clock.NowMs() < deadlineMs)
            {
                _events.Wait(WaitStepMs);
            }

            if (_isAcknowledged)
            {
                return true;
            }
        }

        _result = Failed;
        return false;
    }

    /// <summary>Looks after the command that runs, without waiting.</summary>
    /// <returns><see cref="Pending"/>, <see cref="Done"/> or <see cref="Failed"/>.</returns>
    public int Poll()
    {
        if (_result != Pending)
        {
            return _result;
        }

        long nowMs = _clock.NowMs();
        int count = _line.Read(_buffer, 0, _buffer.Length);
        while (count > 0 && _result == Pending)
        {
            _lastByteMs = nowMs;
            for (int i = 0; i < count && _result == Pending; i++)
            {
                Take(_frame.Push(_buffer[i]));
            }

            count = _result == Pending ? _line.Read(_buffer, 0, _buffer.Length) : 0;
        }

        if (_result == Pending && _frame.IsInside && nowMs - _lastByteMs > StallMs)
        {
            AskAgain();
        }

        return _result;
    }

    private bool Wait(long deadlineMs)
    {
        while (Poll() == Pending && _clock.NowMs() < deadlineMs)
        {
            _events.Wait(WaitStepMs);
        }

        return _result == Done;
    }

    private void Take(int kind)
    {
        switch (kind)
        {
            case Pn532Frame.Ack:
                _isAcknowledged = true;
                break;
            case Pn532Frame.Response:
                // Of another command: a late one. Of ours it also says that the command came through.
                if (_frame.Data[1] == _code)
                {
                    _isAcknowledged = true;
                    _result = Done;
                }

                break;
            case Pn532Frame.Error:
                _result = Failed;
                break;
            case Pn532Frame.Damaged:
                if (_isAcknowledged)
                {
                    AskAgain();
                }

                break;
        }
    }

    // Not acknowledged by the host, the chip sends its last response again (6.2.1.4).
    private void AskAgain()
    {
        _frame.Reset();
        _asksAgain++;
        if (_asksAgain > Tries)
        {
            _result = Failed;
            return;
        }

        byte[] nack = { 0, 0, 0xFF, 0xFF, 0, 0 };
        _line.Write(nack, 0, nack.Length);
    }
}
