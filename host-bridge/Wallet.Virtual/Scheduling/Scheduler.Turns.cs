using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Threading;

namespace Wallet.Virtual.Scheduling;

/// <content>Who has the turn, who gets it next, and how time passes.</content>
public sealed partial class Scheduler
{
    private readonly List<SchedulerThread> _ready = [];
    private readonly PriorityQueue<Action, (long TimeMs, long Number)> _timers = new();
    private SchedulerThread? _current;
    private Exception? _pendingFailure;
    private Thread? _betweenTurns;
    private long _timerNumber;
    private int _turnsAtThisMs;

    /// <summary>The thread that has the turn; null while frozen and while posted actions run.</summary>
    internal SchedulerThread? Current => _current;

    /// <summary>Throws where the calling thread has been stopped: ports ask before they do anything.</summary>
    internal void ThrowIfUnwinding()
    {
        if (_current != null) { ThrowIfUnwinding(_current); }
    }

    /// <summary>
    /// Ends a thread. Returns when it has unwound; throws in the thread itself; takes effect after the posted action
    /// where that runs on the thread to be ended.
    /// </summary>
    internal void Kill(SchedulerThread thread)
    {
        if (thread.HasEnded) { return; }

        thread.IsUnwinding = true;
        if (thread.Underlying == null)
        {
            thread.HasEnded = true;
            _threads.Remove(thread);
        }
        else if (thread == _current)
        {
            throw new UnwindException();
        }
        else if (thread.Underlying != Thread.CurrentThread)
        {
            SchedulerThread? killer = _current;
            thread.ReturnsToKiller = true;
            _current = thread;
            thread.GiveTurn();
            thread.Underlying.Join();
            _current = killer;
        }
    }

    private void ThrowIfUnwinding(SchedulerThread thread)
    {
        if (thread.IsUnwinding || (thread == _main && _stopRequested)) { throw new UnwindException(); }
    }

    private SchedulerThread RequireTurn()
    {
        SchedulerThread? self = _current;
        if (self == null || self.Underlying != Thread.CurrentThread)
        {
            throw new InvalidOperationException(
                "Only a thread that has the turn may wait: use Scheduler.Run, or Post from outside.");
        }

        return self;
    }

    private void PassTurn(SchedulerThread giver)
    {
        SchedulerThread next = Choose(giver);
        _current = next;
        TurnCount++;
        Note(next.Id);
        Note(_nowMs);
        if (next == giver) { return; }

        if (next.Underlying == null)
        {
            next.Underlying = new Thread(() => RunBody(next)) { IsBackground = true, Name = next.Name };
            next.Underlying.Start();
        }
        else
        {
            next.GiveTurn();
        }

        if (!giver.HasEnded) { giver.AwaitTurn(); }
    }

    private void RunBody(SchedulerThread thread)
    {
        try
        {
            thread.Body();
        }
        catch (UnwindException)
        {
            // Stopped: nothing to report.
        }
        catch (Exception failure)
        {
            Report(thread, failure);
        }

        thread.HasEnded = true;
        _threads.Remove(thread);
        if (!thread.ReturnsToKiller) { PassTurn(thread); }
    }

    private void Report(SchedulerThread thread, Exception failure)
    {
        if (thread.OnFailure == null)
        {
            _pendingFailure ??= new ThreadFailedException(thread.Name, failure);
            return;
        }

        try
        {
            thread.OnFailure(failure);
        }
        catch (Exception second)
        {
            _pendingFailure ??= new ThreadFailedException(thread.Name, second);
        }
    }

    private void ThrowPendingFailure()
    {
        Exception? failure = _pendingFailure;
        if (failure == null) { return; }

        _pendingFailure = null;
        throw failure;
    }

    /// <summary>Draws who goes next; lets time pass while nobody can.</summary>
    private SchedulerThread Choose(SchedulerThread giver)
    {
        _current = null;
        while (true)
        {
            if (Pace == Pace.RealTime) { MoveTimeTo(WallMs()); }
            RunPosted();
            RunTimersDue();
            if (giver.IsUnwinding && !giver.HasEnded) { return giver; }
            if (_stopRequested || _pendingFailure != null) { return _main!; }

            _ready.Clear();
            foreach (SchedulerThread thread in _threads)
            {
                if (thread.CanRun(_nowMs)) { _ready.Add(thread); }
            }

            if (_ready.Count == 0)
            {
                LetTimePass();
            }
            else if (++_turnsAtThisMs > TurnsPerMsMax && Pace == Pace.Simulated)
            {
                _turnsAtThisMs = 0;
                _pendingFailure = new LivelockException("Time stands still. " + Describe());
            }
            else
            {
                return _ready[_ready.Count == 1 ? 0 : _random.Next(_ready.Count)];
            }
        }
    }

    private void LetTimePass()
    {
        long untilMs = _timers.TryPeek(out _, out (long TimeMs, long Number) first) ? first.TimeMs : long.MaxValue;
        foreach (SchedulerThread thread in _threads)
        {
            untilMs = Math.Min(untilMs, thread.DeadlineMs);
        }

        if (Pace == Pace.RealTime)
        {
            AwaitWallOrPost(untilMs);
        }
        else if (untilMs == long.MaxValue)
        {
            _pendingFailure = new DeadlockException("Nobody can ever wake. " + Describe());
        }
        else
        {
            MoveTimeTo(untilMs);
        }
    }

    private void RunTimersDue()
    {
        while (_timers.TryPeek(out Action? action, out (long TimeMs, long Number) first) && first.TimeMs <= _nowMs)
        {
            _timers.Dequeue();
            RunBetweenTurns(action);
        }
    }

    private void RunBetweenTurns(Action action)
    {
        _betweenTurns = Thread.CurrentThread;
        try
        {
            action();
        }
        catch (Exception failure)
        {
            _pendingFailure ??= new ThreadFailedException("a posted action", failure);
        }

        _betweenTurns = null;
    }

    private void MoveTimeTo(long timeMs)
    {
        if (timeMs <= _nowMs) { return; }

        Volatile.Write(ref _nowMs, timeMs);
        _turnsAtThisMs = 0;
    }

    private long WallMs() => (long)Stopwatch.GetElapsedTime(_wallStart).TotalMilliseconds;

    private string Describe()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"At {_nowMs} ms, seed {Seed}:");
        foreach (SchedulerThread thread in _threads)
        {
            text.Append(CultureInfo.InvariantCulture, $" {thread.Name} waits for {thread.WaitsFor ?? "its turn"};");
        }

        return text.ToString();
    }
}
