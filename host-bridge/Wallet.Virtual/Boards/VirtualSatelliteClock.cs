using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>A satellite receiver; without a fix until <see cref="HasFix"/> is set.</summary>
public sealed class VirtualSatelliteClock : ISatelliteClock
{
    private readonly BoardPower _power;
    private readonly VirtualPower _parts;
    private long _onSinceMs;

    internal VirtualSatelliteClock(BoardPower power, VirtualPower parts)
    {
        _power = power;
        _parts = parts;
        parts.Changed += (_, _) =>
        {
            if (!parts.Has(PowerParts.Satellite)) { _onSinceMs = long.MaxValue; }
            else if (_onSinceMs == long.MaxValue) { _onSinceMs = power.Scheduler.NowMs; }
        };
    }

    /// <summary>How long it seeks before it has a fix, each time that it was given power.</summary>
    public int SeeksForMs { get; set; }

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
        bool hasFix = HasFix
            && _parts.Has(PowerParts.Satellite)
            && _power.Scheduler.NowMs - _onSinceMs >= SeeksForMs;
        unixMs = hasFix ? TrueUnixMs + ForgedByMs : 0;
        return hasFix;
    }
}
