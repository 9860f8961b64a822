using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Boards;

/// <summary>Sleeps on the scheduler until a port has news.</summary>
/// <remarks>
/// Like an interrupt that sets a flag: news that comes between two waits end the next one at once, and a wait takes
/// all news there are. Code that leaves something unread and waits again sleeps until the next news or its timeout.
/// </remarks>
internal sealed class VirtualEvents : IEvents
{
    private readonly Scheduler _scheduler;
    private readonly Action _check;
    private readonly string _waitsFor;
    private readonly Func<bool> _hasNews;

    public VirtualEvents(Scheduler scheduler, string waitsFor, Action check)
    {
        _scheduler = scheduler;
        _waitsFor = waitsFor;
        _check = check;
        _hasNews = () => HasNews;
    }

    public bool HasNews { get; private set; }

    public bool IsWaiting { get; private set; }

    public void Signal() => HasNews = true;

    public void Reset()
    {
        HasNews = false;
        IsWaiting = false;
    }

    public void Wait(int timeoutMs)
    {
        _check();
        IsWaiting = true;
        _scheduler.WaitUntil(_hasNews, _scheduler.DeadlineIn(Math.Max(timeoutMs, 0)), _waitsFor);
        Reset();
        _check();
    }
}
