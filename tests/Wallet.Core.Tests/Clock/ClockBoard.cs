using System;
using Wallet.Core.Ports;

namespace Wallet.Core.Tests.Clock;

/// <summary>
/// The three clocks of a board in a world with a true time: each runs at its own rate, and each can be made to lie.
/// </summary>
internal sealed class ClockBoard : IMonotonicClock, IRealTimeClock, ISatelliteClock
{
    private long _startedMs;
    private long _rtcFromMs;
    private long _rtcUnixMs;

    /// <summary>What time it truly is, Unix milliseconds.</summary>
    public long TrueMs { get; private set; } = 1_780_000_000_400;

    public int MonotonicPpm { get; set; }

    public int RtcPpm { get; set; }

    /// <summary>Whether the chip has a time; false is an empty battery, or one that nobody has set.</summary>
    public bool RtcRuns { get; set; }

    public bool HasFix { get; set; }

    /// <summary>What the receiver adds to the true time: its error, or somebody's transmitter.</summary>
    public long SatelliteOffMs { get; set; }

    public void Pass(long ms) => TrueMs += ms;

    /// <summary>The power was off for so long; milliseconds count from 0 again.</summary>
    public void PowerOff(long ms)
    {
        Pass(ms);
        _startedMs = TrueMs;
    }

    /// <summary>Somebody moves the chip.</summary>
    public void MoveRtc(long byMs) => _rtcUnixMs += byMs;

    public long NowMs() => Run(TrueMs - _startedMs, MonotonicPpm);

    bool ISatelliteClock.TryRead(out long unixMs)
    {
        unixMs = HasFix ? TrueMs + SatelliteOffMs : 0;
        return HasFix;
    }

    public bool TryRead(out long unixMs)
    {
        unixMs = RtcRuns ? (_rtcUnixMs + Run(TrueMs - _rtcFromMs, RtcPpm)) / 1000 * 1000 : 0;
        return RtcRuns;
    }

    public void Set(long unixMs)
    {
        RtcRuns = true;
        _rtcFromMs = TrueMs;
        _rtcUnixMs = unixMs / 1000 * 1000;
    }

    private static long Run(long ms, int ppm) => ms + (ms * ppm / 1_000_000);
}
