using Wallet.Core.Ports;

namespace Wallet.Virtual.Boards;

/// <summary>Milliseconds since this board got its power.</summary>
public sealed class VirtualClock : IMonotonicClock
{
    private readonly BoardPower _power;

    internal VirtualClock(BoardPower power)
    {
        _power = power;
    }

    /// <inheritdoc />
    public long NowMs()
    {
        _power.Check();
        return _power.Scheduler.NowMs - _power.OnSinceMs;
    }
}
