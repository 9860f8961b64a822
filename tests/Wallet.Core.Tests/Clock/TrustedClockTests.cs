using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Clock;

/// <summary>Signed time, and what becomes of it over restarts.</summary>
[TestClass]
public sealed class TrustedClockTests
{
    private const long T = 1_780_000_000_400;
    private const long Day = 86_400_000;

    private readonly TestBoard _board = new();
    private RecordStore _records = null!;

    [TestInitialize]
    public void MakeRecords() => _records = new RecordStore(_board.Flash, new HmacSha256(), new byte[32]);

    [TestMethod]
    public void Now_NeverSet_IsNone()
    {
        TrustedClock clock = Start();
        Assert.IsFalse(clock.TryNow(out long unixMs));
        Assert.AreEqual(0, unixMs);
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(TimeState.NeverSet, clock.State);
        Assert.AreEqual(TimeSource.None, clock.Source);
        Assert.AreEqual(0, clock.UncertaintyMs);
        Assert.AreEqual(StatusCode.ClockNotSet, clock.CheckOffline());
    }

    [TestMethod]
    public void Now_Set_RunsWithTheMonotonicClock()
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T, _board.TimeMs - 600, _board.TimeMs));
        Assert.AreEqual(T + 300, clock.NowMsOr0(), "half of the way there and back");
        _board.TimeMs += 5000;
        Assert.AreEqual(T + 5300, clock.NowMsOr0());
        Assert.AreEqual(TimeState.Set, clock.State);
        Assert.AreEqual(TimeSource.Signed, clock.Source);
        Assert.AreEqual(StatusCode.Ok, clock.CheckOffline());
    }

    [TestMethod]
    public void Uncertainty_GrowsWithTheDriftOfTheClockThatCarries()
    {
        TrustedClock clock = Start();
        clock.Accept(T, _board.TimeMs - 600, _board.TimeMs);
        Assert.AreEqual(302, clock.UncertaintyMs, "half of the way, rounded up, and the first second's drift");
        _board.TimeMs += Day;
        Assert.AreEqual(302 + 4320, clock.UncertaintyMs, "50 ppm of a day");

        clock = Start();
        Assert.AreEqual(301 + 2000 + 865 + 1, clock.UncertaintyMs, "a second at either end, and 10 ppm of a day");
        Assert.AreEqual(TimeSource.Battery, clock.Source);
    }

    [TestMethod]
    public void Offline_PastTheMaximum_IsSaidAndIsStillATime()
    {
        TrustedClock clock = Set(T);
        clock.OfflineMaxMs = Day;
        _board.TimeMs += Day;
        Assert.AreEqual(Day, clock.OfflineMs);
        Assert.AreEqual(StatusCode.Ok, clock.CheckOffline());
        _board.TimeMs++;
        Assert.AreEqual(TimeState.OfflineTooLong, clock.State);
        Assert.AreEqual(StatusCode.OfflineTooLong, clock.CheckOffline());
        Assert.AreEqual(T + Day + 1, clock.NowMsOr0());

        Assert.AreEqual(StatusCode.Ok, clock.Accept(T + Day + 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, clock.CheckOffline());
    }

    [TestMethod]
    public void Offline_CountsWhileThePowerIsOff()
    {
        Set(T);
        _board.TimeMs += TrustedClock.OfflineMaxMsDefault;
        TrustedClock clock = Start();
        Assert.IsGreaterThanOrEqualTo(TrustedClock.OfflineMaxMsDefault, clock.OfflineMs);
        Assert.AreEqual(StatusCode.OfflineTooLong, clock.CheckOffline());
    }

    [TestMethod]
    public void Accept_BeforeTheTimeSignedLast_IsRefusedAndNothingChanges()
    {
        TrustedClock clock = Set(T);
        Assert.AreEqual(StatusCode.ClockBackwards, clock.Accept(T - 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(T, clock.NowMsOr0());
    }

    [TestMethod]
    [DataRow(120_000, StatusCode.Ok)]
    [DataRow(120_001, StatusCode.ClockBackwards)]
    public void Accept_BehindWhatHasElapsed_IsTakenWithinTheTolerance(int behindMs, StatusCode expected)
    {
        TrustedClock clock = Set(T);
        _board.TimeMs += 3_600_000;
        long beforeMs = clock.NowMsOr0();
        Assert.AreEqual(
            expected, clock.Accept(T + 3_600_000 - behindMs, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(beforeMs, clock.NowMsOr0(), "the time given never goes back");
        bool isTaken = expected == StatusCode.Ok;
        Assert.IsTrue(!isTaken || clock.UncertaintyMs >= behindMs, "it says that it is ahead");
    }

    [TestMethod]
    public void Restart_ChipRanOn_TimeContinuesAndIsNotBehind()
    {
        Set(T);
        _board.TimeMs += 86_400_777;
        long trueMs = T + 86_400_777;

        TrustedClock clock = Start();

        Assert.IsTrue(clock.TryNow(out long unixMs));
        Assert.IsGreaterThanOrEqualTo(trueMs, unixMs);
        Assert.IsLessThanOrEqualTo(trueMs + 1000, unixMs);
    }

    [TestMethod]
    public void Restart_ChipSetBack_IsSuspiciousUntilTimeIsSigned()
    {
        Set(T);
        _board.RtcOffsetMs -= 3_600_000;
        TrustedClock clock = Start(StatusCode.ClockSuspicious);
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(TimeState.Suspicious, clock.State);
        Assert.AreEqual(StatusCode.ClockSuspicious, clock.CheckOffline());

        Assert.AreEqual(StatusCode.Ok, clock.Accept(T + 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, clock.CheckOffline());
        Assert.AreEqual(StatusCode.Ok, Start().CheckOffline());
    }

    [TestMethod]
    public void Restart_ChipSetBackToAfterTheAnchor_IsSuspiciousBecauseTheTimeWasKept()
    {
        TrustedClock clock = Set(T);
        _board.TimeMs += 5 * Day;
        Assert.AreEqual(StatusCode.Ok, clock.Keep());
        _board.RtcOffsetMs -= 4 * Day;
        Assert.AreEqual(TimeState.Suspicious, Start(StatusCode.ClockSuspicious).State);
    }

    [TestMethod]
    public void Restart_BatteryEmpty_TimeIsLostButTheAnchorHolds()
    {
        Set(T);
        _board.RtcWorks = false;
        TrustedClock clock = Start();
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(TimeState.Lost, clock.State);
        Assert.AreEqual(0, clock.OfflineMs, "how long it was off nobody knows");
        Assert.AreEqual(StatusCode.ClockNotSet, clock.CheckOffline());
        Assert.AreEqual(StatusCode.ClockBackwards, clock.Accept(T - 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T, _board.TimeMs, _board.TimeMs));
    }

    [TestMethod]
    public void Restart_ChipWasSetFarAhead_SignedTimeCorrectsIt()
    {
        Set(T);
        _board.RtcOffsetMs += Day;
        TrustedClock clock = Start();
        Assert.IsGreaterThan(T + 86_000_000, clock.NowMsOr0());
        Assert.AreEqual(StatusCode.Ok, clock.Keep());
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T + 10_000, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(T + 10_000, clock.NowMsOr0());
    }

    [TestMethod]
    public void Restart_TimeGivenWasAhead_NeverGoesBackBehindWhatWasKept()
    {
        TrustedClock clock = Set(T);
        _board.TimeMs += 10 * Day;
        Assert.AreEqual(StatusCode.Ok, clock.HearSatellite(T + (10 * Day) + 40_000));
        long givenMs = clock.NowMsOr0();
        Assert.AreEqual(T + (10 * Day) + 40_000, givenMs);
        clock.Keep();

        clock = Start();
        Assert.AreEqual(givenMs, clock.NowMsOr0());
        Assert.IsGreaterThan(38_000, clock.UncertaintyMs);
    }

    [TestMethod]
    public void Restart_RecordDamaged_CostsTheTimeAndNothingElse()
    {
        Set(T);
        Set(T + 1);
        foreach (string name in new[] { "r04.a", "r04.b" })
        {
            byte[] slot = _board.Flash.Contents(name)!;
            slot[14] ^= 1;
            _board.Flash.Write(name, slot, 0, slot.Length);
        }

        TrustedClock clock = Start(StatusCode.StorageDamaged);
        Assert.AreEqual(TimeState.Lost, clock.State);
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, Start().CheckOffline());
    }

    [TestMethod]
    public void Restart_OneSlotDamaged_TimeIsLostAndTheOtherSlotsAnchorHolds()
    {
        Set(T);
        Set(T + 1000);
        byte[] slot = _board.Flash.Contents("r04.a")!;
        slot[14] ^= 1;
        _board.Flash.Write("r04.a", slot, 0, slot.Length);
        TrustedClock clock = Start(StatusCode.StorageDamaged);
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(StatusCode.ClockBackwards, clock.Accept(T - 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T + 1000, _board.TimeMs, _board.TimeMs));
    }

    [TestMethod]
    public void Restart_RecordOfTheFirstFirmware_IsReadWithAMinuteOfDoubt()
    {
        // [1780000000400, 1780000000400, 1780000000000]
        byte[] old = System.Convert.FromHexString("831B0000019E6FC809901B0000019E6FC809901B0000019E6FC80800");
        Assert.AreEqual(StatusCode.Ok, _records.Save(RecordKeys.ClockState, old, 0, old.Length));
        _board.RtcOffsetMs = 1_780_000_000_000 - _board.TimeMs;
        TrustedClock clock = Start();
        Assert.AreEqual(T + 1000, clock.NowMsOr0());
        Assert.IsGreaterThan(60_000, clock.UncertaintyMs);
    }

    [TestMethod]
    public void CheckRealTime_ChipMovedWhileOn_IsRefusedAndPutRight()
    {
        TrustedClock clock = Set(T);
        _board.TimeMs += 600_000;
        Assert.AreEqual(StatusCode.Ok, clock.CheckRealTime());
        _board.RtcOffsetMs -= 300_000;
        Assert.AreEqual(StatusCode.TimeImplausible, clock.CheckRealTime());
        Assert.AreEqual(T + 600_000, clock.NowMsOr0(), "the clock is unchanged");
        Assert.AreEqual(StatusCode.Ok, clock.CheckRealTime());

        _board.TimeMs += 1000;
        clock = Start();
        Assert.IsGreaterThanOrEqualTo(T + 601_000, clock.NowMsOr0());
        Assert.IsLessThanOrEqualTo(T + 603_000, clock.NowMsOr0());
    }

    [TestMethod]
    public void Accept_PowerCutAtEachWrite_TimeIsTheOldOrTheNewOrNone()
    {
        int lost = 0;
        bool wasCut = true;
        for (int write = 0; wasCut; write++)
        {
            TrustedClock clock = Set(T + (write * 100_000));
            _board.Flash.CutAt(_board.Flash.OperationCount + write, 20);
            wasCut = false;
            try
            {
                clock.Accept(T + (write * 100_000) + 60_000, _board.TimeMs, _board.TimeMs);
            }
            catch (PowerLostException)
            {
                wasCut = true;
            }

            _board.Flash.Restore();
            clock = Start();
            lost += clock.IsSet ? 0 : 1;
            long sinceMs = clock.NowMsOr0() - T - (write * 100_000);
            Assert.IsTrue(
                !clock.IsSet || (sinceMs >= 0 && sinceMs <= 62_000), $"{sinceMs} ms after a cut at write {write}");
        }

        Assert.IsLessThanOrEqualTo(2, lost, "only between striking out what the chip said and setting it");
    }

    private TrustedClock Set(long unixMs)
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.Ok, clock.Accept(unixMs, _board.TimeMs, _board.TimeMs));
        return clock;
    }

    private TrustedClock Start(StatusCode expected = StatusCode.Ok)
    {
        var clock = new TrustedClock(_records, _board, _board);
        Assert.AreEqual(expected, clock.Load());
        return clock;
    }
}
