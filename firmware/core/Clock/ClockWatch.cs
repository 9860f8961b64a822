using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Clock;

/// <summary>Holds the clocks of the board against each other, every ten minutes while the device is idle.</summary>
/// <remarks>
/// A round looks at the battery-backed clock, asks the satellite receiver for up to a minute until it has a fix, and
/// once an hour keeps the time. Where there is no sky the receiver is asked once an hour. What is refused is noted.
/// </remarks>
public sealed class ClockWatch
{
    /// <summary>From one round to the next.</summary>
    public const int RoundMs = 10 * 60 * 1000;

    /// <summary>How often the time is kept, and a receiver without a fix is asked.</summary>
    public const int HourMs = 60 * 60 * 1000;

    /// <summary>
    /// A receiver throws away what came in while nobody asked, so it is asked this often...
    /// </summary>
    public const int AskEveryMs = 400;

    /// <summary>
    /// ...and for so long: a sentence comes every second, but a receiver that had no power for hours first needs half a
    /// minute of clear sky.
    /// </summary>
    public const int AskForMs = 60000;

    private readonly TrustedClock _clock;
    private readonly ISatelliteClock _satellite;
    private readonly IMonotonicClock _monotonic;
    private readonly RefusalLog _refusals;
    private TimeState _state;
    private long _roundMs;
    private long _keepMs;
    private long _skyMs;
    private long _askMs;
    private long _askUntilMs;

    /// <summary>A watch over the clock of a device.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="ports">Of them the receiver, which may be null, and the monotonic clock.</param>
    /// <param name="refusals">Where readings that are refused are noted.</param>
    public ClockWatch(TrustedClock clock, DevicePorts ports, RefusalLog refusals)
    {
        _clock = clock;
        _satellite = ports.Satellite;
        _monotonic = ports.Monotonic;
        _refusals = refusals;
        _state = clock.State;
        _keepMs = _monotonic.NowMs() + HourMs;
    }

    /// <summary>True while the receiver is asked: it needs power only then.</summary>
    public bool IsLooking
    {
        get { return _askUntilMs != 0 && _monotonic.NowMs() < _askUntilMs; }
    }

    /// <summary>Does what is due.</summary>
    /// <returns>True where the state of the clock has changed, so that the page may have to.</returns>
    public bool Step()
    {
        long nowMs = _monotonic.NowMs();
        if (_clock.IsSet)
        {
            if (nowMs >= _roundMs)
            {
                BeginRound(nowMs);
            }

            if (_askUntilMs != 0 && nowMs >= _askMs)
            {
                Ask(nowMs);
            }
        }

        TimeState before = _state;
        _state = _clock.State;
        return _state != before;
    }

    /// <summary>Milliseconds until something is due.</summary>
    public int WaitMs()
    {
        if (!_clock.IsSet)
        {
            return RoundMs;
        }

        long nowMs = _monotonic.NowMs();
        long dueMs = _askUntilMs != 0 && _askMs < _roundMs ? _askMs : _roundMs;
        return dueMs > nowMs ? (int)(dueMs - nowMs) : 0;
    }

    private void BeginRound(long nowMs)
    {
        _roundMs = nowMs + RoundMs;
        Note(_clock.CheckRealTime());
        if (nowMs >= _keepMs)
        {
            _keepMs = nowMs + HourMs;
            Note(_clock.Keep());
        }

        if (_satellite != null && nowMs >= _skyMs)
        {
            _askMs = nowMs;
            _askUntilMs = nowMs + AskForMs;
        }
    }

    private void Ask(long nowMs)
    {
        _askMs = nowMs + AskEveryMs;
        if (_satellite.TryRead(out long unixMs))
        {
            Note(_clock.HearSatellite(unixMs));
            _askUntilMs = 0;
        }
        else if (nowMs >= _askUntilMs)
        {
            _askUntilMs = 0;
            _skyMs = nowMs + HourMs;
        }
    }

    private void Note(StatusCode status)
    {
        _refusals.Note(RefusalLog.ReadingType, status);
    }
}
