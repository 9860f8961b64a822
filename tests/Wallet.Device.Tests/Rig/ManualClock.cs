using Wallet.Core.Ports;

namespace Wallet.Device.Tests.Rig;

/// <summary>Both clocks of a board, moved by the test.</summary>
internal sealed class ManualClock : IMonotonicClock, IRealTimeClock
{
    private long _offsetMs;

    /// <summary>Milliseconds since the start.</summary>
    public long TimeMs { get; set; }

    /// <summary>Whether the battery-backed clock has a time.</summary>
    public bool IsSet { get; set; }

    /// <inheritdoc/>
    public long NowMs()
    {
        return TimeMs;
    }

    /// <inheritdoc/>
    public bool TryRead(out long unixMs)
    {
        unixMs = IsSet ? (TimeMs + _offsetMs) / 1000 * 1000 : 0;
        return IsSet;
    }

    /// <inheritdoc/>
    public void Set(long unixMs)
    {
        _offsetMs = (unixMs / 1000 * 1000) - TimeMs;
        IsSet = true;
    }
}
