using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Clock;

/// <summary>What a satellite receiver can do to the clock, honest or forged: within the drift, and no more.</summary>
[TestClass]
public sealed class SatelliteTimeTests
{
    private const long Day = 86_400_000;
    private const long Minute = 60_000;

    private readonly ClockBoard _board = new();
    private readonly VirtualFlash _flash = new();

    [TestMethod]
    public void Hear_ClockNeverSet_SetsNothing()
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.ClockNotSet, clock.HearSatellite(_board.TrueMs));
        Assert.IsFalse(clock.IsSet);
    }

    [TestMethod]
    public void Hear_Plausible_CorrectsTheDriftAndIsTheSource()
    {
        _board.MonotonicPpm = 40;
        TrustedClock clock = Signed();
        _board.Pass(10 * Day);
        Assert.IsGreaterThan(_board.TrueMs + 30_000, clock.NowMsOr0());
        clock = Restarted(0);
        _board.Pass(Day);
        Assert.AreEqual(StatusCode.Ok, clock.HearSatellite(_board.TrueMs + 700));
        Assert.AreEqual(TimeSource.Satellite, clock.Source);
        Assert.IsInRange(_board.TrueMs, _board.TrueMs + 1000, clock.NowMsOr0());
        Assert.IsInRange(2000, 2010, clock.UncertaintyMs);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1)]
    public void Hear_OutsideDriftAndError_IsRefusedAndNothingChanges(int sign)
    {
        TrustedClock clock = Signed();
        _board.Pass(Day);
        long beforeMs = clock.NowMsOr0();
        long boundMs = clock.CarriedUncertaintyMs + TrustedClock.SatelliteErrorMs;
        Assert.AreEqual(StatusCode.TimeImplausible, clock.HearSatellite(beforeMs + (sign * (boundMs + 1))));
        Assert.AreEqual(beforeMs, clock.NowMsOr0());
        Assert.AreEqual(TimeSource.Signed, clock.Source);
        Assert.AreEqual(StatusCode.Ok, clock.HearSatellite(beforeMs + (sign * boundMs)));
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(1)]
    public void Hear_ForgerWalksSlowly_GainsNoMoreThanDrift(int sign)
    {
        TrustedClock clock = Signed();
        long walkedMs = 0;
        for (int round = 0; round < 6 * 24 * 30; round++)
        {
            _board.Pass(10 * Minute);
            walkedMs += sign * 3000;
            if (clock.HearSatellite(_board.TrueMs + walkedMs) != StatusCode.Ok) { walkedMs = 0; }
        }

        Assert.IsInRange(
            _board.TrueMs - clock.CarriedUncertaintyMs, _board.TrueMs + clock.CarriedUncertaintyMs, clock.NowMsOr0());
        Assert.IsLessThan(131_000, clock.CarriedUncertaintyMs, "50 ppm of 30 days");
    }

    [TestMethod]
    public void Hear_ContradictsSteadily_SignedTimeOfThisStartStands()
    {
        TrustedClock clock = Signed();
        for (int round = 0; round < 10; round++)
        {
            _board.Pass(10 * Minute);
            Assert.AreEqual(StatusCode.TimeImplausible, clock.HearSatellite(_board.TrueMs - Day));
        }

        Assert.AreEqual(TimeState.Set, clock.State);
    }

    [TestMethod]
    public void Hear_ContradictsSteadilyAfterARestart_IsSuspiciousUntilTimeIsSigned()
    {
        Signed();
        _board.Pass(Minute);
        _board.MoveRtc(-Minute / 2);
        TrustedClock clock = Restarted(3 * Day);
        _board.MoveRtc(-2 * Day);
        clock = Restarted(0);
        Assert.IsTrue(clock.IsSet, "the chip was set back to after the anchor, so nobody can tell yet");
        Assert.AreEqual(StatusCode.TimeImplausible, clock.HearSatellite(_board.TrueMs));
        _board.Pass(Minute);
        Assert.AreEqual(StatusCode.TimeImplausible, clock.HearSatellite(_board.TrueMs), "once more is not steady");
        _board.Pass(4 * Minute);
        long beforeMs = clock.NowMsOr0();
        Assert.AreEqual(StatusCode.ClockSuspicious, clock.HearSatellite(_board.TrueMs));
        Assert.AreEqual(beforeMs, clock.NowMsOr0(), "the clock is unchanged");
        Assert.AreEqual(StatusCode.ClockSuspicious, clock.CheckOffline());

        clock = Restarted(Minute);
        Assert.AreEqual(TimeState.Suspicious, clock.State, "a restart does not forget it");
        Assert.AreEqual(StatusCode.Ok, clock.Accept(_board.TrueMs, _board.NowMs(), _board.NowMs()));
        Assert.AreEqual(StatusCode.Ok, clock.CheckOffline());
        Assert.AreEqual(StatusCode.Ok, Restarted(Minute).CheckOffline());
    }

    [TestMethod]
    public void Hear_JumpsAbout_IsNoEvidence()
    {
        Signed();
        TrustedClock clock = Restarted(Day);
        for (int round = 0; round < 10; round++)
        {
            _board.Pass(10 * Minute);
            Assert.AreEqual(
                StatusCode.TimeImplausible, clock.HearSatellite(_board.TrueMs + (round * Day) - (40 * Day)));
        }

        Assert.AreEqual(TimeState.Set, clock.State);
    }

    private TrustedClock Signed()
    {
        TrustedClock clock = Start();
        Assert.AreEqual(StatusCode.Ok, clock.Accept(_board.TrueMs, _board.NowMs(), _board.NowMs()));
        return clock;
    }

    private TrustedClock Restarted(long offMs)
    {
        _board.PowerOff(offMs);
        return Start();
    }

    private TrustedClock Start()
    {
        var clock = new TrustedClock(new RecordStore(_flash, new HmacSha256(), new byte[32]), _board, _board);
        Assert.AreEqual(StatusCode.Ok, clock.Load());
        return clock;
    }
}
