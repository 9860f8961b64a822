using System;

namespace Wallet.Protocol.Cbor;

/// <summary>Writes deterministic CBOR (RFC 8949 section 4.2.1) into a buffer that the caller sized.</summary>
/// <remarks>
/// Sticky: once something does not fit, that and everything after it is left out and <see cref="Overflowed"/> stays
/// true, so an encoder is a straight line with one check at its end. Map keys are the caller's to give in ascending
/// order; whoever reads the message refuses any other.
/// </remarks>
public sealed class CborWriter
{
    private readonly byte[] _buffer;
    private int _length;
    private bool _overflowed;

    /// <summary>Starts an empty message.</summary>
    /// <param name="buffer">Where it goes, from index 0; its length is the limit.</param>
    public CborWriter(byte[] buffer)
    {
        _buffer = buffer;
    }

    /// <summary>True once a value did not fit, or was a text that UTF-8 does not have.</summary>
    public bool Overflowed
    {
        get { return _overflowed; }
    }

    /// <summary>Bytes written.</summary>
    public int Length
    {
        get { return _length; }
    }

    /// <summary>An integer, in the fewest bytes.</summary>
    public void WriteInteger(long value)
    {
        if (value >= 0)
        {
            WriteHead(CborMajor.Unsigned, (ulong)value);
        }
        else
        {
            WriteHead(CborMajor.Negative, (ulong)(-1L - value));
        }
    }

    /// <summary>A byte string.</summary>
    public void WriteBytes(byte[] b, int offset, int count)
    {
        WriteString(CborMajor.Bytes, b, offset, count);
    }

    /// <summary>A byte string: all of <paramref name="b"/>.</summary>
    public void WriteBytes(byte[] b)
    {
        WriteString(CborMajor.Bytes, b, 0, b.Length);
    }

    /// <summary>A text string; one with an unpaired surrogate or U+0000 counts as overflow.</summary>
    public void WriteText(string text)
    {
        byte[] utf8 = Utf8.Encode(text);
        if (utf8 == null)
        {
            _overflowed = true;
            return;
        }

        WriteString(CborMajor.Text, utf8, 0, utf8.Length);
    }

    /// <summary>The start of an array; the caller writes <paramref name="count"/> items after it.</summary>
    public void WriteArray(int count)
    {
        WriteHead(CborMajor.Array, (ulong)count);
    }

    /// <summary>The start of a map; the caller writes <paramref name="count"/> keys, each with its value.</summary>
    public void WriteMap(int count)
    {
        WriteHead(CborMajor.Map, (ulong)count);
    }

    /// <summary>A tag; the caller writes the item it belongs to next.</summary>
    public void WriteTag(long tag)
    {
        WriteHead(CborMajor.Tag, (ulong)tag);
    }

    /// <summary>True or false.</summary>
    public void WriteBoolean(bool value)
    {
        WriteHead(CborMajor.Simple, value ? (ulong)CborMajor.True : (ulong)CborMajor.False);
    }

    /// <summary>Null: the field is absent.</summary>
    public void WriteNull()
    {
        WriteHead(CborMajor.Simple, (ulong)CborMajor.Null);
    }

    /// <summary>Bytes that are CBOR already, as they are.</summary>
    public void WriteEncoded(byte[] b, int offset, int count)
    {
        if (!Reserve(count))
        {
            return;
        }

        Array.Copy(b, offset, _buffer, _length, count);
        _length += count;
    }

    /// <summary>A copy of what was written; empty after an overflow, so that no half message leaves.</summary>
    public byte[] ToArray()
    {
        return _overflowed ? new byte[0] : Bytes.Slice(_buffer, 0, _length);
    }

    private void WriteString(int major, byte[] b, int offset, int count)
    {
        // Both parts or neither: a head without its bytes would promise what does not follow.
        int start = _length;
        WriteHead(major, (ulong)count);
        WriteEncoded(b, offset, count);
        if (_overflowed)
        {
            _length = start;
        }
    }

    /// <summary>Major type and argument in the shortest form, RFC 8949 section 3.</summary>
    private void WriteHead(int major, ulong argument)
    {
        int size = ArgumentSize(argument);
        if (!Reserve(1 + size))
        {
            return;
        }

        int information = (int)argument;
        if (size > 0)
        {
            information = size == 1 ? 24 : size == 2 ? 25 : size == 4 ? 26 : 27;
        }

        _buffer[_length++] = (byte)((major << 5) | (information & 0x1F));
        for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        {
            _buffer[_length++] = (byte)(argument >> shift);
        }
    }

    private static int ArgumentSize(ulong argument)
    {
        if (argument < 24)
        {
            return 0;
        }

        if (argument <= 0xFF)
        {
            return 1;
        }

        if (argument <= 0xFFFF)
        {
            return 2;
        }

        return argument <= 0xFFFFFFFF ? 4 : 8;
    }

    private bool Reserve(int count)
    {
        if (count > _buffer.Length - _length)
        {
            _overflowed = true;
        }

        return !_overflowed;
    }
}
