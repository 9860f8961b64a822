using System;
using System.Threading;

namespace Wallet.Virtual.Scheduling;

/// <summary>The world's true time for host code that takes a <see cref="TimeProvider"/>, such as the bank.</summary>
/// <remarks>
/// May be read from any thread. It has no timers, since a callback outside of the turns could not be replayed: use
/// <see cref="Scheduler.At"/>.
/// </remarks>
public sealed class SchedulerTimeProvider(Scheduler scheduler) : TimeProvider
{
    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc />
    public override long TimestampFrequency => 1000;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(scheduler.UnixNowMs);

    /// <inheritdoc />
    public override long GetTimestamp() => scheduler.NowMs;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("The world's time has no timers: use Scheduler.At.");
}
