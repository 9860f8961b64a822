namespace Wallet.Core.Clock;

/// <summary>What the present time rests on. Numbers are for ever, as those of <see cref="TimeState"/>.</summary>
public enum TimeSource
{
    /// <summary>There is no time.</summary>
    None = 0,
    /// <summary>Time signed since the start, carried on by the monotonic clock.</summary>
    Signed = 1,
    /// <summary>Time signed before the start, carried over it by the battery-backed clock.</summary>
    Battery = 2,
    /// <summary>One of those, and a satellite receiver has confirmed it since.</summary>
    Satellite = 3,
}
