using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Core.Clock;

/// <summary>Time that the device's bank has signed, carried on by the monotonic clock.</summary>
/// <remarks>
/// The anchor is the last signed time. While the power is on, the monotonic clock carries it on; over a restart the
/// battery-backed clock does, as the difference to what it said when the anchor was made. Only signed time is trusted:
/// it may correct what the battery-backed clock made of the anchor, in either direction, but never go back behind the
/// anchor itself.
/// </remarks>
public sealed class TrustedClock
{
    /// <summary>
    /// How far signed time may lie behind what the monotonic clock made of the time signed before: two clocks of banks
    /// differ, and a quartz drifts by seconds a day. More is a bank that goes back in time.
    /// </summary>
    public const long BackwardsToleranceMs = 2 * 60 * 1000;

    private const long NoRtc = -1;

    // The battery-backed clock rounds down; rounded up instead, time never goes back over a restart.
    private const long RtcStepMs = 1000;

    private readonly RecordStore _records;
    private readonly IMonotonicClock _monotonic;
    private readonly IRealTimeClock _realTime;
    private bool _isSet;
    private bool _hasAnchor;
    private long _anchorMs;
    private bool _signedSinceStart;
    private long _baseUnixMs;
    private long _baseMonotonicMs;
    private long _lastGivenMs;

    /// <summary>A clock without time until <see cref="Load"/> or <see cref="Accept"/>.</summary>
    public TrustedClock(RecordStore records, IMonotonicClock monotonic, IRealTimeClock realTime)
    {
        _records = records;
        _monotonic = monotonic;
        _realTime = realTime;
    }

    /// <summary>Whether there is trusted time.</summary>
    public bool IsSet
    {
        get { return _isSet; }
    }

    /// <summary>The last signed time, Unix milliseconds; 0 where there never was one.</summary>
    public long SignedMs
    {
        get { return _anchorMs; }
    }

    /// <summary>Continues from the stored anchor where the battery-backed clock has run on since.</summary>
    /// <returns>Ok, set or not; StorageDamaged.</returns>
    public StatusCode Load()
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.ClockState)];
        StatusCode status = _records.Load(RecordKeys.ClockState, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(3);
        long anchorMs = reader.ReadInteger();
        long acceptedMs = reader.ReadInteger();
        long anchorRtcMs = reader.ReadInteger();
        if (reader.Finish() != StatusCode.Ok || anchorMs <= 0 || acceptedMs < anchorMs)
        {
            return StatusCode.StorageDamaged;
        }

        _hasAnchor = true;
        _anchorMs = anchorMs;
        bool runs = _realTime.TryRead(out long rtcMs);
        if (runs && anchorRtcMs != NoRtc && rtcMs >= anchorRtcMs)
        {
            SetBase(acceptedMs + (rtcMs - anchorRtcMs) + RtcStepMs);
        }

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

        long nowMs = Estimate();
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
    /// Takes time that the bank has signed for a nonce of this device; signature and nonce are checked already.
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
        // The bank signed at some time between: half the way is off by at most half the way.
        long nowMs = statementMs + ((receivedAtMs - sentAtMs) / 2) + (_monotonic.NowMs() - receivedAtMs);
        if (_hasAnchor && statementMs < _anchorMs)
        {
            return StatusCode.ClockBackwards;
        }

        if (_signedSinceStart && nowMs < Estimate() - BackwardsToleranceMs)
        {
            return StatusCode.ClockBackwards;
        }

        StatusCode status = Store(statementMs, nowMs);
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

        _hasAnchor = true;
        _anchorMs = statementMs;
        _signedSinceStart = true;
        SetBase(nowMs);
        return StatusCode.Ok;
    }

    // The battery-backed clock is set first: with the old record it gives the same time as with the new one.
    private StatusCode Store(long statementMs, long nowMs)
    {
        _realTime.Set(nowMs);
        long rtcMs = _realTime.TryRead(out long readMs) ? readMs : NoRtc;
        var writer = new CborWriter(new byte[RecordKeys.PayloadBytesMax(RecordKeys.ClockState)]);
        writer.WriteArray(3);
        writer.WriteInteger(statementMs);
        writer.WriteInteger(nowMs);
        writer.WriteInteger(rtcMs);
        byte[] encoded = writer.ToArray();
        return _records.Save(RecordKeys.ClockState, encoded, 0, encoded.Length);
    }

    private void SetBase(long unixMs)
    {
        _isSet = true;
        _baseUnixMs = unixMs;
        _baseMonotonicMs = _monotonic.NowMs();
    }

    private long Estimate()
    {
        return _baseUnixMs + (_monotonic.NowMs() - _baseMonotonicMs);
    }
}
