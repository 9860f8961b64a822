using System;
using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Clock;

/// <summary>
/// The clock against the true time: seeded events of a life with drift, liars, empty batteries and power cuts.
/// </summary>
/// <remarks>
/// What must hold after each event: time given never goes back; what is refused changes nothing; and unless somebody
/// moved the chip while the power was off, the time is as right as it says.
/// </remarks>
[TestClass]
public sealed class ClockRaceTests
{
    private const int EventCount = 60;
    private const int Hour = 3_600_000;

    [TestMethod]
    public void Events_OfALife_TimeIsAsRightAsItSays()
    {
        foreach (int seed in StorageSeeds.All()) { new Life(seed).Run(); }
    }

    private sealed class Life(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly ClockBoard _board = new();
        private readonly VirtualFlash _flash = new();
        private TrustedClock _clock = null!;

        /// <summary>Somebody moved the chip since time was signed.</summary>
        private bool _moved;

        /// <summary>A forged receiver was believed since time was signed, or since the start.</summary>
        private bool _fooled;
        private bool _wasSigned;
        private long _signedMs;
        private long _floorMs;
        private string _what = "";

        public void Run()
        {
            _board.MonotonicPpm = Ppm(ClockDrift.MonotonicPpm);
            _board.RtcPpm = Ppm(ClockDrift.BatteryPpm);
            Start(StatusCode.Ok);
            for (int i = 0; i < EventCount; i++)
            {
                int kind = _random.Next(12);
                _what = $"WALLET_TEST_SEED={seed}, event {i} of kind {kind}";
                Do(kind);
                Check();
            }
        }

        private void Do(int kind)
        {
            switch (kind)
            {
                case 0:
                case 1:
                    Sign();
                    break;
                case 2:
                    SignAgainWhatIsOld();
                    break;
                case 3:
                    CutWhileSigning();
                    break;
                case 4:
                    Restart();
                    break;
                case 5:
                    LetTheBatteryRunOut();
                    break;
                case 6:
                    MoveTheChipWhileOff();
                    break;
                case 7:
                    MoveTheChipWhileOn();
                    break;
                case 8:
                    HearTheSky();
                    break;
                case 9:
                    HearAForger();
                    break;
                case 10:
                    Keep();
                    break;
                default:
                    Pass(_random.Next(1, 72) * (long)Hour);
                    break;
            }
        }

        private void Sign()
        {
            long wayMs = _random.Next(2000);
            long sentMs = _board.NowMs();
            long statementMs = _board.TrueMs + _random.Next((int)wayMs + 1);
            _board.Pass(wayMs);
            StatusCode status = _clock.Accept(statementMs, sentMs, _board.NowMs());
            Assert.AreEqual(StatusCode.Ok, status, _what);
            Signed(statementMs);
        }

        private void SignAgainWhatIsOld()
        {
            if (!_wasSigned) { return; }

            Unchanged(() => _clock.Accept(_signedMs - 1 - _random.Next(Hour), _board.NowMs(), _board.NowMs()),
                StatusCode.ClockBackwards);
        }

        private void CutWhileSigning()
        {
            _flash.CutAt(_flash.OperationCount + _random.Next(4), _random.Next(60));
            long statementMs = _board.TrueMs;
            try
            {
                Assert.AreEqual(StatusCode.Ok, _clock.Accept(statementMs, _board.NowMs(), _board.NowMs()), _what);
                _flash.Restore();
                Signed(statementMs);
            }
            catch (PowerLostException)
            {
                _flash.Restore();
                _floorMs = 0;
                Start(null);

                // Either the record of before or the new one; where it is the new one, all that was before is over.
                bool isNew = _clock.SignedMs == statementMs;
                if (isNew) { Signed(statementMs); }
            }
        }

        private void Restart()
        {
            _board.PowerOff(_random.Next(1, 2000) * 60_000L);
            Start(_moved ? null : StatusCode.Ok);
        }

        private void LetTheBatteryRunOut()
        {
            if (_random.Next(3) > 0) { return; }

            _board.RtcRuns = false;
            Restart();
            Assert.IsFalse(_clock.IsSet, _what);
            Assert.AreNotEqual(StatusCode.Ok, _clock.CheckOffline(), _what);
        }

        private void MoveTheChipWhileOff()
        {
            long byMs = _random.Next(-240, 240) * (long)Hour;
            _board.PowerOff(_random.Next(1, 48) * (long)Hour);
            _board.MoveRtc(byMs);
            _moved = true;
            Start(null);
        }

        private void MoveTheChipWhileOn()
        {
            bool canTell = _clock.IsSet && _board.RtcRuns;
            if (canTell) { Assert.AreEqual(_moved ? _clock.CheckRealTime() : StatusCode.Ok, _clock.CheckRealTime()); }

            _board.MoveRtc((_random.Next(2) * 2 - 1) * (long)Hour);
            if (canTell)
            {
                Unchanged(_clock.CheckRealTime, StatusCode.TimeImplausible);
                _floorMs = _clock.NowMsOr0();
            }
            else
            {
                _moved = true;
            }
        }

        private void HearTheSky()
        {
            StatusCode status = _clock.HearSatellite(_board.TrueMs + _random.Next(-2000, 2000));
            StatusCode expected = _clock.IsSet ? StatusCode.Ok : StatusCode.ClockNotSet;
            Assert.IsTrue(_moved || _fooled || status == expected, $"{_what}: {status} of an honest sky");
            Assert.IsTrue(_clock.IsSet || status == StatusCode.ClockNotSet, _what);
        }

        private void HearAForger()
        {
            long lieMs = _random.Next(-3, 3) * (long)Hour;
            StatusCode status = _clock.HearSatellite(_board.TrueMs + lieMs + _random.Next(-30_000, 30_000));
            _fooled |= status == StatusCode.Ok;
        }

        private void Keep()
        {
            if (!_clock.IsSet) { return; }

            _floorMs = _clock.NowMsOr0();
            Assert.AreEqual(StatusCode.Ok, _clock.Keep(), _what);
            Assert.AreEqual(_floorMs, _clock.NowMsOr0(), _what);
        }

        private void Pass(long ms)
        {
            long beforeMs = _clock.NowMsOr0();
            _board.Pass(ms);
            Assert.IsGreaterThanOrEqualTo(beforeMs, _clock.NowMsOr0(), _what);
        }

        private void Start(StatusCode? expected)
        {
            _clock = new TrustedClock(new RecordStore(_flash, new HmacSha256(), new byte[32]), _board, _board);
            StatusCode status = _clock.Load();
            Assert.AreEqual(expected ?? status, status, _what);
            _fooled = false;
        }

        private void Signed(long statementMs)
        {
            _wasSigned = true;
            _signedMs = statementMs;
            _moved = false;
            _fooled = false;
            _floorMs = statementMs;
        }

        private void Unchanged(Func<StatusCode> refused, StatusCode expected)
        {
            long beforeMs = _clock.NowMsOr0();
            Assert.AreEqual(expected, refused(), _what);
            Assert.AreEqual(beforeMs, _clock.NowMsOr0(), _what);
        }

        private void Check()
        {
            TimeState state = _clock.State;
            Assert.AreEqual(!_wasSigned, state == TimeState.NeverSet, _what);
            Assert.IsTrue(_clock.CheckOffline() == StatusCode.Ok == (state == TimeState.Set), _what);
            if (!_clock.TryNow(out long nowMs)) { return; }

            Assert.IsGreaterThanOrEqualTo(_floorMs, nowMs, $"{_what}: time went back");
            Assert.IsGreaterThanOrEqualTo(_signedMs, nowMs, $"{_what}: before the last signed time");
            if (_moved) { return; }

            long offMs = Math.Abs(nowMs - _board.TrueMs);
            long boundMs = _fooled ? _clock.UncertaintyMs + (2 * _clock.CarriedUncertaintyMs) : _clock.UncertaintyMs;
            Assert.IsLessThanOrEqualTo(boundMs, offMs, $"{_what}: off by {offMs} ms, said {boundMs}");
        }

        private int Ppm(int max) => _random.Next(-max, max + 1);
    }
}
