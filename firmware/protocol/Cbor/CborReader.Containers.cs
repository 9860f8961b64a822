namespace Wallet.Protocol.Cbor;

/// <content>Arrays, maps, and whole items taken as bytes.</content>
public sealed partial class CborReader
{
    /// <summary>
    /// How deep arrays and maps may nest inside <see cref="ReadEncoded"/>: bounds the chip's call stack.
    /// </summary>
    public const int NestingMax = 8;

    /// <summary>The start of an array. MessageOversized above <paramref name="countMax"/> items.</summary>
    /// <returns>How many items the caller must read next.</returns>
    public int ReadArray(int countMax)
    {
        return ReadCount(CborMajor.Array, countMax);
    }

    /// <summary>The start of an array of so many items; any other number is MessageMalformed.</summary>
    public void ReadArrayExactly(int count)
    {
        ReadCountExactly(CborMajor.Array, count);
    }

    /// <summary>The start of a map. MessageOversized above <paramref name="countMax"/> pairs.</summary>
    /// <returns>How many keys, each with its value, the caller must read next, in ascending order.</returns>
    public int ReadMap(int countMax)
    {
        return ReadCount(CborMajor.Map, countMax);
    }

    /// <summary>The start of a map of so many pairs; any other number is MessageMalformed.</summary>
    public void ReadMapExactly(int count)
    {
        ReadCountExactly(CborMajor.Map, count);
    }

    /// <summary>The key of the next pair. MessageMalformed unless it is the expected one.</summary>
    /// <remarks>A decoder that asks in ascending order has thereby checked order and uniqueness (4.2.1).</remarks>
    public void ReadKey(int expected)
    {
        ReadIntegerExactly(expected);
    }

    /// <summary>One well-formed, deterministic item of any kind but float and tag, as the bytes it came in.</summary>
    public byte[] ReadEncoded()
    {
        int end = EndOfItem(_position, 0);
        if (end < 0)
        {
            return new byte[0];
        }

        byte[] item = Bytes.Slice(_buffer, _position, end - _position);
        _position = end;
        return item;
    }

    private int ReadCount(int major, int countMax)
    {
        if (!PeekMajor(major))
        {
            return 0;
        }

        if (_argument > (ulong)countMax)
        {
            Refuse(StatusCode.MessageOversized);
            return 0;
        }

        _position = _afterHead;
        return (int)_argument;
    }

    private void ReadCountExactly(int major, int count)
    {
        if (!PeekMajor(major))
        {
            return;
        }

        if (_argument != (ulong)count)
        {
            Refuse(StatusCode.MessageMalformed);
            return;
        }

        _position = _afterHead;
    }

    /// <summary>
    /// Index after the item at a position, its insides checked; -1, with the status set, when refused.
    /// </summary>
    private int EndOfItem(int position, int depth)
    {
        if (!PeekHead(position))
        {
            return -1;
        }

        switch (_major)
        {
            case CborMajor.Unsigned:
            case CborMajor.Negative:
                return _afterHead;
            case CborMajor.Bytes:
            case CborMajor.Text:
                return EndOfString();
            case CborMajor.Array:
            case CborMajor.Map:
                return EndOfContainer(depth);
            case CborMajor.Simple:
                if (_argument >= CborMajor.False && _argument <= CborMajor.Null)
                {
                    return _afterHead;
                }

                break;
            default:
                break;
        }

        Refuse(StatusCode.MessageMalformed);
        return -1;
    }

    private int EndOfString()
    {
        if (_argument > (ulong)(_end - _afterHead))
        {
            Refuse(StatusCode.MessageTruncated);
            return -1;
        }

        if (_major == CborMajor.Text && Utf8.Decode(_buffer, _afterHead, (int)_argument) == null)
        {
            Refuse(StatusCode.MessageMalformed);
            return -1;
        }

        return _afterHead + (int)_argument;
    }

    private int EndOfContainer(int depth)
    {
        if (depth >= NestingMax)
        {
            Refuse(StatusCode.MessageOversized);
            return -1;
        }

        // An item takes a byte at least, so a count that the rest cannot hold is refused before it is counted through.
        if (_argument > (ulong)(_end - _afterHead))
        {
            Refuse(StatusCode.MessageTruncated);
            return -1;
        }

        int count = (int)_argument;
        return _major == CborMajor.Array ? EndOfArray(count, depth) : EndOfMap(count, depth);
    }

    private int EndOfArray(int count, int depth)
    {
        int position = _afterHead;
        for (int i = 0; i < count && position >= 0; i++)
        {
            position = EndOfItem(position, depth + 1);
        }

        return position;
    }

    private int EndOfMap(int count, int depth)
    {
        int position = _afterHead;
        int previousKey = -1;
        for (int i = 0; i < count && position >= 0; i++)
        {
            int key = position;
            int value = EndOfItem(key, depth + 1);
            if (value < 0)
            {
                return -1;
            }

            if (previousKey >= 0 && !IsBefore(previousKey, key, value - key))
            {
                Refuse(StatusCode.MessageMalformed);
                return -1;
            }

            previousKey = key;
            position = EndOfItem(value, depth + 1);
        }

        return position;
    }

    /// <summary>
    /// True when the encoded key at <paramref name="earlier"/> sorts before the later one, bytewise (4.2.1).
    /// </summary>
    /// <remarks>
    /// No encoding is the start of another, so two different keys differ within the bytes of the later one, or the
    /// earlier ends first and differs there; equal keys run through all of them.
    /// </remarks>
    private bool IsBefore(int earlier, int later, int laterCount)
    {
        for (int i = 0; i < laterCount; i++)
        {
            int difference = _buffer[earlier + i] - _buffer[later + i];
            if (difference != 0)
            {
                return difference < 0;
            }
        }

        return false;
    }
}
