using System;
using System.Collections.Generic;
using System.Threading;

namespace Wallet.Virtual.Scheduling;

/// <content>What threads that never have the turn may do: post, stop; and the way in and out of a run.</content>
public sealed partial class Scheduler
{
    private readonly Lock _runGate = new();
    private readonly object _outside = new();
    private readonly Queue<Posted> _posted = new();
    private volatile bool _stopRequested;
    private bool _isRunning;
    private bool _stopped;

    /// <summary>
    /// Unwinds every thread and ends the world for good. From any thread; returns when all have ended. In a thread of
    /// the world it unwinds the caller at once, in a posted action it returns at once; the rest then ends with
    /// <see cref="Run"/>.
    /// </summary>
    public void Stop()
    {
        lock (_outside)
        {
            _stopRequested = true;
            Monitor.PulseAll(_outside);
            if (_betweenTurns == Thread.CurrentThread) { return; }
            if (_isRunning && _current?.Underlying == Thread.CurrentThread) { throw new UnwindException(); }

            while (_isRunning)
            {
                Monitor.Wait(_outside);
            }
        }

        UnwindAll();
    }

    private void EnterRun(string name)
    {
        lock (_outside)
        {
            ObjectDisposedException.ThrowIf(_stopRequested, this);
            if (_isRunning) { throw new InvalidOperationException("The world is running already."); }
            _isRunning = true;
        }

        _main = new SchedulerThread(0, name, static () => { }, null) { Underlying = Thread.CurrentThread };
        _threads.Add(_main);
        _current = _main;
    }

    private void LeaveRun()
    {
        _main!.HasEnded = true;
        _threads.Remove(_main);
        _main = null;
        _current = null;
        if (_stopRequested) { UnwindAll(); }
        lock (_outside)
        {
            _isRunning = false;
            Monitor.PulseAll(_outside);
        }
    }

    private void UnwindAll()
    {
        lock (_runGate)
        {
            while (_threads.Count > 0)
            {
                Kill(_threads[^1]);
            }
        }

        lock (_outside)
        {
            _stopped = true;
            while (_posted.TryDequeue(out Posted posted))
            {
                posted.Cancel?.Invoke();
            }
        }
    }

    private void Enqueue(Posted posted)
    {
        lock (_outside)
        {
            if (_stopped)
            {
                posted.Cancel?.Invoke();
                return;
            }

            _posted.Enqueue(posted);
            Monitor.PulseAll(_outside);
        }
    }

    private void RunPosted()
    {
        while (true)
        {
            Posted posted;
            lock (_outside)
            {
                if (!_posted.TryDequeue(out posted)) { return; }
            }

            RunBetweenTurns(posted.Run);
        }
    }

    private void AwaitWallOrPost(long untilMs)
    {
        lock (_outside)
        {
            long leftMs = untilMs == long.MaxValue ? int.MaxValue : untilMs - WallMs();
            if (leftMs <= 0 || _posted.Count > 0 || _stopRequested) { return; }

            Monitor.Wait(_outside, (int)Math.Min(leftMs, int.MaxValue));
        }
    }

    private readonly record struct Posted(Action Run, Action? Cancel);
}
