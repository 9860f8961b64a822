using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Clock;

/// <summary>Times beyond 32 bits, over restarts.</summary>
[TestClass]
public sealed class TrustedClockTests
{
    private const long T = 1_780_000_000_400;

    [TestMethod]
    public void Now_NeverSet_None()
    {
        TrustedClock clock = Start(new MemoryFiles(), new ManualClock());
        bool isThere = clock.TryNow(out long unixMs);
        Assert.IsFalse(isThere);
        Assert.AreEqual(0L, unixMs);
    }

    [TestMethod]
    public void Now_Set_RunsOn()
    {
        var time = new ManualClock { TimeMs = 5000 };
        TrustedClock clock = Start(new MemoryFiles(), time);
        Check.IsOk(clock.Accept(T, 4400, 5000), "accept");
        Assert.AreEqual(T + 300, clock.NowMsOr0());
        time.TimeMs += 3_000_000_000;
        Assert.AreEqual(T + 3_000_000_300, clock.NowMsOr0());
    }

    [TestMethod]
    public void Restart_ChipRanOn_ContinuesAndIsNotBehind()
    {
        var files = new MemoryFiles();
        var time = new ManualClock { TimeMs = 5000 };
        Check.IsOk(Start(files, time).Accept(T, 5000, 5000), "accept");
        time.TimeMs += 86_400_777;
        long nowMs = Start(files, time).NowMsOr0();
        Assert.IsTrue(nowMs >= T + 86_400_777);
        Assert.IsTrue(nowMs <= T + 86_401_777);
    }

    [TestMethod]
    public void Restart_ChipDead_NoTimeButTheAnchorHolds()
    {
        var files = new MemoryFiles();
        var time = new ManualClock { TimeMs = 5000 };
        Check.IsOk(Start(files, time).Accept(T, 5000, 5000), "accept");
        time.IsSet = false;
        TrustedClock clock = Start(files, time);
        Assert.IsFalse(clock.IsSet);
        Check.IsStatus(StatusCode.ClockBackwards, clock.Accept(T - 1, 5000, 5000), "behind the anchor");
        Check.IsOk(clock.Accept(T + 1, 5000, 5000), "after the anchor");
    }

    [TestMethod]
    [DataRow(120_000L, true)]
    [DataRow(120_001L, false)]
    public void Accept_BehindWhatElapsed_WithinTheTolerance(long behindMs, bool isTaken)
    {
        var time = new ManualClock { TimeMs = 5000 };
        TrustedClock clock = Start(new MemoryFiles(), time);
        Check.IsOk(clock.Accept(T, 5000, 5000), "first");
        time.TimeMs += 3_600_000;
        Assert.AreEqual(T + 3_600_000, clock.NowMsOr0());
        StatusCode status = clock.Accept(T + 3_600_000 - behindMs, time.TimeMs, time.TimeMs);
        Check.IsStatus(isTaken ? StatusCode.Ok : StatusCode.ClockBackwards, status, "second");
        Assert.AreEqual(T + 3_600_000, clock.NowMsOr0());
    }

    [TestMethod]
    public void Satellite_WithinTheDrift_CorrectsAndBeyondIsRefused()
    {
        var time = new ManualClock { TimeMs = 5000 };
        TrustedClock clock = Start(new MemoryFiles(), time);
        Check.IsStatus(StatusCode.ClockNotSet, clock.HearSatellite(T), "before any signed time");
        Check.IsOk(clock.Accept(T, 5000, 5000), "accept");
        time.TimeMs += 10 * 86_400_000L;
        long nowMs = T + (10 * 86_400_000L);
        Assert.AreEqual(43_202L, clock.UncertaintyMs);
        Check.IsStatus(StatusCode.TimeImplausible, clock.HearSatellite(nowMs - 45_203), "too early");
        Check.IsStatus(StatusCode.TimeImplausible, clock.HearSatellite(nowMs + 45_203), "too late");
        Assert.AreEqual(nowMs, clock.NowMsOr0());
        Check.IsOk(clock.HearSatellite(nowMs + 45_202), "at the edge");
        Assert.AreEqual(nowMs + 43_202, clock.NowMsOr0());
        Assert.AreEqual((int)TimeSource.Satellite, (int)clock.Source);
        Assert.AreEqual(2001L, clock.UncertaintyMs);
    }

    [TestMethod]
    public void Restart_ChipSetBack_SuspiciousAndNoTime()
    {
        var files = new MemoryFiles();
        var time = new ManualClock { TimeMs = 5000 };
        TrustedClock clock = Start(files, time);
        Check.IsOk(clock.Accept(T, 5000, 5000), "accept");
        time.TimeMs += 3_000_000_000;
        Check.IsOk(clock.Keep(), "keep");
        time.Set(T + 2_999_000_000);
        clock = new TrustedClock(new RecordStore(files, new HmacSha256(), Hex.Filled(32, 7)), time, time);
        Check.IsStatus(StatusCode.ClockSuspicious, clock.Load(), "load");
        Check.IsStatus(StatusCode.ClockSuspicious, clock.CheckOffline(), "offline");
        Assert.IsFalse(clock.IsSet);
    }

    [TestMethod]
    public void Offline_PastTheMaximum_TooLong()
    {
        var time = new ManualClock { TimeMs = 5000 };
        TrustedClock clock = Start(new MemoryFiles(), time);
        Check.IsOk(clock.Accept(T, 5000, 5000), "accept");
        time.TimeMs += TrustedClock.OfflineMaxMsDefault;
        Check.IsOk(clock.CheckOffline(), "at the maximum");
        time.TimeMs++;
        Check.IsStatus(StatusCode.OfflineTooLong, clock.CheckOffline(), "past it");
    }

    private static TrustedClock Start(MemoryFiles files, ManualClock time)
    {
        var records = new RecordStore(files, new HmacSha256(), Hex.Filled(32, 7));
        var clock = new TrustedClock(records, time, time);
        Check.IsOk(clock.Load(), "load");
        return clock;
    }
}
