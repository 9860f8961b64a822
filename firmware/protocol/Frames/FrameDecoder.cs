namespace Wallet.Protocol.Frames;

/// <summary>Finds frames in a stream of bytes, one byte at a time; survives whatever comes.</summary>
/// <remarks>
/// Feed a byte; when <see cref="Feed"/> returns true there is news in <see cref="Status"/>: Ok and a frame, or why a
/// frame was refused. After a refusal the rest of that frame passes unseen up to the next flag. A flag ends one frame
/// and starts the next; empty frames between flags are nothing (RFC 1662 section 4.3). A frame that lost its end shows
/// as FrameTruncated only when too short to be one; otherwise its check sequence fails: FrameCorrupt.
/// </remarks>
public sealed class FrameDecoder
{
    private readonly byte[] _body = new byte[FrameFormat.BodyBytesMax];
    private StatusCode _status;
    private int _bodyCount;
    private int _payloadCount;
    private bool _isHunting;
    private bool _isEscaped;

    /// <summary>Waits for a first flag.</summary>
    public FrameDecoder()
    {
        Reset();
    }

    /// <summary>
    /// Ok, or FrameTruncated, FrameOversized, FrameMalformed, FrameCorrupt. Good until the next <see cref="Feed"/>, as
    /// is everything else here.
    /// </summary>
    public StatusCode Status
    {
        get { return _status; }
    }

    /// <summary>One of <see cref="FrameKind"/>.</summary>
    public byte Kind
    {
        get { return _body[0]; }
    }

    /// <summary>Sequence number, modulo 256.</summary>
    public byte Sequence
    {
        get { return _body[1]; }
    }

    /// <summary>Payload bytes, 0 to <see cref="FrameFormat.PayloadBytesMax"/>.</summary>
    public int PayloadCount
    {
        get { return _payloadCount; }
    }

    /// <summary>Forgets what has come of a frame and waits for a flag, as after a line was opened.</summary>
    public void Reset()
    {
        _status = StatusCode.Ok;
        _bodyCount = 0;
        _payloadCount = 0;
        _isHunting = true;
        _isEscaped = false;
    }

    /// <summary>A copy of the payload.</summary>
    public byte[] TakePayload()
    {
        return Bytes.Slice(_body, FrameFormat.HeaderBytes, _payloadCount);
    }

    /// <summary>Takes the next byte of the line.</summary>
    /// <returns>True when a frame is complete, or was refused: see <see cref="Status"/>.</returns>
    public bool Feed(byte value)
    {
        if (value == FrameFormat.Flag)
        {
            return EndFrame();
        }

        if (_isHunting)
        {
            return false;
        }

        if (value == FrameFormat.Escape)
        {
            // Escaping an escape is no byte of this format; the one encoding of 0x7D is 7D 5D.
            if (_isEscaped)
            {
                return Refuse(StatusCode.FrameMalformed);
            }

            _isEscaped = true;
            return false;
        }

        if (_isEscaped)
        {
            _isEscaped = false;
            value ^= FrameFormat.EscapeBit;
            if (value != FrameFormat.Flag && value != FrameFormat.Escape)
            {
                return Refuse(StatusCode.FrameMalformed);
            }
        }

        if (_bodyCount == FrameFormat.BodyBytesMax)
        {
            return Refuse(StatusCode.FrameOversized);
        }

        _body[_bodyCount++] = value;
        return false;
    }

    private bool EndFrame()
    {
        int count = _bodyCount;
        bool isNothing = _isHunting || (count == 0 && !_isEscaped);
        bool isCut = _isEscaped || count < FrameFormat.BodyBytesMin;
        Reset();
        _isHunting = false;
        if (isNothing)
        {
            return false;
        }

        if (isCut)
        {
            // 7D 7E is how a sender gives a frame up (RFC 1662 section 4.3).
            _status = StatusCode.FrameTruncated;
        }
        else if (!Fcs32.IsGood(_body, 0, count))
        {
            _status = StatusCode.FrameCorrupt;
        }
        else if (!FrameKind.IsKnown(_body[0]))
        {
            _status = StatusCode.FrameMalformed;
        }
        else
        {
            _payloadCount = count - FrameFormat.BodyBytesMin;
        }

        return true;
    }

    private bool Refuse(StatusCode status)
    {
        Reset();
        _status = status;
        return true;
    }
}
