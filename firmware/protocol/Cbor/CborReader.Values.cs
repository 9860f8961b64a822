namespace Wallet.Protocol.Cbor;

/// <content>Single values: integers, booleans, null, tags, strings.</content>
public sealed partial class CborReader
{
    /// <summary>An integer. MessageOversized when it does not fit a long.</summary>
    public long ReadInteger()
    {
        if (!PeekHead(_position))
        {
            return 0;
        }

        if (_major != CborMajor.Unsigned && _major != CborMajor.Negative)
        {
            Refuse(StatusCode.MessageMalformed);
            return 0;
        }

        if (_argument > long.MaxValue)
        {
            Refuse(StatusCode.MessageOversized);
            return 0;
        }

        _position = _afterHead;

        // By way of a field: the chip would carry a ulong's type along with a value that was only cast.
        _integer = (long)_argument;
        return _major == CborMajor.Unsigned ? _integer : -1L - _integer;
    }

    /// <summary>An integer that can only have one value here; any other is MessageMalformed.</summary>
    public void ReadIntegerExactly(int expected)
    {
        int start = _position;
        if (ReadInteger() != expected && _status == StatusCode.Ok)
        {
            _position = start;
            Refuse(StatusCode.MessageMalformed);
        }
    }

    /// <summary>True or false.</summary>
    public bool ReadBoolean()
    {
        if (!PeekMajor(CborMajor.Simple))
        {
            return false;
        }

        if (_argument != CborMajor.False && _argument != CborMajor.True)
        {
            return Refuse(StatusCode.MessageMalformed);
        }

        _position = _afterHead;
        return _argument == CborMajor.True;
    }

    /// <summary>Takes a null if one is next. False, and nothing changed, when anything else is.</summary>
    public bool TryReadNull()
    {
        if (_status != StatusCode.Ok || _position >= _end
            || _buffer[_position] != ((CborMajor.Simple << 5) | CborMajor.Null))
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>The tag of the item that follows. MessageMalformed unless it is the expected one.</summary>
    public void ReadTag(long expected)
    {
        if (!PeekMajor(CborMajor.Tag))
        {
            return;
        }

        if (_argument != (ulong)expected)
        {
            Refuse(StatusCode.MessageMalformed);
            return;
        }

        _position = _afterHead;
    }

    /// <summary>A byte string. MessageOversized above <paramref name="countMax"/> bytes.</summary>
    public byte[] ReadBytes(int countMax)
    {
        return PeekString(CborMajor.Bytes, countMax) ? TakeBytes() : new byte[0];
    }

    /// <summary>A byte string of one length; any other is MessageMalformed.</summary>
    public byte[] ReadBytesExactly(int count)
    {
        if (!PeekMajor(CborMajor.Bytes))
        {
            return new byte[0];
        }

        if (_argument != (ulong)count)
        {
            Refuse(StatusCode.MessageMalformed);
            return new byte[0];
        }

        return PeekString(CborMajor.Bytes, count) ? TakeBytes() : new byte[0];
    }

    /// <summary>A text string. MessageOversized above <paramref name="utf8BytesMax"/> bytes of UTF-8.</summary>
    public string ReadText(int utf8BytesMax)
    {
        if (!PeekString(CborMajor.Text, utf8BytesMax))
        {
            return "";
        }

        string text = Utf8.Decode(_buffer, _afterHead, (int)_argument);
        if (text == null)
        {
            Refuse(StatusCode.MessageMalformed);
            return "";
        }

        _position = _afterHead + (int)_argument;
        return text;
    }

    /// <summary>The head of a string whose bytes are all there and not too many.</summary>
    private bool PeekString(int major, int countMax)
    {
        if (!PeekMajor(major))
        {
            return false;
        }

        if (_argument > (ulong)countMax)
        {
            return Refuse(StatusCode.MessageOversized);
        }

        return _argument <= (ulong)(_end - _afterHead) || Refuse(StatusCode.MessageTruncated);
    }

    private byte[] TakeBytes()
    {
        byte[] bytes = Bytes.Slice(_buffer, _afterHead, (int)_argument);
        _position = _afterHead + bytes.Length;
        return bytes;
    }
}
