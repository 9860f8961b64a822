namespace Wallet.Protocol.Cbor;

/// <summary>
/// Reads deterministic CBOR (RFC 8949 section 4.2.1) and refuses every other encoding of the same values.
/// </summary>
/// <remarks>
/// Sticky: the first problem stays in <see cref="Status"/>; that read and every later one returns 0, false or an empty
/// value and moves nothing, so a decoder is a straight line with one check, <see cref="Finish"/>, at its end. No
/// exception on any bytes. Refused: longer forms than needed, indefinite lengths, floats, tags not asked for,
/// unsorted or repeated keys, bad UTF-8. Limits are checked before bytes are looked for, so an absurd length costs
/// nothing.
/// </remarks>
public sealed partial class CborReader
{
    private readonly byte[] _buffer;
    private readonly int _end;
    private int _position;
    private StatusCode _status;

    // The head that PeekHead saw last.
    private int _major;
    private ulong _argument;
    private int _afterHead;

    // The integer that ReadInteger returned last.
    private long _integer;

    /// <summary>
    /// Reads <paramref name="count"/> bytes from <paramref name="offset"/>; keeps the buffer, copies nothing.
    /// </summary>
    public CborReader(byte[] buffer, int offset, int count)
    {
        _buffer = buffer;
        if (buffer == null || offset < 0 || count < 0 || offset > buffer.Length || count > buffer.Length - offset)
        {
            _status = StatusCode.MessageTruncated;
            return;
        }

        _position = offset;
        _end = offset + count;
    }

    /// <summary>
    /// Ok until the first problem; then MessageTruncated, MessageMalformed or MessageOversized for good.
    /// </summary>
    public StatusCode Status
    {
        get { return _status; }
    }

    /// <summary>Index into the buffer of the next unread byte.</summary>
    public int Position
    {
        get { return _position; }
    }

    /// <summary>For a decoder that finds a value it cannot mean. Does nothing after an earlier problem.</summary>
    public void Fail(StatusCode status)
    {
        if (_status == StatusCode.Ok)
        {
            _status = status;
        }
    }

    /// <summary>Ends the message: its status, or MessageTrailing when bytes are left.</summary>
    public StatusCode Finish()
    {
        if (_position != _end)
        {
            Fail(StatusCode.MessageTrailing);
        }

        return _status;
    }

    /// <summary>Looks at the head of the item at a position, RFC 8949 section 3; moves nothing.</summary>
    /// <returns>False, with the status set, when there is no head or not the shortest one.</returns>
    private bool PeekHead(int position)
    {
        if (_status != StatusCode.Ok)
        {
            return false;
        }

        if (position >= _end)
        {
            return Refuse(StatusCode.MessageTruncated);
        }

        int initial = _buffer[position];
        int information = initial & 0x1F;
        _major = initial >> 5;
        if (information < 24)
        {
            _argument = (ulong)information;
            _afterHead = position + 1;
            return true;
        }

        // 28 to 30 are reserved and 31 is an indefinite length; above 23 a simple value is a float or has no meaning.
        if (information > 27 || _major == CborMajor.Simple)
        {
            return Refuse(StatusCode.MessageMalformed);
        }

        return PeekArgument(position + 1, 1 << (information - 24));
    }

    private bool PeekArgument(int position, int size)
    {
        if (size > _end - position)
        {
            return Refuse(StatusCode.MessageTruncated);
        }

        ulong argument = 0;
        for (int i = 0; i < size; i++)
        {
            argument = (argument << 8) | _buffer[position + i];
        }

        // The shortest form only: what half the bytes could say must be said with half the bytes (4.2.1).
        if (argument < 24 || (size > 1 && argument >> (size * 4) == 0))
        {
            return Refuse(StatusCode.MessageMalformed);
        }

        _argument = argument;
        _afterHead = position + size;
        return true;
    }

    private bool PeekMajor(int major)
    {
        if (!PeekHead(_position))
        {
            return false;
        }

        return _major == major || Refuse(StatusCode.MessageMalformed);
    }

    private bool Refuse(StatusCode status)
    {
        _status = status;
        return false;
    }
}
