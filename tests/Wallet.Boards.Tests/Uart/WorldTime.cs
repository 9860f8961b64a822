using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Boards.Tests.Uart;

/// <summary>Clock and sleep of one board in a virtual world: bytes at any of its wires wake it.</summary>
internal sealed class WorldTime(Scheduler scheduler) : IMonotonicClock, IEvents
{
    private bool _hasNews;

    public long NowMs() => scheduler.NowMs;

    public void Wait(int timeoutMs)
    {
        scheduler.WaitUntil(() => _hasNews, scheduler.DeadlineIn(Math.Max(timeoutMs, 0)), "bytes");
        _hasNews = false;
    }

    public SerialWire Watch(SerialWire wire)
    {
        wire.OnReceived = () => _hasNews = true;
        return wire;
    }
}
