using Wallet.Protocol;

namespace Wallet.Core.Clock;

/// <content>What the other clocks of the board say, and when it is believed.</content>
public sealed partial class TrustedClock
{
    /// <summary>Hears what a satellite receiver with a fix says.</summary>
    /// <param name="satelliteMs">Unix milliseconds, of now.</param>
    /// <returns>
    /// Ok; ClockNotSet where there is no time to hold it against; TimeImplausible, nothing changed, where it lies
    /// outside what drift and the receiver's own error explain; ClockSuspicious where it does so steadily and nothing
    /// but the battery-backed clock stands against it: either of them may be the liar.
    /// </returns>
    public StatusCode HearSatellite(long satelliteMs)
    {
        if (!_isSet)
        {
            return StatusCode.ClockNotSet;
        }

        long boundMs = CarriedUncertaintyMs;
        long aheadMs = satelliteMs - Carried();
        if (aheadMs > boundMs + SatelliteErrorMs || aheadMs < -boundMs - SatelliteErrorMs)
        {
            return Contradicted(satelliteMs);
        }

        // A time that is known better than the receiver knows it has nothing to learn.
        _contradictedMs = None;
        if (boundMs <= SatelliteErrorMs)
        {
            return StatusCode.Ok;
        }

        _correctionMs = aheadMs > boundMs ? boundMs : aheadMs;
        _correctionMs = _correctionMs < -boundMs ? -boundMs : _correctionMs;
        _confirmedMs = _monotonic.NowMs();
        return StatusCode.Ok;
    }

    /// <summary>
    /// Looks whether the battery-backed clock ran with the monotonic one since it was last looked at, and puts it right
    /// where it did not: the time of the next start rests on it.
    /// </summary>
    /// <returns>Ok; ClockNotSet; TimeImplausible where it was wrong.</returns>
    public StatusCode CheckRealTime()
    {
        if (!_isSet)
        {
            return StatusCode.ClockNotSet;
        }

        if (_baseRtcMs == None || !_realTime.TryRead(out long rtcMs))
        {
            return StatusCode.Ok;
        }

        long elapsedMs = _monotonic.NowMs() - _baseMonotonicMs;
        long aheadMs = rtcMs - _baseRtcMs - elapsedMs;
        long boundMs = (2 * RtcStepMs)
            + ClockDrift.Of(elapsedMs, ClockDrift.MonotonicPpm + ClockDrift.BatteryPpm);
        if (aheadMs <= boundMs && aheadMs >= -boundMs)
        {
            return StatusCode.Ok;
        }

        if (PutRealTime(Carried()) == StatusCode.Ok)
        {
            Keep();
        }

        return StatusCode.TimeImplausible;
    }

    // One reading that is wrong is a receiver's, or a forger's, mistake. Two that agree over minutes are something that
    // believes in its time, and with no signed time since the start the clock has only a chip's word against it.
    private StatusCode Contradicted(long satelliteMs)
    {
        long nowMs = _monotonic.NowMs();
        long apartMs = nowMs - _contradictedMs;
        long differMs = satelliteMs - _contradictedByMs - apartMs;
        bool isSteady = _contradictedMs != None && apartMs >= SteadyMs
            && differMs <= 2 * SatelliteErrorMs && differMs >= -2 * SatelliteErrorMs;
        if (_contradictedMs == None || apartMs >= SteadyMs)
        {
            _contradictedMs = nowMs;
            _contradictedByMs = satelliteMs;
        }

        if (!isSteady || _signedSinceStart || _confirmedMs != None || _isSuspicious)
        {
            return StatusCode.TimeImplausible;
        }

        _isSuspicious = true;
        Keep();
        return StatusCode.ClockSuspicious;
    }

    // Sets the chip where it is off. What is kept goes by what it said: so first of all that is struck out, and a cut
    // between costs the time instead of leaving a wrong one.
    private StatusCode PutRealTime(long nowMs)
    {
        if (_realTime.TryRead(out long rtcMs) && rtcMs - nowMs <= RtcOffMsMax && nowMs - rtcMs <= RtcOffMsMax)
        {
            return StatusCode.Ok;
        }

        StatusCode status = StatusCode.Ok;
        if (_anchorMs > 0)
        {
            long heldMs = _isSet ? Carried() : _anchorMs;
            status = Store(_anchorMs, heldMs, CarriedUncertaintyMs, _isSuspicious, None);
        }

        if (status == StatusCode.Ok)
        {
            _realTime.Set(nowMs);
        }

        return status;
    }
}
