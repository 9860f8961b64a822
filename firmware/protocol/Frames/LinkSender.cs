namespace Wallet.Protocol.Frames;

/// <summary>The sending half of a link: one message under way, repeated until it is acknowledged or given up.</summary>
/// <remarks>
/// A numbering is agreed before the first message: Reset carries this end's start number, the number of the numbering
/// and, in the frame's sequence field, the sequence number that comes next. It is agreed anew after a message was given
/// up, because nobody knows whether it arrived, and after the peer was restarted, because it forgot. Sequence numbers
/// go on across numberings, so that a late copy of a given-up message is never taken for the next one.
/// </remarks>
internal sealed class LinkSender
{
    private readonly uint _start;
    private uint _numbering = 1;
    private byte _sequence;
    private bool _isAgreed;
    private uint _agreedWith;
    private byte[] _message;
    private int _tries;
    private long _repeatAtMs;
    private bool _wantsReset;
    private bool _wantsData;

    internal LinkSender(uint start)
    {
        _start = start;
        _wantsReset = true;
    }

    /// <summary>Ok, Busy while a message is under way, LinkTimeout where the last one was given up.</summary>
    internal StatusCode Status { get; private set; }

    /// <summary>What is under way; null when nothing is.</summary>
    internal byte[] Message
    {
        get { return _message; }
    }

    /// <summary>Sequence number of the message, and of the next one where none is under way.</summary>
    internal byte Sequence
    {
        get { return _sequence; }
    }

    /// <summary>Milliseconds until <see cref="Poll"/> has something to do.</summary>
    internal int WaitMs(long nowMs)
    {
        if (_message == null)
        {
            return LinkEndpoint.IdleWaitMs;
        }

        long leftMs = _repeatAtMs - nowMs;
        return leftMs > 0 ? (int)leftMs : 0;
    }

    internal bool TryStart(byte[] message, long nowMs)
    {
        if (_message != null)
        {
            return false;
        }

        _message = message;
        Status = StatusCode.Busy;
        _tries = 0;
        Try(nowMs);
        return true;
    }

    internal void Poll(long nowMs)
    {
        if (_message == null || nowMs < _repeatAtMs)
        {
            return;
        }

        if (_tries < LinkEndpoint.TriesMax)
        {
            Try(nowMs);
            return;
        }

        _message = null;
        _wantsData = false;
        _wantsReset = false;
        Status = StatusCode.LinkTimeout;
        _sequence++;
        _isAgreed = false;
        _numbering++;
    }

    internal void OnAcknowledge(byte sequence)
    {
        if (_message == null || !_isAgreed || sequence != _sequence)
        {
            return;
        }

        _message = null;
        _wantsData = false;
        Status = StatusCode.Ok;
        _sequence++;
    }

    /// <summary>The peer, started with <paramref name="peerStart"/>, has taken a numbering.</summary>
    internal void OnResetAcknowledge(uint start, uint numbering, uint peerStart, long nowMs)
    {
        if (start != _start || numbering != _numbering)
        {
            return;
        }

        if (_isAgreed)
        {
            OnPeerStart(peerStart, nowMs);
            return;
        }

        _isAgreed = true;
        _agreedWith = peerStart;
        _wantsReset = false;
        Restart(nowMs);
    }

    /// <summary>
    /// The peer showed its start number; another one than before means that it has forgotten everything.
    /// </summary>
    internal void OnPeerStart(uint peerStart, long nowMs)
    {
        if (!_isAgreed || peerStart == _agreedWith)
        {
            return;
        }

        _isAgreed = false;
        _numbering++;
        Restart(nowMs);
    }

    /// <summary>
    /// The peer sent data whose numbering this end has not seen: it must learn that this end has started.
    /// </summary>
    internal void Announce()
    {
        _wantsReset = true;
    }

    /// <summary>True once for each time the Reset is to be sent; writes its 8 payload bytes.</summary>
    internal bool TakeReset(byte[] payload)
    {
        if (!_wantsReset)
        {
            return false;
        }

        _wantsReset = false;
        Bytes.PutUInt32BigEndian(payload, 0, _start);
        Bytes.PutUInt32BigEndian(payload, 4, _numbering);
        return true;
    }

    /// <summary>True once for each time the message is to be sent.</summary>
    internal bool TakeData()
    {
        bool wants = _wantsData;
        _wantsData = false;
        return wants;
    }

    private void Restart(long nowMs)
    {
        if (_message != null)
        {
            _tries = 0;
            Try(nowMs);
        }
    }

    private void Try(long nowMs)
    {
        _tries++;
        _repeatAtMs = nowMs + LinkEndpoint.RepeatMs;
        _wantsData = _isAgreed;
        _wantsReset = _wantsReset || !_isAgreed;
    }
}
