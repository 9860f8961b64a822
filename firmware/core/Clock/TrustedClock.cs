using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Clock;

/// <summary>Time that the platform has signed, carried on by the board's clocks, and how far to believe it.</summary>
/// <remarks>
/// The anchor is the last signed time. While the power is on the monotonic clock carries it on, which nobody outside
/// the chip can set; over a restart the battery-backed clock does, by what it has gained since the record was kept.
/// What is carried on is right to an uncertainty that grows with the drift of the clock that carries it. A satellite
/// receiver is believed inside that and nowhere else: it can move the time within the uncertainty and never beyond, so
/// a forged one, however slowly it walks, gains nothing that drift could not have done. Only signed time sets a clock
/// that has none, and only signed time ends a suspicion.
/// </remarks>
public sealed partial class TrustedClock
{
    /// <summary>
    /// How far signed time may lie behind what the monotonic clock made of the time signed before: two clocks of banks
    /// differ, and a quartz drifts by seconds a day. More is a bank that goes back in time.
    /// </summary>
    public const long BackwardsToleranceMs = 2 * 60 * 1000;

    /// <summary>How long a device may be offline and pay before the platform has said anything else: 14 days.</summary>
    public const long OfflineMaxMsDefault = 14L * 24 * 3600 * 1000;

    /// <summary>What a receiver with a fix may be wrong by: its sentence is up to 2 s old and carried on.</summary>
    public const long SatelliteErrorMs = 2000;

    /// <summary>
    /// Two readings that both contradict the clock, and agree with each other over this long at least, are no jump.
    /// </summary>
    public const long SteadyMs = 5 * 60 * 1000;

    private const long None = -1;

    // The battery-backed clock rounds down. Rounded up instead, time never goes back over a restart; what it said when
    // the record was kept was rounded, too.
    private const long RtcStepMs = 1000;

    // Further off than this the chip is set; nearer, what it gains says all.
    private const long RtcOffMsMax = 5000;

    private readonly RecordStore _records;
    private readonly IMonotonicClock _monotonic;
    private readonly IRealTimeClock _realTime;

    private bool _isSet;
    private bool _wasSet;
    private bool _isSuspicious;
    private long _anchorMs;
    private bool _signedSinceStart;
    private long _baseUnixMs;
    private long _baseMonotonicMs;
    private long _baseUncertaintyMs;
    private long _baseRtcMs = None;
    private long _correctionMs;
    private long _confirmedMs = None;
    private long _contradictedByMs;
    private long _contradictedMs = None;
    private long _lastGivenMs;

    /// <summary>A clock without time until <see cref="Load"/> or <see cref="Accept"/>.</summary>
    public TrustedClock(RecordStore records, IMonotonicClock monotonic, IRealTimeClock realTime)
    {
        _records = records;
        _monotonic = monotonic;
        _realTime = realTime;
    }

    /// <summary>How long a device may be offline and pay, in milliseconds; the platform says it.</summary>
    public long OfflineMaxMs = OfflineMaxMsDefault;

    /// <summary>Whether there is time. It may be old or suspicious: see <see cref="State"/>.</summary>
    public bool IsSet
    {
        get { return _isSet; }
    }

    /// <summary>The last signed time, Unix milliseconds; 0 where there never was one.</summary>
    public long SignedMs
    {
        get { return _anchorMs; }
    }

    /// <summary>How the device stands to time now.</summary>
    public TimeState State
    {
        get
        {
            if (_isSuspicious)
            {
                return TimeState.Suspicious;
            }

            if (!_isSet)
            {
                return _wasSet ? TimeState.Lost : TimeState.NeverSet;
            }

            return OfflineMs > OfflineMaxMs ? TimeState.OfflineTooLong : TimeState.Set;
        }
    }

    /// <summary>What the present time rests on.</summary>
    public TimeSource Source
    {
        get
        {
            if (!_isSet)
            {
                return TimeSource.None;
            }

            if (_confirmedMs != None)
            {
                return TimeSource.Satellite;
            }

            return _signedSinceStart ? TimeSource.Signed : TimeSource.Battery;
        }
    }

