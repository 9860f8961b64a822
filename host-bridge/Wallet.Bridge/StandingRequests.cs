using System;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bridge;

/// <summary>
/// What the bridge wants of a device whenever it meets it or the network changes: that it knows of the network, says
/// who it is, and, with a network, synchronises. A device in the middle of something says Busy and is asked again.
/// </summary>
/// <remarks>
/// A synchronisation that failed comes again too, ever more seldom: with one lost message a terminal would otherwise
/// keep its payments to itself until the network changes or somebody thinks of it. Where the bank has said its last
/// word, asking only shows whether it has changed its mind: once a day is often enough for that.
/// </remarks>
internal sealed class StandingRequests
{
    private const int BusyRetryMs = 1_000;
    private const int SilenceRetryMs = 60_000;
    private const int FailureRetryMs = 60_000;
    private const int FailureRetryMsMax = 3_600_000;
    private const int RefusalRetryMsMax = 24 * FailureRetryMsMax;
    private const long Never = long.MaxValue;

    private static readonly MessageType[] s_order =
        [MessageType.NetworkChanged, MessageType.GetDeviceInfo, MessageType.Synchronise];

    private readonly long[] _dueAtMs = [Never, Never, Never];
    private bool _online;
    private int _failureRetryMs = FailureRetryMs;

    /// <summary>Everything is due again.</summary>
    public void Announce(bool online, long nowMs)
    {
        _online = online;
        _failureRetryMs = FailureRetryMs;
        Array.Fill(_dueAtMs, nowMs);
        if (!online)
        {
            _dueAtMs[IndexOf(MessageType.Synchronise)] = Never;
        }
    }

    /// <summary>The next request that is due. It comes again unless it is answered.</summary>
    public bool TryTake(long nowMs, out byte[]? request)
    {
        int index = Array.FindIndex(_dueAtMs, dueAtMs => dueAtMs <= nowMs);
        request = index < 0 ? null : Encode(s_order[index]);
        if (index >= 0)
        {
            _dueAtMs[index] = nowMs + SilenceRetryMs;
        }

        return index >= 0;
    }

    /// <summary>
    /// The device has answered: Busy brings the request back soon, a failed synchronisation later, anything else ends
    /// it.
    /// </summary>
    public void Answered(MessageType request, StatusCode status, long nowMs)
    {
        int index = IndexOf(request);
        if (_dueAtMs[index] == Never)
        {
            // Nobody asked, or the network has gone meanwhile.
            return;
        }

        if (status == StatusCode.Busy)
        {
            _dueAtMs[index] = nowMs + BusyRetryMs;
        }
        else if (status != StatusCode.Ok && request == MessageType.Synchronise)
        {
            int retryMsMax = IsLastWord(status) ? RefusalRetryMsMax : FailureRetryMsMax;
            _failureRetryMs = Math.Min(_failureRetryMs, retryMsMax);
            _dueAtMs[index] = nowMs + _failureRetryMs;
            _failureRetryMs = Math.Min(2 * _failureRetryMs, retryMsMax);
        }
        else
        {
            _dueAtMs[index] = Never;
            _failureRetryMs = request == MessageType.Synchronise ? FailureRetryMs : _failureRetryMs;
        }
    }

    /// <summary>Milliseconds until the next one is due.</summary>
    public int WaitMs(long nowMs)
    {
        long next = Math.Min(_dueAtMs[0], Math.Min(_dueAtMs[1], _dueAtMs[2]));
        return next == Never ? int.MaxValue : (int)Math.Clamp(next - nowMs, 0, SilenceRetryMs);
    }

    // What a bank says of a payment or of a device, and not of how it could be reached. A device tells the first
    // failure of several, so the way to once a day is slow all the same: another payment may not have got through.
    private static bool IsLastWord(StatusCode status) => status is StatusCode.CertificateRevoked
        or StatusCode.VoucherUnknown or StatusCode.VoucherWrongPayee or StatusCode.VoucherExpired
        or StatusCode.VoucherSpent or StatusCode.VoucherRolledBack or StatusCode.RollBackAfterUse
        or StatusCode.ReportTooLate;

    private static int IndexOf(MessageType request) => Array.IndexOf(s_order, request);

    private byte[] Encode(MessageType request) => request switch
    {
        MessageType.NetworkChanged => new NetworkChanged { Online = _online }.Encode(),
        MessageType.GetDeviceInfo => new GetDeviceInfo().Encode(),
        _ => new Synchronise().Encode(),
    };
}
