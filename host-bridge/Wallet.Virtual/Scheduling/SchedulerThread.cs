using System;
using System.Threading;

namespace Wallet.Virtual.Scheduling;

/// <summary>One thread of a <see cref="Scheduler"/>. All fields belong to whoever has the turn.</summary>
public sealed class SchedulerThread
{
    private readonly object _turnGate = new();
    private bool _hasTurn;
    private Func<bool>? _condition;
    private long _deadlineMs;

    internal SchedulerThread(int id, string name, Action body, Action<Exception>? onFailure)
    {
        Id = id;
        Name = name;
        Body = body;
        OnFailure = onFailure;
    }

    /// <summary>The name given at the start.</summary>
    public string Name { get; }

    /// <summary>True once the body has returned, failed or been stopped.</summary>
    public bool HasEnded { get; internal set; }

    /// <summary>What the thread waits for, in words; null while it does not wait.</summary>
    public string? WaitsFor { get; private set; }

    internal int Id { get; }

    internal Action Body { get; }

    internal Action<Exception>? OnFailure { get; }

    /// <summary>The thread underneath; null until its first turn.</summary>
    internal Thread? Underlying { get; set; }

    /// <summary>Set once: the thread shall end at its next wait or port call.</summary>
    internal bool IsUnwinding { get; set; }

    /// <summary>Set by a killer that waits for the end; the thread then keeps the turn from passing on.</summary>
    internal bool ReturnsToKiller { get; set; }

    /// <summary>Whether the last wait ended because its condition held.</summary>
    internal bool ConditionHeld { get; private set; }

    /// <summary>What the condition threw, to be thrown again in the thread it belongs to.</summary>
    internal Exception? ConditionFailure { get; set; }

    internal long DeadlineMs => WaitsFor == null ? long.MaxValue : _deadlineMs;

    internal void BeginWait(Func<bool>? condition, long deadlineMs, string waitsFor)
    {
        _condition = condition;
        _deadlineMs = deadlineMs;
        WaitsFor = waitsFor;
        ConditionHeld = false;
        ConditionFailure = null;
    }

    internal void EndWait()
    {
        _condition = null;
        WaitsFor = null;
    }

    /// <summary>True where the thread could go on now.</summary>
    internal bool CanRun(long nowMs)
    {
        if (WaitsFor == null) { return true; }
        try
        {
            ConditionHeld = _condition != null && _condition();
        }
        catch (Exception failure)
        {
            ConditionFailure = failure;
            return true;
        }

        return ConditionHeld || nowMs >= _deadlineMs;
    }

    internal void GiveTurn()
    {
        lock (_turnGate)
        {
            _hasTurn = true;
            Monitor.Pulse(_turnGate);
        }
    }

    internal void AwaitTurn()
    {
        lock (_turnGate)
        {
            while (!_hasTurn)
            {
                Monitor.Wait(_turnGate);
            }

            _hasTurn = false;
        }
    }
}
