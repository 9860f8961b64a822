using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Link;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Clock;

[TestClass]
public sealed class ClockWatchTests
{
    private readonly ClockBoard _board = new();
    private readonly VirtualFlash _flash = new();
    private readonly RefusalLog _refusals = new(null);
    private TrustedClock _clock = null!;
    private ClockWatch _watch = null!;

    [TestInitialize]
    public void Start()
    {
        _clock = new TrustedClock(new RecordStore(_flash, new HmacSha256(), new byte[32]), _board, _board);
        _clock.Load();
        _watch = new ClockWatch(_clock, new DevicePorts { Monotonic = _board, Satellite = _board }, _refusals);
    }

    [TestMethod]
    public void Step_NoTime_WaitsForARound()
    {
        _board.HasFix = true;
        Assert.IsFalse(_watch.Step());
        Assert.AreEqual(ClockWatch.RoundMs, _watch.WaitMs());
        Assert.IsFalse(_clock.IsSet);
    }

    [TestMethod]
    public void Step_TimeIsSet_SaysThatTheStateHasChangedOnce()
    {
        Accept();
        Assert.IsTrue(_watch.Step());
        Assert.IsFalse(_watch.Step());
    }

    [TestMethod]
    public void Step_FixComesWhileAsking_ConfirmsTheTime()
    {
        Accept();
        _board.Pass(2 * 86_400_000);
        Run(2000);
        Assert.AreEqual(TimeSource.Signed, _clock.Source);
        _board.HasFix = true;
        Run(1000);
        Assert.AreEqual(TimeSource.Satellite, _clock.Source);
        Assert.AreEqual(0, _refusals.Total);
    }

    [TestMethod]
    public void Step_NoSky_AsksAgainInAnHourAndNotBefore()
    {
        Accept();
        _board.Pass(2 * 86_400_000);
        Run(ClockWatch.AskForMs + ClockWatch.AskEveryMs);
        _board.HasFix = true;
        Run(ClockWatch.HourMs - ClockWatch.RoundMs);
        Assert.AreEqual(TimeSource.Signed, _clock.Source);
        Run(ClockWatch.RoundMs * 2);
        Assert.AreEqual(TimeSource.Satellite, _clock.Source);
    }

    [TestMethod]
    public void Step_ChipMoved_IsNotedWithinARound()
    {
        Accept();
        Run(ClockWatch.RoundMs / 2);
        _board.MoveRtc(-3_600_000);
        Run(ClockWatch.RoundMs);
        Assert.AreEqual(1, _refusals.Total);
        Assert.AreEqual(RefusalLog.ReadingType, _refusals.TypeAt(0));
        Assert.AreEqual(StatusCode.TimeImplausible, _refusals.StatusAt(0));
    }

    [TestMethod]
    public void Step_ForgedSky_IsNotedEveryRoundAndChangesNothing()
    {
        Accept();
        _board.HasFix = true;
        _board.SatelliteOffMs = 86_400_000;
        Run(2 * ClockWatch.RoundMs);
        Assert.IsInRange(2, 3, _refusals.Total);
        Assert.AreEqual(StatusCode.TimeImplausible, _refusals.StatusAt(0));
        Assert.AreEqual(_board.TrueMs, _clock.NowMsOr0());
    }

    [TestMethod]
    public void Step_EveryHour_KeepsTheTime()
    {
        Accept();
        Run(ClockWatch.RoundMs);
        int before = _flash.OperationCount;
        Run(24 * ClockWatch.HourMs);
        Assert.IsGreaterThan(before, _flash.OperationCount);
        _board.MoveRtc(-2 * ClockWatch.HourMs);
        _board.PowerOff(0);
        var clock = new TrustedClock(new RecordStore(_flash, new HmacSha256(), new byte[32]), _board, _board);
        Assert.AreEqual(StatusCode.ClockSuspicious, clock.Load());
    }

    [TestMethod]
    public void Step_OfflineTooLong_SaysThatTheStateHasChanged()
    {
        Accept();
        _watch.Step();
        _board.Pass(_clock.OfflineMaxMs);
        Assert.IsFalse(_watch.Step());
        _board.Pass(1);
        Assert.IsTrue(_watch.Step());
    }

    private void Accept() =>
        Assert.AreEqual(StatusCode.Ok, _clock.Accept(_board.TrueMs, _board.NowMs(), _board.NowMs()));

    private void Run(long ms)
    {
        long endMs = _board.NowMs() + ms;
        while (_board.NowMs() < endMs)
        {
            _watch.Step();
            Assert.IsGreaterThan(0, _watch.WaitMs(), "what was due is done");
            _board.Pass(System.Math.Min(_watch.WaitMs(), endMs - _board.NowMs()));
        }
    }
}
