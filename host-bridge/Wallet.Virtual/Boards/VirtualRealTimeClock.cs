using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>A clock chip with a battery: it drifts, can be wrong, and can have lost the time.</summary>
/// <remarks>
/// A new chip shows the true time. What is settable here is what a person or an attacker could do to it.
/// </remarks>
public sealed class VirtualRealTimeClock : IRealTimeClock
{
    private const long PartsPerMillion = 1_000_000;

    private readonly BoardPower _power;
    private readonly Scheduler _scheduler;
    private long _setToUnixMs;
    private long _setAtMs;
    private int _driftPpm;
    private bool _isSet;
    private bool _isSetToTrueTime = true;

    internal VirtualRealTimeClock(BoardPower power)
    {
        _power = power;
        _scheduler = power.Scheduler;
        power.OnLost(ForgetWithoutBattery);
    }

    /// <summary>Parts per million by which the chip runs fast, or slow where negative, from now on.</summary>
    public int DriftPpm
    {
        get => _driftPpm;
        set
        {
            if (TryReadMs(out long unixMs)) { Put(unixMs); }
            _driftPpm = value;
        }
    }

    /// <summary>True where the chip loses the time together with the power.</summary>
    public bool HasDeadBattery { get; set; }

    /// <summary>Puts the chip to any time, with or without power.</summary>
    public void PutTo(long unixMs) => Put(unixMs);

    /// <summary>Makes the chip lose the time now.</summary>
    public void Forget()
    {
        _isSet = false;
        _isSetToTrueTime = false;
    }

    /// <inheritdoc />
    public bool TryRead(out long unixMs)
    {
        _power.Check();
        bool known = TryReadMs(out long exactMs);
        unixMs = known ? FloorToSecond(exactMs) : 0;
        return known;
    }

    /// <inheritdoc />
    public void Set(long unixMs)
    {
        _power.Check();
        Put(FloorToSecond(unixMs));
    }

    private static long FloorToSecond(long unixMs)
    {
        long rest = unixMs % 1000;
        return unixMs - (rest < 0 ? rest + 1000 : rest);
    }

    private bool TryReadMs(out long unixMs)
    {
        if (_isSetToTrueTime)
        {
            // Nobody has touched the chip: it counts from the start of the world, whose true time may be set late.
            unixMs = Drifted(_scheduler.EpochUnixMs, _scheduler.NowMs);
            return true;
        }

        unixMs = _isSet ? Drifted(_setToUnixMs, _scheduler.NowMs - _setAtMs) : 0;
        return _isSet;
    }

    private long Drifted(long startUnixMs, long elapsedMs) =>
        startUnixMs + elapsedMs + (elapsedMs * _driftPpm / PartsPerMillion);

    private void Put(long unixMs)
    {
        _isSetToTrueTime = false;
        _isSet = true;
        _setToUnixMs = unixMs;
        _setAtMs = _scheduler.NowMs;
    }

    private void ForgetWithoutBattery()
    {
        if (HasDeadBattery) { Forget(); }
    }
}
