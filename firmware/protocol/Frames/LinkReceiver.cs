namespace Wallet.Protocol.Frames;

/// <summary>The receiving half of a link: takes each message once, in order, and says what to acknowledge.</summary>
internal sealed class LinkReceiver
{
    private readonly byte[][] _inbox = new byte[LinkEndpoint.InboxMax][];
    private int _first;
    private int _count;
    private bool _isKnown;
    private uint _peerStart;
    private uint _numbering;
    private byte _expected;
    private bool _hasTaken;

    /// <summary>How often the peer was seen to have started.</summary>
    internal int PeerStarts { get; private set; }

    /// <summary>Whether data means anything yet.</summary>
    internal bool IsKnown
    {
        get { return _isKnown; }
    }

    /// <summary>Takes a numbering of the peer.</summary>
    /// <returns>True where it is to be acknowledged; false for one that is older than the present one.</returns>
    internal bool OnReset(uint peerStart, uint numbering, byte sequence)
    {
        bool isNewPeer = !_isKnown || peerStart != _peerStart;
        if (!isNewPeer && numbering <= _numbering)
        {
            return numbering == _numbering;
        }

        if (isNewPeer)
        {
            PeerStarts++;
        }

        // The peer may number anew because an acknowledgement was lost: the message taken last is not taken again.
        bool isTakenAlready = !isNewPeer && _hasTaken && sequence == (byte)(_expected - 1);
        _isKnown = true;
        _peerStart = peerStart;
        _numbering = numbering;
        if (!isTakenAlready)
        {
            _expected = sequence;
            _hasTaken = false;
        }

        return true;
    }

    /// <summary>Takes a message, or finds that it is here already.</summary>
    /// <returns>
    /// True where it is to be acknowledged: not while there is no room for it, so that it comes again.
    /// </returns>
    internal bool OnData(byte sequence, FrameDecoder decoder)
    {
        if (sequence == (byte)(_expected - 1))
        {
            return true;
        }

        if (sequence != _expected || _count == LinkEndpoint.InboxMax)
        {
            return false;
        }

        _inbox[(_first + _count) % LinkEndpoint.InboxMax] = decoder.TakePayload();
        _count++;
        _expected++;
        _hasTaken = true;
        return true;
    }

    internal bool TryTake(out byte[] message)
    {
        message = null;
        if (_count == 0)
        {
            return false;
        }

        message = _inbox[_first];
        _inbox[_first] = null;
        _first = (_first + 1) % LinkEndpoint.InboxMax;
        _count--;
        return true;
    }
}
