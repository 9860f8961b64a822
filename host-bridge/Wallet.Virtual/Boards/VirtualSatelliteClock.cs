using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>A satellite receiver; without a fix until <see cref="HasFix"/> is set.</summary>
public sealed class VirtualSatelliteClock : ISatelliteClock
{
    private readonly BoardPower _power;

    internal VirtualSatelliteClock(BoardPower power)
    {
        _power = power;
    }

    /// <summary>Whether it sees enough of the sky.</summary>
    public bool HasFix { get; set; }

    /// <summary>What somebody with a transmitter adds to the true time, in milliseconds.</summary>
    public long ForgedByMs { get; set; }

    /// <summary>What an honest receiver with a fix says.</summary>
    public long TrueUnixMs => _power.Scheduler.UnixNowMs;

    /// <inheritdoc />
    public bool TryRead(out long unixMs)
    {
        _power.Check();
        unixMs = HasFix ? TrueUnixMs + ForgedByMs : 0;
        return HasFix;
    }
}