    /// <summary>
    /// By how much the present time may be wrong, in milliseconds; 0 where there is none. Once a satellite receiver has
    /// confirmed it, that holds if the receiver was honest; if it was forged, at most twice
    /// <see cref="CarriedUncertaintyMs"/> does.
    /// </summary>
    public long UncertaintyMs
    {
        get
        {
            // Where the time given stands still, until the right one has caught up, it is ahead by so much more.
            long aheadMs = _isSet ? _lastGivenMs - Carried() - _correctionMs : 0;
            long boundMs = CarriedUncertaintyMs;
            if (_confirmedMs != None)
            {
                boundMs = SatelliteErrorMs
                    + ClockDrift.Of(_monotonic.NowMs() - _confirmedMs, ClockDrift.MonotonicPpm);
            }

            return aheadMs > 0 ? boundMs + aheadMs : boundMs;
        }
    }

    /// <summary>By how much the board's clocks may have carried signed time wrong; 0 where there is none.</summary>
    public long CarriedUncertaintyMs
    {
        get
        {
            return _isSet
                ? _baseUncertaintyMs + ClockDrift.Of(_monotonic.NowMs() - _baseMonotonicMs, ClockDrift.MonotonicPpm)
                : 0;
        }
    }

    /// <summary>Milliseconds since the last synchronisation; 0 where there is no time to tell.</summary>
    public long OfflineMs
    {
        get { return TryNow(out long nowMs) ? nowMs - _anchorMs : 0; }
    }

    /// <summary>Ok where a payment may be made or taken offline now.</summary>
    /// <returns>Ok, ClockSuspicious, ClockNotSet or OfflineTooLong.</returns>
    public StatusCode CheckOffline()
    {
        switch (State)
        {
            case TimeState.Set:
                return StatusCode.Ok;
            case TimeState.OfflineTooLong:
                return StatusCode.OfflineTooLong;
            case TimeState.Suspicious:
                return StatusCode.ClockSuspicious;
            default:
                return StatusCode.ClockNotSet;
        }
    }

