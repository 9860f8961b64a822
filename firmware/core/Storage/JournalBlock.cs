using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>The bytes of one block of a journal file, and the only buffer through which they pass.</summary>
/// <remarks>
/// A file is a checkpoint block and then entry blocks. The tag of a block covers the tag before it: block n proves that
/// exactly the blocks 1 to n - 1 stand before it, so that none can be dropped, doubled, moved or brought in from
/// another file. The tag before a checkpoint is sixteen zeros. In the buffer the tag before stands in front of the
/// block, which makes the range to be sealed one piece.
/// </remarks>
internal sealed class JournalBlock
{
    /// <summary>One byte: <see cref="CheckpointKind"/> or <see cref="EntryKind"/>.</summary>
    public const int KindOffset = 0;
    /// <summary>One byte: 1. Another layout takes another number.</summary>
    public const int VersionOffset = 1;
    /// <summary>Four bytes, big endian: a checkpoint's generation, or an entry's place after it, from 1.</summary>
    public const int NumberOffset = 2;
    /// <summary>Two bytes, big endian: bytes of payload.</summary>
    public const int LengthOffset = 6;
    /// <summary>Two bytes: the length with all bits inverted, so that a wrong bit is not taken for a cut.</summary>
    public const int LengthInvertedOffset = 8;
    /// <summary>The payload; the tag (16 bytes) follows it.</summary>
    public const int PayloadOffset = 10;
    /// <summary>What a block has beyond its payload.</summary>
    public const int OverheadBytes = PayloadOffset + StorageMac.TagBytes;

    /// <summary>The first block of a file: a whole state.</summary>
    public const byte CheckpointKind = (byte)'C';
    /// <summary>Every other block.</summary>
    public const byte EntryKind = (byte)'E';

    /// <summary>Where in <see cref="Buffer"/> the block begins.</summary>
    public const int Start = StorageMac.TagBytes;

    private const byte Version = 1;

    private readonly IFileStore _files;
    private readonly StorageMac _mac;
    private readonly byte[] _lastTag = new byte[StorageMac.TagBytes];

    public JournalBlock(IFileStore files, StorageMac mac, int payloadBytesMax)
    {
        _files = files;
        _mac = mac;
        Buffer = new byte[Start + OverheadBytes + payloadBytesMax];
    }

    /// <summary>The tag before, then the block last read or sealed.</summary>
    public byte[] Buffer { get; }

    /// <summary>Number of the block in the buffer.</summary>
    public uint Number
    {
        get { return Bytes.ReadUInt32BigEndian(Buffer, Start + NumberOffset); }
    }

    /// <summary>Bytes of payload of the block in the buffer.</summary>
    public int PayloadCount
    {
        get { return (Buffer[Start + LengthOffset] << 8) | Buffer[Start + LengthOffset + 1]; }
    }

    /// <summary>Length of the block in the buffer.</summary>
    public int BlockCount
    {
        get { return OverheadBytes + PayloadCount; }
    }

    /// <summary>Fills the buffer with a complete block that follows the one last accepted, or begins a file.</summary>
    public void Seal(byte kind, uint number, byte[] payload, int offset, int count)
    {
        Buffer[Start + KindOffset] = kind;
        Buffer[Start + VersionOffset] = Version;
        Bytes.PutUInt32BigEndian(Buffer, Start + NumberOffset, number);
        Buffer[Start + LengthOffset] = (byte)(count >> 8);
        Buffer[Start + LengthOffset + 1] = (byte)count;
        Buffer[Start + LengthInvertedOffset] = (byte)~Buffer[Start + LengthOffset];
        Buffer[Start + LengthInvertedOffset + 1] = (byte)~Buffer[Start + LengthOffset + 1];
        Array.Copy(payload, offset, Buffer, Start + PayloadOffset, count);
        PutTagBefore(kind);
        _mac.Seal(Buffer, 0, Start + PayloadOffset + count, Start + PayloadOffset + count);
    }

    /// <summary>Reads the block at a place in a file into the buffer and checks all of it but its number.</summary>
    /// <param name="name">The file.</param>
    /// <param name="fileOffset">Where the block begins.</param>
    /// <param name="fileLength">Length of the file, -1 where there is none.</param>
    /// <param name="kind">The kind of block that belongs there.</param>
    public FileState Read(string name, int fileOffset, int fileLength, byte kind)
    {
        int remaining = fileLength - fileOffset;
        if (fileLength < 0)
        {
            return FileState.Absent;
        }

        if (remaining < PayloadOffset)
        {
            return FileState.Torn;
        }

        if (_files.Read(name, fileOffset, Buffer, Start, PayloadOffset) != PayloadOffset || !HeaderIsSound(kind))
        {
            return FileState.Damaged;
        }

        if (remaining < BlockCount)
        {
            return FileState.Torn;
        }

        int rest = BlockCount - PayloadOffset;
        if (_files.Read(name, fileOffset + PayloadOffset, Buffer, Start + PayloadOffset, rest) != rest)
        {
            return FileState.Damaged;
        }

        PutTagBefore(kind);
        int tagOffset = Start + PayloadOffset + PayloadCount;
        return _mac.Fits(Buffer, 0, tagOffset, tagOffset) ? FileState.Valid : FileState.Damaged;
    }

    /// <summary>The block in the buffer is part of the journal now: the next one follows it.</summary>
    public void Accept()
    {
        Array.Copy(Buffer, Start + PayloadOffset + PayloadCount, _lastTag, 0, StorageMac.TagBytes);
    }

    private void PutTagBefore(byte kind)
    {
        if (kind == CheckpointKind)
        {
            Bytes.Clear(Buffer, 0, StorageMac.TagBytes);
        }
        else
        {
            Array.Copy(_lastTag, 0, Buffer, 0, StorageMac.TagBytes);
        }
    }

    private bool HeaderIsSound(byte kind)
    {
        return Buffer[Start + KindOffset] == kind
            && Buffer[Start + VersionOffset] == Version
            && (Buffer[Start + LengthOffset] ^ Buffer[Start + LengthInvertedOffset]) == 0xFF
            && (Buffer[Start + LengthOffset + 1] ^ Buffer[Start + LengthInvertedOffset + 1]) == 0xFF
            && Start + BlockCount <= Buffer.Length;
    }
}
