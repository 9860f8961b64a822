namespace Wallet.Protocol.Frames;

/// <summary>One end of the serial line: carries messages both ways, each once, in order, or says LinkTimeout.</summary>
/// <remarks>
/// Stop-and-wait: one message a direction is under way; it is repeated every <see cref="RepeatMs"/> until its
/// acknowledgement comes, <see cref="TriesMax"/> times in all. No clock, no line, no thread: the owner brings bytes and
/// time. After each call of Receive, TrySend or Poll it hands <see cref="TakeOutput"/> to the line until that is 0.
/// LinkTimeout says that nobody knows whether the message arrived. A message under way while the peer is restarted is
/// sent to the restarted peer. Both ends are the same class.
/// </remarks>
public sealed class LinkEndpoint
{
    /// <summary>How often a message is sent before it is given up.</summary>
    public const int TriesMax = 5;

    /// <summary>How long an acknowledgement is waited for.</summary>
    public const int RepeatMs = 250;

    /// <summary>
    /// Messages that have arrived and wait for <see cref="TryTake"/>; further ones are not acknowledged.
    /// </summary>
    public const int InboxMax = 4;

    /// <summary>What <see cref="WaitMs"/> says when nothing is under way.</summary>
    public const int IdleWaitMs = 60000;

    private const int ResetBytes = 8;
    private const int ResetAcknowledgeBytes = 12;

    private readonly uint _start;
    private readonly FrameDecoder _decoder = new FrameDecoder();
    private readonly LinkSender _sender;
    private readonly LinkReceiver _receiver = new LinkReceiver();
    private byte[] _frame;
    private readonly byte[] _control = new byte[ResetAcknowledgeBytes];
    private int _frameSent;
    private int _frameCount;
    private bool _owesAcknowledge;
    private byte _acknowledge;
    private bool _owesResetAcknowledge;
    private uint _resetStart;
    private uint _resetNumbering;

    /// <summary>An end that has just started.</summary>
    /// <param name="start">
    /// Another number at each start, best a random one: the peer sees by it that this end forgot.
    /// </param>
    public LinkEndpoint(uint start)
    {
        _start = start;
        _sender = new LinkSender(start);
    }

    /// <summary>Of the message last given to <see cref="TrySend"/>: Busy, Ok (acknowledged) or LinkTimeout.</summary>
    public StatusCode SendStatus
    {
        get { return _sender.Status; }
    }

    /// <summary>Why a frame was refused last; Ok where none was.</summary>
    public StatusCode LastRefusal { get; private set; }

    /// <summary>Frames with a wrong check sequence.</summary>
    public int CorruptCount { get; private set; }

    /// <summary>Frames that ended too early.</summary>
    public int TruncatedCount { get; private set; }

    /// <summary>Frames longer than allowed.</summary>
    public int OversizedCount { get; private set; }

    /// <summary>Frames with bytes or a kind the format does not have.</summary>
    public int MalformedCount { get; private set; }

    /// <summary>Frames refused for any reason.</summary>
    public int RefusedCount
    {
        get { return CorruptCount + TruncatedCount + OversizedCount + MalformedCount; }
    }

    /// <summary>How often the peer was seen to have started; an answer owed by the peer before is lost.</summary>
    public int PeerStarts
    {
        get { return _receiver.PeerStarts; }
    }

    /// <summary>Takes bytes of the line.</summary>
    public void Receive(byte[] b, int offset, int count, long nowMs)
    {
        for (int i = 0; i < count; i++)
        {
            if (!_decoder.Feed(b[offset + i]))
            {
                continue;
            }

            if (_decoder.Status == StatusCode.Ok)
            {
                TakeFrame(nowMs);
            }
            else
            {
                Refuse(_decoder.Status);
            }
        }
    }

    /// <summary>Starts to send a message; it is copied.</summary>
    /// <returns>False while another is under way, or when it is longer than a frame's payload.</returns>
    public bool TrySend(byte[] message, int offset, int count, long nowMs)
    {
        return count <= FrameFormat.PayloadBytesMax && _sender.TryStart(Bytes.Slice(message, offset, count), nowMs);
    }

    /// <summary>Repeats what was not acknowledged in time, or gives it up.</summary>
    public void Poll(long nowMs)
    {
        _sender.Poll(nowMs);
    }

    /// <summary>Milliseconds until <see cref="Poll"/> has something to do; <see cref="IdleWaitMs"/> at most.</summary>
    public int WaitMs(long nowMs)
    {
        return _sender.WaitMs(nowMs);
    }

