using System;
using System.Collections.Generic;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>The supply of one board. Every port asks here first, so nothing lives on after the power is gone.</summary>
internal sealed class BoardPower(Scheduler scheduler)
{
    /// <summary>Port calls without a wait in between after which the program is taken to spin.</summary>
    public const int CallsPerTurnMax = 10_000_000;

    private readonly List<Action> _onLost = [];
    private long _turn;
    private int _callsThisTurn;

    public Scheduler Scheduler { get; } = scheduler;

    public bool IsOn { get; private set; }

    /// <summary>Time of the world at which the power came.</summary>
    public long OnSinceMs { get; private set; }

    /// <summary>Port calls since the power came.</summary>
    public long CallCount { get; private set; }

    /// <summary>The power goes when <see cref="CallCount"/> reaches this.</summary>
    public long CutAtCall { get; set; } = long.MaxValue;

    /// <summary>Has volatile contents lost when the power goes.</summary>
    public void OnLost(Action lose) => _onLost.Add(lose);

    public void TurnOn()
    {
        IsOn = true;
        OnSinceMs = Scheduler.NowMs;
        CallCount = 0;
    }

    public void TurnOff()
    {
        if (!IsOn) { return; }

        IsOn = false;
        CutAtCall = long.MaxValue;
        foreach (Action lose in _onLost)
        {
            lose();
        }
    }

    /// <summary>Counts a port call; throws where there is no power, or none any more.</summary>
    public void Check()
    {
        Scheduler.ThrowIfUnwinding();
        if (!IsOn || ++CallCount >= CutAtCall)
        {
            TurnOff();
            throw new UnwindException();
        }

        RefuseToSpin();
    }

    /// <summary>Simulated time stands still while a thread has the turn, so polling a clock would never end.</summary>
    private void RefuseToSpin()
    {
        if (_turn != Scheduler.TurnCount)
        {
            _turn = Scheduler.TurnCount;
            _callsThisTurn = 0;
        }
        else if (++_callsThisTurn > CallsPerTurnMax)
        {
            _callsThisTurn = 0;
            throw new LivelockException("The program polls its ports without IEvents.Wait.");
        }
    }
}
