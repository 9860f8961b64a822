using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Tests.Scheduling;

[TestClass]
public sealed class SchedulerTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Run_SameSeed_GoesTheSameWay()
    {
        ulong seed = TestSeed.Next(TestContext);

        (string order, ulong digest) = RunFiveThreads(seed);
        (string orderAgain, ulong digestAgain) = RunFiveThreads(seed);

        Assert.AreEqual(order, orderAgain);
        Assert.AreEqual(digest, digestAgain);
    }

    [TestMethod]
    public void Run_OtherSeed_GoesAnotherWay()
    {
        ulong seed = TestSeed.Next(TestContext);

        (string order, ulong digest) = RunFiveThreads(seed);
        (string otherOrder, ulong otherDigest) = RunFiveThreads(seed + 1);

        Assert.AreNotEqual(order, otherOrder);
        Assert.AreNotEqual(digest, otherDigest);
    }

    [TestMethod]
    public void Run_ManyThreads_NeverTwoAtOnce()
    {
        using Scheduler scheduler = new(1);
        int inside = 0;
        int most = 0;
        for (int i = 0; i < 8; i++)
        {
            scheduler.Start("t", () =>
            {
                for (int turn = 0; turn < 200; turn++)
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    Interlocked.Decrement(ref inside);
                    scheduler.YieldTurn();
                }
            });
        }

        scheduler.RunFor(1);

        Assert.AreEqual(1, most);
    }

    [TestMethod]
    public void Sleep_EveryoneWaits_TimeJumps()
    {
        using Scheduler scheduler = new(1);
        List<string> log = [];
        scheduler.Start("late", () => Log(2_000_000_000));
        scheduler.Start("early", () => Log(10));

        scheduler.Run(() => Log(5_000_000_000));

        CollectionAssert.AreEqual(new[] { "10", "2000000000", "5000000000" }, log);

        void Log(long ms)
        {
            scheduler.Sleep(ms);
            log.Add(scheduler.NowMs.ToString(CultureInfo.InvariantCulture));
        }
    }

    [TestMethod]
    public void WaitUntil_ConditionComesTrue_ReturnsTrueBeforeDeadline()
    {
        using Scheduler scheduler = new(1);
        bool flag = false;
        scheduler.Start("setter", () =>
        {
            scheduler.Sleep(30);
            flag = true;
        });
        bool held = false;

        scheduler.Run(() => held = scheduler.WaitUntil(() => flag, 100, "the flag"));

        Assert.IsTrue(held);
        Assert.AreEqual(30, scheduler.NowMs);
    }

    [TestMethod]
    public void WaitUntil_DeadlinePasses_ReturnsFalse()
    {
        using Scheduler scheduler = new(1);
        bool held = true;

        scheduler.Run(() => held = scheduler.WaitUntil(() => false, 100, "nothing"));

        Assert.IsFalse(held);
        Assert.AreEqual(100, scheduler.NowMs);
    }

    [TestMethod]
    public void WaitUntil_ConditionThrows_FailsInItsOwnThread()
    {
        using Scheduler scheduler = new(1);
        Exception? caught = null;
        scheduler.Start(
            "bad", () => scheduler.WaitUntil(() => throw new FormatException(), 100, "trouble"), e => caught = e);

        scheduler.RunFor(1);

        Assert.IsInstanceOfType<FormatException>(caught?.InnerException);
    }

    [TestMethod]
    public void Run_NobodyCanWake_NamesWhoWaitsForWhat()
    {
        using Scheduler scheduler = new(99);
        scheduler.Start("card", () => scheduler.WaitUntil(() => false, long.MaxValue, "a key"));

        DeadlockException failure = Assert.ThrowsExactly<DeadlockException>(
            () => scheduler.Run(() => scheduler.WaitUntil(() => false, long.MaxValue, "the card")));

        StringAssert.Contains(failure.Message, "card waits for a key", StringComparison.Ordinal);
        StringAssert.Contains(failure.Message, "script waits for the card", StringComparison.Ordinal);
        StringAssert.Contains(failure.Message, "seed 99", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Run_TimeNeverMoves_IsLivelock()
    {
        using Scheduler scheduler = new(1) { TurnsPerMsMax = 1000 };
        scheduler.Start("spinner", () =>
        {
            while (true)
            {
                scheduler.YieldTurn();
            }
        });

        LivelockException failure = Assert.ThrowsExactly<LivelockException>(() => scheduler.RunFor(1));

        StringAssert.Contains(failure.Message, "spinner", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Run_ThreadFailsWithoutOwner_EndsWithItsName()
    {
        using Scheduler scheduler = new(1);
        scheduler.Start("bridge", () => throw new FormatException("torn"));

        ThreadFailedException failure = Assert.ThrowsExactly<ThreadFailedException>(() => scheduler.RunFor(1000));

        Assert.AreEqual("bridge", failure.ThreadName);
        Assert.IsInstanceOfType<FormatException>(failure.InnerException);
        Assert.AreEqual(0, scheduler.NowMs);
    }

    [TestMethod]
    public void Run_ThreadFailsWithOwner_OwnerIsToldAndWorldGoesOn()
    {
        using Scheduler scheduler = new(1);
        Exception? told = null;
        SchedulerThread thread = scheduler.Start("device", () => throw new FormatException(), e => told = e);

        scheduler.RunFor(1000);

        Assert.IsInstanceOfType<FormatException>(told);
        Assert.IsTrue(thread.HasEnded);
        Assert.AreEqual(1000, scheduler.NowMs);
    }

    [TestMethod]
    public void Run_AfterRun_GoesOnWhereItStopped()
    {
        using Scheduler scheduler = new(1);
        int ticks = 0;
        scheduler.Start("ticker", () =>
        {
            while (true)
            {
                scheduler.Sleep(10);
                ticks++;
            }
        });

        scheduler.RunFor(55);
        int first = ticks;
        scheduler.RunFor(50);

        Assert.AreEqual(5, first);
        Assert.AreEqual(10, ticks);
    }

    [TestMethod]
    public void Run_WithinRun_IsRefused()
    {
        using Scheduler scheduler = new(1);

        Assert.ThrowsExactly<InvalidOperationException>(() => scheduler.Run(() => scheduler.RunFor(1)));
    }

    [TestMethod]
    public void WaitUntil_OutsideOfRun_IsRefused()
    {
        using Scheduler scheduler = new(1);

        Assert.ThrowsExactly<InvalidOperationException>(() => scheduler.Sleep(1));
    }

    [TestMethod]
    public void At_SameTime_KeepsOrder()
    {
        using Scheduler scheduler = new(1);
        List<int> log = [];
        scheduler.At(20, () => log.Add(2));
        scheduler.At(20, () => log.Add(3));
        scheduler.At(10, () => log.Add(1));

        scheduler.RunFor(15);
        Assert.HasCount(1, log);
        scheduler.RunFor(15);

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, log);
    }

    [TestMethod]
    public void Stop_ThreadsWaitAndNotStarted_AllEndAndCleanUp()
    {
        Scheduler scheduler = new(1);
        int cleanedUp = 0;
        SchedulerThread waiting = scheduler.Start("waiting", () =>
        {
            try
            {
                scheduler.WaitUntil(() => false, long.MaxValue, "nothing");
            }
            finally
            {
                cleanedUp++;
            }
        });
        scheduler.RunFor(1);
        SchedulerThread unborn = scheduler.Start("unborn", () => cleanedUp += 100);

        scheduler.Stop();
        scheduler.Stop();

        Assert.AreEqual(1, cleanedUp);
        Assert.IsTrue(waiting.HasEnded);
        Assert.IsTrue(unborn.HasEnded);
        Assert.ThrowsExactly<ObjectDisposedException>(() => scheduler.RunFor(1));
    }

    [TestMethod]
    public void Stop_InScript_EndsRunQuietly()
    {
        Scheduler scheduler = new(1);
        SchedulerThread other = scheduler.Start("other", () => scheduler.Sleep(1000));

        scheduler.Run(() =>
        {
            scheduler.Sleep(1);
            scheduler.Stop();
            Assert.Fail("Stop does not return to the script.");
        });

        Assert.IsTrue(other.HasEnded);
    }

    [TestMethod]
    public async Task RealTime_PostAndStopFromOutside_AreCarriedOut()
    {
        Scheduler scheduler = new(1, Pace.RealTime);
        List<int> seen = [];
        bool flag = false;
        scheduler.Start("device", () =>
        {
            scheduler.WaitUntil(() => flag, long.MaxValue, "the flag");
            seen.Add(1);
        });
        Task run = Task.Run(scheduler.RunUntilStopped, TestContext.CancellationToken);

        Task<int> counted = scheduler.PostAsync(() => seen.Count);
        Assert.AreEqual(0, await counted);
        scheduler.Post(() => flag = true);
        while (await scheduler.PostAsync(() => seen.Count) == 0)
        {
            await Task.Yield();
        }

        scheduler.Stop();
        await run;
        await Assert.ThrowsExactlyAsync<TaskCanceledException>(() => scheduler.PostAsync(() => 1));
    }

    [TestMethod]
    public async Task RealTime_StopInPostedAction_EndsRun()
    {
        Scheduler scheduler = new(1, Pace.RealTime);
        Task run = Task.Run(scheduler.RunUntilStopped, TestContext.CancellationToken);

        scheduler.Post(scheduler.Stop);

        await run;
        scheduler.Stop();
    }

    [TestMethod]
    public void RealTime_Sleep_FollowsTheWall()
    {
        using Scheduler scheduler = new(1, Pace.RealTime);

        scheduler.RunFor(20);

        Assert.IsGreaterThanOrEqualTo(20, scheduler.NowMs);
    }

    [TestMethod]
    public void TimeProvider_Read_ShowsTrueTimeOfTheWorld()
    {
        using Scheduler scheduler = new(1);
        SchedulerTimeProvider time = new(scheduler);

        scheduler.RunFor(1500);

        Assert.AreEqual(
            new DateTimeOffset(2026, 1, 1, 0, 0, 1, 500, TimeSpan.Zero), time.GetUtcNow());
    }

    private static (string Order, ulong Digest) RunFiveThreads(ulong seed)
    {
        using Scheduler scheduler = new(seed);
        string order = string.Empty;
        foreach (string name in new[] { "a", "b", "c", "d", "e" })
        {
            scheduler.Start(name, () =>
            {
                for (int i = 0; i < 20; i++)
                {
                    order += name;
                    scheduler.Sleep(i % 3);
                }
            });
        }

        scheduler.RunFor(1000);
        return (order, scheduler.TraceDigest);
    }
}
