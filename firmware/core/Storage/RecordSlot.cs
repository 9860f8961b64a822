using System;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Frames;

namespace Wallet.Core.Storage;

/// <summary>The bytes of one slot file, and the only buffer through which they pass.</summary>
/// <remarks>
/// The tag covers everything before it, the CRC too, so the device checks the tag alone. The CRC is for those who have
/// no key: a service tool can tell a worn flash (CRC wrong) from a slot written under another key (CRC right).
/// The length stands there twice, once inverted, so that a bit turned over in it is not taken for a torn write.
/// </remarks>
internal sealed class RecordSlot
{
    /// <summary>'W', 'R'.</summary>
    public const int MagicOffset = 0;
    /// <summary>One byte: 1. Another layout takes another number.</summary>
    public const int VersionOffset = 2;
    /// <summary>One byte: the record's id, so that a slot moved to another name is refused.</summary>
    public const int IdOffset = 3;
    /// <summary>Four bytes, big endian: 1 for the first save, then one more each; the higher one is current.</summary>
    public const int SequenceOffset = 4;
    /// <summary>Two bytes, big endian: bytes of payload.</summary>
    public const int LengthOffset = 8;
    /// <summary>Two bytes: the length with all bits inverted.</summary>
    public const int LengthInvertedOffset = 10;
    /// <summary>The payload; CRC-32 (4 bytes, big endian) and tag (16 bytes) follow it.</summary>
    public const int PayloadOffset = 12;
    /// <summary>Bytes of CRC-32 and tag.</summary>
    public const int TrailerBytes = 4 + StorageMac.TagBytes;
    /// <summary>What a slot has beyond its payload.</summary>
    public const int OverheadBytes = PayloadOffset + TrailerBytes;

    private const byte Magic0 = (byte)'W';
    private const byte Magic1 = (byte)'R';
    private const byte Version = 1;

    private readonly IFileStore _files;
    private readonly StorageMac _mac;

    public RecordSlot(IFileStore files, StorageMac mac, int payloadBytesMax)
    {
        _files = files;
        _mac = mac;
        Buffer = new byte[payloadBytesMax + OverheadBytes];
    }

    /// <summary>The slot last read or sealed.</summary>
    public byte[] Buffer { get; }

    /// <summary>Sequence number of the slot in the buffer.</summary>
    public uint Sequence
    {
        get { return Bytes.ReadUInt32BigEndian(Buffer, SequenceOffset); }
    }

    /// <summary>Bytes of payload of the slot in the buffer.</summary>
    public int PayloadCount
    {
        get { return (Buffer[LengthOffset] << 8) | Buffer[LengthOffset + 1]; }
    }

    /// <summary>Fills the buffer with a complete slot.</summary>
    /// <returns>Its length in bytes.</returns>
    public int Seal(byte id, uint sequence, byte[] payload, int offset, int count)
    {
        Buffer[MagicOffset] = Magic0;
        Buffer[MagicOffset + 1] = Magic1;
        Buffer[VersionOffset] = Version;
        Buffer[IdOffset] = id;
        Bytes.PutUInt32BigEndian(Buffer, SequenceOffset, sequence);
        Buffer[LengthOffset] = (byte)(count >> 8);
        Buffer[LengthOffset + 1] = (byte)count;
        Buffer[LengthInvertedOffset] = (byte)~Buffer[LengthOffset];
        Buffer[LengthInvertedOffset + 1] = (byte)~Buffer[LengthOffset + 1];
        Array.Copy(payload, offset, Buffer, PayloadOffset, count);
        int crcOffset = PayloadOffset + count;
        Bytes.PutUInt32BigEndian(Buffer, crcOffset, Fcs32.Compute(Buffer, 0, crcOffset));
        _mac.Seal(Buffer, 0, crcOffset + 4, crcOffset + 4);
        return OverheadBytes + count;
    }

    /// <summary>Reads a slot into the buffer and checks all of it.</summary>
    public FileState Read(string name, byte id)
    {
        int length = _files.Length(name);
        if (length < 0)
        {
            return FileState.Absent;
        }

        if (length > Buffer.Length || _files.Read(name, 0, Buffer, 0, length) != length)
        {
            return FileState.Damaged;
        }

        if (length < PayloadOffset)
        {
            return FileState.Torn;
        }

        if (!HeaderIsSound(id) || length > OverheadBytes + PayloadCount)
        {
            return FileState.Damaged;
        }

        if (length < OverheadBytes + PayloadCount)
        {
            return FileState.Torn;
        }

        int tagOffset = length - StorageMac.TagBytes;
        return _mac.Fits(Buffer, 0, tagOffset, tagOffset) ? FileState.Valid : FileState.Damaged;
    }

    /// <summary>Forgets the payload: the device's private key passes through here.</summary>
    public void Clear()
    {
        Bytes.Clear(Buffer, 0, Buffer.Length);
    }

    private bool HeaderIsSound(byte id)
    {
        return Buffer[MagicOffset] == Magic0
            && Buffer[MagicOffset + 1] == Magic1
            && Buffer[VersionOffset] == Version
            && Buffer[IdOffset] == id
            && (Buffer[LengthOffset] ^ Buffer[LengthInvertedOffset]) == 0xFF
            && (Buffer[LengthOffset + 1] ^ Buffer[LengthInvertedOffset + 1]) == 0xFF;
    }
}
