using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Frames;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Link;

/// <summary>Messages to and from the bridge, over the serial line.</summary>
/// <remarks>
/// Nothing here sleeps but <see cref="Exchange"/>, which has a deadline. One request of the bridge is kept until the
/// device loop takes it; while the device does something else, requests are answered Busy.
/// </remarks>
public sealed class HostLink : ICarrier
{
    /// <summary>How long an institution's answer is waited for.</summary>
    public const int BankTimeoutMs = 10000;

    private const int ChunkBytes = 256;
    private const int OutboxMax = 4;

    private readonly IByteLink _line;
    private readonly IEvents _events;
    private readonly IMonotonicClock _clock;
    private readonly LinkEndpoint _endpoint;
    private readonly RefusalLog _refusals;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly byte[][] _outbox = new byte[OutboxMax][];
    private int _outboxCount;
    private byte[] _sending;
    private byte[] _request;
    private byte[] _exchangeReply;
    private bool _exchangeFailed;
    private bool _inExchange;
    private long _exchangeId;
    private int _refusedFrames;

    /// <summary>A link that has just started.</summary>
    /// <param name="line">The serial line.</param>
    /// <param name="events">Where <see cref="Exchange"/> waits.</param>
    /// <param name="clock">For deadlines.</param>
    /// <param name="start">Another number at each start: see <see cref="LinkEndpoint"/>.</param>
    /// <param name="refusals">Takes what is refused.</param>
    public HostLink(IByteLink line, IEvents events, IMonotonicClock clock, uint start, RefusalLog refusals)
    {
        _line = line;
        _events = events;
        _clock = clock;
        _endpoint = new LinkEndpoint(start);
        _refusals = refusals;

        // So that an answer that was meant for an exchange before the restart is not taken for one after it.
        _exchangeId = (long)((ulong)start << 16);
    }

    /// <summary>Milliseconds until <see cref="Pump"/> has something to do though no byte arrives.</summary>
    public int WaitMs()
    {
        return _endpoint.WaitMs(_clock.NowMs());
    }

    /// <summary>Moves what has arrived and what is to be sent. Never blocks.</summary>
    public void Pump()
    {
        long nowMs = _clock.NowMs();
        int count = _line.Read(_chunk, 0, ChunkBytes);
        while (count > 0)
        {
            _endpoint.Receive(_chunk, 0, count, nowMs);
            Drain();
            count = _line.Read(_chunk, 0, ChunkBytes);
        }

        _endpoint.Poll(nowMs);
        NoteRefusedFrames();
        FinishSending();
        SendNext(nowMs);
        Drain();
        while ((_request == null || _inExchange) && _endpoint.TryTake(out byte[] message))
        {
            Sort(message);
        }
    }

    /// <summary>As <see cref="Pump"/>, for a device in the middle of something: requests are answered Busy.</summary>
    public void PumpBusy()
    {
        Pump();
        while (_request != null)
        {
            int type = MessageFields.PeekType(_request, 0, _request.Length);
            _request = null;
            _refusals.Note(type, StatusCode.Busy);
            Reply(StatusReply.To(type, StatusCode.Busy).Encode());
            Pump();
        }
    }

    /// <summary>The next request of the bridge, undecoded, if one waits. It is owed a <see cref="Reply"/>.</summary>
    public bool TryTakeRequest(out byte[] message)
    {
        Pump();
        message = _request;
        _request = null;
        return message != null;
    }

    /// <summary>Sends an answer, after those before it. Returns at once.</summary>
    /// <remarks>
    /// With a peer that acknowledges nothing the oldest unsent answer is dropped; the peer has given it up.
    /// </remarks>
    public void Reply(byte[] message)
    {
        if (_outboxCount == OutboxMax)
        {
            _refusals.Note(MessageFields.PeekType(_outbox[0], 0, _outbox[0].Length), StatusCode.LinkTimeout);
            ShiftOutbox();
        }

        _outbox[_outboxCount++] = message;
        Pump();
    }

