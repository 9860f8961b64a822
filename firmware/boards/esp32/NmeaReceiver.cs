using Wallet.Core.Clock;
using Wallet.Core.Ports;

namespace Wallet.Boards.Esp32;

/// <summary>A satellite receiver that talks NMEA 0183 on a UART, 9,600 baud as a rule.</summary>
/// <remarks>
/// NMEA has no sentence that puts a receiver to sleep. What u-blox receivers have (UBX-RXM-PMREQ: backup, until bytes
/// come) is sent to whichever there is; others do not know it and stay awake.
/// </remarks>
public sealed class NmeaReceiver : ISatelliteClock, ISwitched
{
    /// <summary>
    /// Room its UART needs: at 9,600 baud 960 bytes a second come in, and it is emptied twice a second.
    /// </summary>
    public const int ReadBufferBytes = 1024;

    /// <summary>What has lain in the buffer for longer is thrown away.</summary>
    private const int PauseMsMax = 500;

    /// <summary>Receivers speak once a second; one sentence may be lost.</summary>
    private const int AgeMsMax = 2000;

    private readonly IByteLink _line;
    private readonly IMonotonicClock _clock;
    private readonly NmeaSentence _sentence = new NmeaSentence();
    private readonly NmeaTime _time = new NmeaTime(NmeaTime.FirstYear);
    private readonly byte[] _buffer = new byte[64];
    private bool _isAsleep;
    private bool _hasTime;
    private long _unixMs;
    private long _takenMs;
    private long _askedMs = -PauseMsMax - 1;

    /// <summary>Listens on a line; nothing but sleep and waking is ever sent to the receiver.</summary>
    public NmeaReceiver(IByteLink line, IMonotonicClock clock)
    {
        _line = line;
        _clock = clock;
    }

    /// <inheritdoc />
    public bool TryRead(out long unixMs)
    {
        if (_isAsleep)
        {
            unixMs = 0;
            return false;
        }

        long nowMs = _clock.NowMs();
        bool isStale = nowMs - _askedMs > PauseMsMax;
        _askedMs = nowMs;
        if (isStale)
        {
            _sentence.Reset();
        }

        int count = _line.Read(_buffer, 0, _buffer.Length);
        while (count > 0)
        {
            for (int i = 0; i < count && !isStale; i++)
            {
                Take(_buffer[i], nowMs);
            }

            count = _line.Read(_buffer, 0, _buffer.Length);
        }

        bool isValid = _hasTime && nowMs - _takenMs <= AgeMsMax;
        unixMs = isValid ? _unixMs + (nowMs - _takenMs) : 0;
        return isValid;
    }

    /// <inheritdoc />
    public void Switch(bool isOn)
    {
        if (!_isAsleep && !isOn)
        {
            byte[] sleep = { 0xB5, 0x62, 0x02, 0x41, 8, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x4D, 0x3B };
            _line.Write(sleep, 0, sleep.Length);
            _hasTime = false;
        }
        else if (_isAsleep && isOn)
        {
            byte[] wake = { 0xFF };
            _line.Write(wake, 0, wake.Length);
        }

        _isAsleep = !isOn;
    }

    private void Take(byte b, long nowMs)
    {
        if (!_sentence.Push(b))
        {
            return;
        }

        if (_time.TryTake(_sentence.Body, _sentence.Count, out long unixMs))
        {
            _unixMs = unixMs;
            _takenMs = nowMs;
        }

        _hasTime = _time.HasFix;
    }
}
