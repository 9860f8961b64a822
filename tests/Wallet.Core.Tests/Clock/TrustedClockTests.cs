using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Clock;

[TestClass]
public sealed class TrustedClockTests
{
    private const long T = 1_780_000_000_400;

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
    }

    [TestMethod]
    public void Now_Set_RunsWithTheMonotonicClock()
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T, _board.TimeMs - 600, _board.TimeMs));
        Assert.AreEqual(T + 300, clock.NowMsOr0(), "half of the way there and back");
        _board.TimeMs += 5000;
        Assert.AreEqual(T + 5300, clock.NowMsOr0());
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
    public void Restart_ChipBehindTheAnchor_ThereIsNoTime()
    {
        Set(T);
        _board.RtcOffsetMs -= 3_600_000;
        Assert.IsFalse(Start().IsSet);
    }

    [TestMethod]
    public void Restart_ChipDead_ThereIsNoTimeButTheAnchorHolds()
    {
        Set(T);
        _board.RtcWorks = false;
        TrustedClock clock = Start();
        Assert.IsFalse(clock.IsSet);
        Assert.AreEqual(StatusCode.ClockBackwards, clock.Accept(T - 1, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T, _board.TimeMs, _board.TimeMs));
    }

    [TestMethod]
    public void Restart_ChipWasSetFarAhead_SignedTimeCorrectsIt()
    {
        Set(T);
        _board.RtcOffsetMs += 86_400_000;
        TrustedClock clock = Start();
        Assert.IsGreaterThan(T + 86_000_000, clock.NowMsOr0());
        Assert.AreEqual(StatusCode.Ok, clock.Accept(T + 10_000, _board.TimeMs, _board.TimeMs));
        Assert.AreEqual(T + 10_000, clock.NowMsOr0());
    }

    [TestMethod]
    public void Accept_PowerCutAtEachWrite_TimeIsTheOldOrTheNew()
    {
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
            long sinceMs = Start().NowMsOr0() - T - (write * 100_000);
            Assert.IsTrue(sinceMs >= 0 && sinceMs <= 62_000, $"{sinceMs} ms after a cut at write {write}");
        }
    }

    private TrustedClock Set(long unixMs)
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.Ok, clock.Accept(unixMs, _board.TimeMs, _board.TimeMs));
        return clock;
    }

    private TrustedClock Start()
    {
        var clock = new TrustedClock(_records, _board, _board);
        Assert.AreEqual(StatusCode.Ok, clock.Load());
        return clock;
    }
}
