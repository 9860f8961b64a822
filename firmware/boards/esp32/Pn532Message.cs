using System;
using Wallet.Core.Safety;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Boards.Esp32;

/// <summary>A message on its way in pieces that fit one frame of the air each, with a number and a checksum.</summary>
/// <remarks>
/// The PN532 chains long data in peer-to-peer mode only (UM0701-02 7.3.8: the MI bit is valid for such targets,
/// 7.4.5); as a card it sends one frame per answer, never asks the reader for more time, and lets it wait for 155 ms
/// at most (measured by others: its ATS is 75 33 92 03, frames of 64 bytes, FWI 9). So long messages go in pieces,
/// and an answer that takes longer is fetched: the reader selects the card anew until it answers, and both go on
/// where they were. The checksum tells one message from another and finds what the line to the chip, with its sums of
/// 8 bits, has damaged.
///
/// First piece: 1, counter, FCS-32 of the message (4 bytes, least significant first), length (2, most significant
/// first), data. Others: 2, index from 1 on, data. The card says of a command's piece: 3, index of the next. The reader
/// asks for a piece of the answer: 4, counter and FCS-32 of the command, index. The card knows nothing of it: 5.
/// </remarks>
public sealed class Pn532Message
{
    /// <summary>A piece's first byte: the first piece.</summary>
    public const byte First = 1;
    /// <summary>A further piece.</summary>
    public const byte Next = 2;
    /// <summary>The card has a piece and wants the next.</summary>
    public const byte Taken = 3;
    /// <summary>The reader wants a piece of the answer.</summary>
    public const byte Fetch = 4;
    /// <summary>The card knows nothing of that command.</summary>
    public const byte Unknown = 5;

    /// <summary>Bytes of a piece at most: 64 less the block's own (ISO/IEC 14443-4 7.1: PCB and CRC).</summary>
    public const int PieceBytesMax = 61;

    /// <summary>Counter and checksum: what a message is known by.</summary>
    public const int TagBytes = 1 + Fcs32.SizeBytes;

    private const int FirstHeaderBytes = 1 + TagBytes + 2;
    private const int NextHeaderBytes = 2;

    private readonly byte[] _tag = new byte[TagBytes];
    private byte[] _bytes;
    private int _have;

    /// <summary>Bytes of the whole message; 0: there is none.</summary>
    public int Count;

    /// <summary>Index of the piece that is missing next.</summary>
    public int NextIndex;

    /// <summary>Whether all of it is here and its checksum holds.</summary>
    public bool IsWhole;

    /// <summary>Sets a message that is to be sent; the bytes must stay until it has been.</summary>
    public void Set(byte[] bytes, int count, int counter)
    {
        Guard.That(count > 0 && count <= 0xFFFF, 851);
        _bytes = bytes;
        Count = count;
        _have = count;
        IsWhole = true;
        uint fcs = Fcs32.Compute(bytes, 0, count);
        _tag[0] = (byte)counter;
        for (int i = 1; i < TagBytes; i++)
        {
            _tag[i] = (byte)fcs;
            fcs >>= 8;
        }
    }

    /// <summary>Forgets the message and takes the next one into this buffer.</summary>
    public void Clear(byte[] into)
    {
        _bytes = into;
        Count = 0;
        _have = 0;
        NextIndex = 0;
        IsWhole = false;
    }

    /// <summary>Lets go of the bytes, which somebody has taken; what the message is known by stays.</summary>
    public void LetGo(byte[] buffer)
    {
        _bytes = buffer;
    }

    /// <summary>How long the message is that a first piece begins; 0 where it is none.</summary>
    public static int Announced(byte[] piece, int offset, int count)
    {
        return count <= FirstHeaderBytes
            ? 0
            : (piece[offset + FirstHeaderBytes - 2] << 8) | piece[offset + FirstHeaderBytes - 1];
    }

    /// <summary>Forgets the message and takes the next one into the same buffer.</summary>
    public void Clear()
    {
        Clear(_bytes);
    }

    /// <summary>Writes a piece of the message to be sent.</summary>
    /// <returns>Bytes written; 0 where there is no such piece.</returns>
    public int Write(int index, byte[] into, int offset)
    {
        int from = Start(index);
        if (index < 0 || from >= Count)
        {
            return 0;
        }

        int header = NextHeaderBytes;
        into[offset] = Next;
        into[offset + 1] = (byte)index;
        if (index == 0)
        {
            header = FirstHeaderBytes;
            into[offset] = First;
            CopyTag(into, offset + 1);
            into[offset + FirstHeaderBytes - 2] = (byte)(Count >> 8);
            into[offset + FirstHeaderBytes - 1] = (byte)Count;
        }

        int count = Start(index + 1) - from;
        if (count > Count - from)
        {
            count = Count - from;
        }

        Array.Copy(_bytes, from, into, offset + header, count);
        return header + count;
    }

    /// <summary>Whether this is the last piece.</summary>
    public bool IsLast(int index)
    {
        return Start(index + 1) >= Count;
    }

    /// <summary>Takes a first piece. What was there before is forgotten.</summary>
    /// <returns>False where it is none, or the message does not fit: then <see cref="Count"/> says its size.</returns>
    public bool TakeFirst(byte[] piece, int offset, int count)
    {
        Clear();
        int announced = Announced(piece, offset, count);
        if (announced == 0)
        {
            return false;
        }

        Array.Copy(piece, offset + 1, _tag, 0, TagBytes);
        Count = announced;
        return Count <= _bytes.Length && TakeData(piece, offset + FirstHeaderBytes, count - FirstHeaderBytes);
    }

    /// <summary>Takes a further piece.</summary>
    /// <returns>False where it is not the one that is missing next.</returns>
    public bool TakeNext(byte[] piece, int offset, int count)
    {
        return NextIndex > 0 && !IsWhole && count > NextHeaderBytes && piece[offset + 1] == NextIndex
            && TakeData(piece, offset + NextHeaderBytes, count - NextHeaderBytes);
    }

    /// <summary>Whether the message is the one with this tag.</summary>
    public bool HasTag(byte[] b, int offset, int count)
    {
        return Count > 0 && count >= TagBytes && Bytes.AreEqual(_tag, 0, b, offset, TagBytes);
    }

    /// <summary>Copies all of it.</summary>
    public void CopyTo(byte[] into, int offset)
    {
        Array.Copy(_bytes, 0, into, offset, Count);
    }

    /// <summary>Writes what the message is known by.</summary>
    public void CopyTag(byte[] into, int offset)
    {
        Array.Copy(_tag, 0, into, offset, TagBytes);
    }

    /// <summary>The number in its tag.</summary>
    public int Counter
    {
        get { return _tag[0]; }
    }

    private static int Start(int index)
    {
        return index == 0 ? 0 : (index * (PieceBytesMax - NextHeaderBytes)) - (FirstHeaderBytes - NextHeaderBytes);
    }

    // A message whose checksum does not hold is as good as none.
    private bool TakeData(byte[] piece, int offset, int count)
    {
        if (count > Count - _have)
        {
            Clear();
            return false;
        }

        Array.Copy(piece, offset, _bytes, _have, count);
        _have += count;
        NextIndex++;
        if (_have < Count)
        {
            return true;
        }

        uint fcs = Fcs32.Compute(_bytes, 0, Count);
        for (int i = 1; i < TagBytes; i++)
        {
            if ((byte)fcs != _tag[i])
            {
                Clear();
                return false;
            }

            fcs >>= 8;
        }

        IsWhole = true;
        return true;
    }
}
