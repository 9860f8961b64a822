using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every monotonic clock does, together with the wait that it measures.</summary>
public abstract class MonotonicClockContract
{
    /// <summary>Runs the test where waiting is allowed.</summary>
    protected abstract void Use(Action<IMonotonicClock, IEvents> test);

    [TestMethod]
    public void NowMs_AtFirst_IsNotNegative()
    {
        Use((clock, _) => Assert.IsGreaterThanOrEqualTo(0, clock.NowMs()));
    }

    [TestMethod]
    public void NowMs_AskedOften_NeverGoesBack()
    {
        Use((clock, events) =>
        {
            long lastMs = clock.NowMs();
            for (int i = 0; i < 50; i++)
            {
                events.Wait(i % 3);
                long nowMs = clock.NowMs();
                Assert.IsGreaterThanOrEqualTo(lastMs, nowMs);
                lastMs = nowMs;
            }
        });
    }

    [TestMethod]
    public void NowMs_AfterWaits_HasMovedByTheirTime()
    {
        Use((clock, events) =>
        {
            long startMs = clock.NowMs();
            while (clock.NowMs() - startMs < 50)
            {
                events.Wait((int)(50 - (clock.NowMs() - startMs)));
            }

            Assert.IsGreaterThanOrEqualTo(50, clock.NowMs() - startMs);
        });
    }

    [TestMethod]
    public void Wait_NegativeTimeout_ReturnsAtOnce()
    {
        Use((_, events) => events.Wait(-1));
    }
}

/// <summary>What every battery-backed clock does.</summary>
public abstract class RealTimeClockContract
{
    private const long SomeUnixMs = 1_790_000_000_999;

    /// <summary>Runs the test where waiting is allowed.</summary>
    protected abstract void Use(Action<IRealTimeClock, IEvents> test);

    [TestMethod]
    public void Set_WithMilliseconds_ReadsTheSecond()
    {
        Use((clock, _) =>
        {
            clock.Set(SomeUnixMs);

            Assert.IsTrue(clock.TryRead(out long unixMs));
            Assert.IsInRange(1_790_000_000_000, 1_790_000_001_000, unixMs);
            Assert.AreEqual(0, unixMs % 1000);
        });
    }

    [TestMethod]
    public void TryRead_TwoSecondsLater_HasMoved()
    {
        Use((clock, events) =>
        {
            clock.Set(SomeUnixMs);
            events.Wait(2100);

            Assert.IsTrue(clock.TryRead(out long unixMs));
            Assert.IsInRange(1_790_000_002_000, 1_790_000_003_000, unixMs);
        });
    }

    [TestMethod]
    public void Set_Earlier_GoesBack()
    {
        Use((clock, _) =>
        {
            clock.Set(SomeUnixMs);
            clock.Set(SomeUnixMs - 86_400_000);

            Assert.IsTrue(clock.TryRead(out long unixMs));
            Assert.IsInRange(1_789_913_600_000, 1_789_913_601_000, unixMs);
        });
    }
}
