using System;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every satellite receiver does, whoever implements it.</summary>
public abstract class SatelliteClockContract
{
    private const int AskEveryMs = 200;

    /// <summary>A receiver without a fix, and the sky above it.</summary>
    public sealed record Rig(ISatelliteClock Clock, IEvents Events, Func<long> TrueUnixMs, Action<bool> SetFix);

    /// <summary>Sets a fresh receiver up and runs the test where waiting is allowed.</summary>
    protected abstract void Use(Action<Rig> test);

    [TestMethod]
    public void TryRead_NoFix_IsFalseAndZero()
    {
        Use(rig =>
        {
            Assert.IsFalse(AskFor(rig, 3000, out long unixMs));
            Assert.AreEqual(0, unixMs);
        });
    }

    [TestMethod]
    public void TryRead_Fix_IsRightToASecondAndStaysSo()
    {
        Use(rig =>
        {
            rig.SetFix(true);
            for (int i = 0; i < 10; i++)
            {
                Assert.IsTrue(AskFor(rig, 3000, out long unixMs));
                AssertRight(rig, unixMs);
                Pause(rig, AskEveryMs);
            }
        });
    }

    [TestMethod]
    public void TryRead_FixLost_IsFalseSoon()
    {
        Use(rig =>
        {
            rig.SetFix(true);
            Assert.IsTrue(AskFor(rig, 3000, out _));
            rig.SetFix(false);
            long endMs = rig.TrueUnixMs() + 3000;
            while (rig.TrueUnixMs() < endMs)
            {
                rig.Clock.TryRead(out _);
                Pause(rig, AskEveryMs);
            }

            Assert.IsFalse(rig.Clock.TryRead(out long unixMs));
            Assert.AreEqual(0, unixMs);
        });
    }

    [TestMethod]
    public void TryRead_AfterAPause_NeverSaysWhatTheTimeWasThen()
    {
        Use(rig =>
        {
            rig.SetFix(true);
            Assert.IsTrue(AskFor(rig, 3000, out _));
            foreach (int pauseMs in new[] { 600, 1900, 2100, 10_000, 3_600_000 })
            {
                Pause(rig, pauseMs);
                if (rig.Clock.TryRead(out long unixMs)) { AssertRight(rig, unixMs); }

                Assert.IsTrue(AskFor(rig, 3000, out unixMs));
                AssertRight(rig, unixMs);
            }
        });
    }

    private static bool AskFor(Rig rig, int ms, out long unixMs)
    {
        long endMs = rig.TrueUnixMs() + ms;
        bool valid = rig.Clock.TryRead(out unixMs);
        while (!valid && rig.TrueUnixMs() < endMs)
        {
            Pause(rig, AskEveryMs);
            valid = rig.Clock.TryRead(out unixMs);
        }

        return valid;
    }

    private static void Pause(Rig rig, int ms)
    {
        long endMs = rig.TrueUnixMs() + ms;
        while (rig.TrueUnixMs() < endMs)
        {
            rig.Events.Wait((int)(endMs - rig.TrueUnixMs()));
        }
    }

    private static void AssertRight(Rig rig, long unixMs) =>
        Assert.IsInRange(rig.TrueUnixMs() - 1000, rig.TrueUnixMs() + 1000, unixMs);
}
