using System;
using Wallet.Virtual.Scheduling;

namespace Wallet.Simulator.World;

/// <summary>The institutions' clock: the world's true time, until a scenario puts it wrong.</summary>
internal sealed class InstitutionsClock(Scheduler scheduler) : TimeProvider
{
    private readonly SchedulerTimeProvider _time = new(scheduler);

    /// <summary>How far it is ahead, milliseconds.</summary>
    public long AheadMs { get; set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _time.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => _time.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow().AddMilliseconds(AheadMs);

    /// <inheritdoc/>
    public override long GetTimestamp() => _time.GetTimestamp();
}