    /// <summary>Continues from the record where the battery-backed clock has run on since.</summary>
    /// <returns>
    /// Ok, set or not; StorageDamaged: the time is lost and the rest of the device is not; ClockSuspicious where the
    /// battery-backed clock was set back.
    /// </returns>
    public StatusCode Load()
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.ClockState)];
        StatusCode status = _records.Load(RecordKeys.ClockState, buffer, out int count);
        if (status == StatusCode.RecordAbsent)
        {
            return StatusCode.Ok;
        }

        _wasSet = true;
        var kept = new ClockRecord();
        bool isRead = count > 0 && kept.TryDecode(buffer, count);
        if (isRead)
        {
            // Of a damaged pair the sound one may be the older: time is not carried on from it, nor goes back behind.
            _anchorMs = kept.AnchorMs;
        }

        if (!isRead || status != StatusCode.Ok)
        {
            return StatusCode.StorageDamaged;
        }

        _isSuspicious = kept.IsSuspicious;
        _lastGivenMs = kept.GivenMs;
        if (kept.RtcMs == None || !_realTime.TryRead(out long rtcMs))
        {
            return StatusCode.Ok;
        }

        long gainedMs = rtcMs - kept.RtcMs;
        if (gainedMs < 0)
        {
            _isSuspicious = true;
            return StatusCode.ClockSuspicious;
        }

        long uncertaintyMs = kept.UncertaintyMs + (2 * RtcStepMs) + ClockDrift.Of(gainedMs, ClockDrift.BatteryPpm);
        SetBase(kept.HeldMs + gainedMs + RtcStepMs, uncertaintyMs);
        return StatusCode.Ok;
    }

    /// <summary>The present time.</summary>
    /// <param name="unixMs">Unix milliseconds, never less than what was given before; 0 where there is none.</param>
    /// <returns>False where the clock was not set, or did not run on over a restart.</returns>
    public bool TryNow(out long unixMs)
    {
        unixMs = 0;
        if (!_isSet)
        {
            return false;
        }

        long nowMs = Carried() + _correctionMs;
        if (nowMs > _lastGivenMs)
        {
            _lastGivenMs = nowMs;
        }

        unixMs = _lastGivenMs;
        return true;
    }

    /// <summary>The present time, or 0 where there is none.</summary>
    public long NowMsOr0()
    {
        return TryNow(out long unixMs) ? unixMs : 0;
    }

    /// <summary>
    /// Takes time that the platform has signed for a nonce of this device; signature and nonce are checked already.
    /// </summary>
    /// <param name="statementMs">The signed time, Unix milliseconds.</param>
    /// <param name="sentAtMs">Monotonic time when the question was sent.</param>
    /// <param name="receivedAtMs">Monotonic time when the answer was here.</param>
    /// <returns>
    /// Ok, and stored; ClockBackwards, nothing changed, where it lies before the last signed time, or more than
    /// <see cref="BackwardsToleranceMs"/> behind what became of that since; StorageFull, StorageDamaged.
    /// </returns>
    public StatusCode Accept(long statementMs, long sentAtMs, long receivedAtMs)
    {
        // The platform signed at some time between: half the way is off by at most half the way.
        long halfMs = (receivedAtMs - sentAtMs) / 2;
        long nowMs = statementMs + halfMs + (_monotonic.NowMs() - receivedAtMs);
        if (statementMs < _anchorMs)
        {
            return StatusCode.ClockBackwards;
        }

        if (_signedSinceStart && nowMs < Carried() - BackwardsToleranceMs)
        {
            return StatusCode.ClockBackwards;
        }

        StatusCode status = PutRealTime(nowMs);
        if (status == StatusCode.Ok)
        {
            status = Store(statementMs, nowMs, halfMs + 1, false);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        // A battery-backed clock that ran far ahead was never trusted: what it made of the anchor is forgotten. Within
        // the tolerance the time given stands still until the right time has caught up.
        if (nowMs < _lastGivenMs - BackwardsToleranceMs)
        {
            _lastGivenMs = nowMs;
        }

        _anchorMs = statementMs;
        _signedSinceStart = true;
        _isSuspicious = false;
        SetBase(nowMs, halfMs + 1);
        return StatusCode.Ok;
    }

    /// <summary>
    /// Keeps the present time, so that the next start does not begin before it, however the battery-backed clock was
    /// set back meanwhile. For every hour or so: it is a write to flash.
    /// </summary>
    /// <returns>Ok; ClockNotSet; StorageFull, StorageDamaged: what was kept before still holds.</returns>
    public StatusCode Keep()
    {
        if (!_isSet)
        {
            return StatusCode.ClockNotSet;
        }

        // What a receiver says is not kept: it is asked again, and the next start rests on what was signed.
        long carriedMs = Carried();
        long uncertaintyMs = CarriedUncertaintyMs;
        StatusCode status = Store(_anchorMs, carriedMs, uncertaintyMs, _isSuspicious);
        if (status == StatusCode.Ok)
        {
            Rebase(carriedMs, uncertaintyMs);
        }

        return status;
    }

    private StatusCode Store(long anchorMs, long heldMs, long uncertaintyMs, bool isSuspicious)
    {
        long saysMs = _realTime.TryRead(out long rtcMs) ? rtcMs : None;
        return Store(anchorMs, heldMs, uncertaintyMs, isSuspicious, saysMs);
    }

    private StatusCode Store(long anchorMs, long heldMs, long uncertaintyMs, bool isSuspicious, long rtcMs)
    {
        var record = new ClockRecord();
        record.AnchorMs = anchorMs;
        record.HeldMs = heldMs;
        record.RtcMs = rtcMs;
        record.UncertaintyMs = uncertaintyMs;
        record.GivenMs = _lastGivenMs;
        record.IsSuspicious = isSuspicious;
        byte[] encoded = record.Encode();
        return _records.Save(RecordKeys.ClockState, encoded, 0, encoded.Length);
    }

    private void SetBase(long unixMs, long uncertaintyMs)
    {
        _isSet = true;
        _correctionMs = 0;
        _confirmedMs = None;
        _contradictedMs = None;
        Rebase(unixMs, uncertaintyMs);
    }

    private void Rebase(long unixMs, long uncertaintyMs)
    {
        _baseUnixMs = unixMs;
        _baseUncertaintyMs = uncertaintyMs;
        _baseMonotonicMs = _monotonic.NowMs();
        _baseRtcMs = _realTime.TryRead(out long rtcMs) ? rtcMs : None;
    }

    private long Carried()
    {
        return _baseUnixMs + (_monotonic.NowMs() - _baseMonotonicMs);
    }
}