    /// <summary>Has the bridge carry a message to an institution and waits for the answer.</summary>
    /// <param name="institution">Its id.</param>
    /// <param name="body">An outer session message of up to <see cref="BankExchange.BodyBytesMax"/> bytes.</param>
    /// <param name="timeoutMs">How long the answer is waited for.</param>
    /// <param name="replyBody">The institution's outer message; null unless Ok.</param>
    /// <returns>
    /// Ok; MessageOversized, nothing sent; LinkTimeout, no bridge there or it was restarted meanwhile; BankUnavailable,
    /// no answer in time; or what the bridge says, such as NetworkDown. Only Ok says that the institution was reached,
    /// and nothing else says that it was not.
    /// </returns>
    public StatusCode Exchange(string institution, byte[] body, int timeoutMs, out byte[] replyBody)
    {
        replyBody = null;
        if (body.Length > BankExchange.BodyBytesMax)
        {
            return StatusCode.MessageOversized;
        }

        _exchangeId++;
        _exchangeReply = null;
        _exchangeFailed = false;
        var request = new BankExchange { ExchangeId = _exchangeId, Institution = institution, Body = body };
        Reply(request.Encode());
        _inExchange = true;
        StatusCode status = AwaitReply(_clock.NowMs() + timeoutMs, out replyBody);
        _inExchange = false;
        return status;
    }

    private StatusCode AwaitReply(long deadlineMs, out byte[] replyBody)
    {
        replyBody = null;
        int peerStarts = _endpoint.PeerStarts;
        bool peerWasSeen = peerStarts > 0;
        while (true)
        {
            PumpBusy();
            if (_exchangeReply != null)
            {
                StatusCode status = Open(_exchangeReply, out replyBody);
                _exchangeReply = null;
                if (status != StatusCode.NonceMismatch)
                {
                    return status;
                }
            }

            bool peerRestarted = peerWasSeen && _endpoint.PeerStarts != peerStarts && !IsWaitingToSend();
            if (_exchangeFailed || peerRestarted)
            {
                return StatusCode.LinkTimeout;
            }

            long leftMs = deadlineMs - _clock.NowMs();
            if (leftMs <= 0)
            {
                return StatusCode.BankUnavailable;
            }

            int linkMs = WaitMs();
            _events.Wait(leftMs < linkMs ? (int)leftMs : linkMs);
        }
    }

    // NonceMismatch: the answer to an exchange that was given up; the wait goes on.
    private StatusCode Open(byte[] message, out byte[] replyBody)
    {
        replyBody = null;
        StatusCode status = BankExchangeReply.TryDecode(message, 0, message.Length, out BankExchangeReply reply);
        if (status == StatusCode.Ok && reply.ExchangeId != _exchangeId)
        {
            status = StatusCode.NonceMismatch;
        }

        _refusals.Note((int)MessageType.BankExchangeReply, status);
        if (status == StatusCode.Ok)
        {
            replyBody = reply.Body;
        }

        return status;
    }

    private void Sort(byte[] message)
    {
        int type = MessageFields.PeekType(message, 0, message.Length);
        if (type == (int)MessageType.BankExchangeReply)
        {
            if (_inExchange)
            {
                _exchangeReply = message;
            }
            else
            {
                _refusals.Note(type, StatusCode.BankUnavailable);
            }
        }
        else if (type != 0 && (type & 1) != 0)
        {
            // Requests are even. An answer nobody waits for is owed none, or two ends could answer each other for ever.
            _refusals.Note(type, StatusCode.MessageUnknown);
        }
        else
        {
            _request = message;
        }
    }

    private bool IsWaitingToSend()
    {
        return _sending != null || _outboxCount > 0;
    }

    private void SendNext(long nowMs)
    {
        if (_sending == null && _outboxCount > 0)
        {
            _sending = _outbox[0];
            ShiftOutbox();
            _endpoint.TrySend(_sending, 0, _sending.Length, nowMs);
        }
    }

    private void FinishSending()
    {
        if (_sending == null || _endpoint.SendStatus == StatusCode.Busy)
        {
            return;
        }

        if (_endpoint.SendStatus != StatusCode.Ok)
        {
            int type = MessageFields.PeekType(_sending, 0, _sending.Length);
            _exchangeFailed = _exchangeFailed || type == (int)MessageType.BankExchange;
            _refusals.Note(type, _endpoint.SendStatus);
        }

        _sending = null;
    }

    private void NoteRefusedFrames()
    {
        if (_endpoint.RefusedCount != _refusedFrames)
        {
            _refusedFrames = _endpoint.RefusedCount;
            _refusals.Note(RefusalLog.FrameType, _endpoint.LastRefusal);
        }
    }

    private void Drain()
    {
        int count = _endpoint.TakeOutput(_chunk, 0, ChunkBytes);
        while (count > 0)
        {
            _line.Write(_chunk, 0, count);
            count = _endpoint.TakeOutput(_chunk, 0, ChunkBytes);
        }
    }

    private void ShiftOutbox()
    {
        for (int i = 1; i < _outboxCount; i++)
        {
            _outbox[i - 1] = _outbox[i];
        }

        _outboxCount--;
        _outbox[_outboxCount] = null;
    }
}