    /// <summary>The next message of the peer, oldest first.</summary>
    public bool TryTake(out byte[] message)
    {
        return _receiver.TryTake(out message);
    }

    /// <summary>Bytes for the line.</summary>
    /// <returns>How many; 0 when there are no more.</returns>
    public int TakeOutput(byte[] b, int offset, int count)
    {
        int taken = 0;
        while (taken < count && (_frameSent < _frameCount || EncodeNext()))
        {
            int left = _frameCount - _frameSent;
            int size = left < count - taken ? left : count - taken;
            System.Array.Copy(_frame, _frameSent, b, offset + taken, size);
            _frameSent += size;
            taken += size;
        }

        // The longest frame is a quarter of the heap at rest: it is not kept once the line has it.
        if (_frameSent == _frameCount) { _frame = null; }

        return taken;
    }

    private void TakeFrame(long nowMs)
    {
        int count = _decoder.PayloadCount;
        byte kind = _decoder.Kind;
        if (kind == FrameKind.Data)
        {
            TakeData();
        }
        else if (kind == FrameKind.Acknowledge && count == 0)
        {
            _sender.OnAcknowledge(_decoder.Sequence);
        }
        else if (kind == FrameKind.Reset && count == ResetBytes)
        {
            byte[] payload = _decoder.TakePayload();
            TakeReset(Bytes.ReadUInt32BigEndian(payload, 0), Bytes.ReadUInt32BigEndian(payload, 4), nowMs);
        }
        else if (kind == FrameKind.ResetAcknowledge && count == ResetAcknowledgeBytes)
        {
            byte[] payload = _decoder.TakePayload();
            _sender.OnResetAcknowledge(
                Bytes.ReadUInt32BigEndian(payload, 0),
                Bytes.ReadUInt32BigEndian(payload, 4),
                Bytes.ReadUInt32BigEndian(payload, 8),
                nowMs);
        }
        else
        {
            Refuse(StatusCode.FrameMalformed);
        }
    }

    private void TakeData()
    {
        if (!_receiver.IsKnown)
        {
            _sender.Announce();
        }
        else if (_receiver.OnData(_decoder.Sequence, _decoder))
        {
            _owesAcknowledge = true;
            _acknowledge = _decoder.Sequence;
        }
    }

    private void TakeReset(uint peerStart, uint numbering, long nowMs)
    {
        if (_receiver.OnReset(peerStart, numbering, _decoder.Sequence))
        {
            _owesResetAcknowledge = true;
            _resetStart = peerStart;
            _resetNumbering = numbering;

            // What was taken before the reset would be acknowledged to a peer that numbers anew.
            _owesAcknowledge = false;
            _sender.OnPeerStart(peerStart, nowMs);
        }
    }

    private bool EncodeNext()
    {
        if (_owesResetAcknowledge)
        {
            _owesResetAcknowledge = false;
            Bytes.PutUInt32BigEndian(_control, 0, _resetStart);
            Bytes.PutUInt32BigEndian(_control, 4, _resetNumbering);
            Bytes.PutUInt32BigEndian(_control, 8, _start);
            return Encode(FrameKind.ResetAcknowledge, 0, _control, ResetAcknowledgeBytes);
        }

        if (_owesAcknowledge)
        {
            _owesAcknowledge = false;
            return Encode(FrameKind.Acknowledge, _acknowledge, _control, 0);
        }

        if (_sender.TakeReset(_control))
        {
            return Encode(FrameKind.Reset, _sender.Sequence, _control, ResetBytes);
        }

        return _sender.TakeData()
            && Encode(FrameKind.Data, _sender.Sequence, _sender.Message, _sender.Message.Length);
    }

    private bool Encode(byte kind, byte sequence, byte[] payload, int count)
    {
        _frameSent = 0;
        _frame = new byte[FrameFormat.EncodedBytes(count)];
        _frameCount = FrameEncoder.Encode(kind, sequence, payload, 0, count, _frame, 0);
        return _frameCount > 0;
    }

    private void Refuse(StatusCode status)
    {
        LastRefusal = status;
        switch (status)
        {
            case StatusCode.FrameCorrupt:
                CorruptCount++;
                break;
            case StatusCode.FrameTruncated:
                TruncatedCount++;
                break;
            case StatusCode.FrameOversized:
                OversizedCount++;
                break;
            default:
                MalformedCount++;
                break;
        }
    }
}
