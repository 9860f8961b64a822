using System;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <summary>The bytes of the vault record; the table is in firmware/core/Storage/README.md.</summary>
/// <remarks>
/// Version, salt, iterations, then a place of the same size for each PIN there can be. One that is not set holds random
/// bytes, which nobody can tell from a sealed key: the record does not say how many PINs there are.
/// </remarks>
internal sealed class VaultRecord
{
    /// <summary>Place of the holder's own PIN.</summary>
    internal const int OwnPlace = 0;

    /// <summary>Place of the PIN that opens a card of its own, for a holder under duress.</summary>
    internal const int SecondPlace = 1;

    /// <summary>Place of the PIN that wipes; what it seals opens nothing.</summary>
    internal const int WipePlace = 2;

    /// <summary>Places for PINs.</summary>
    internal const int PlaceCount = 3;

    /// <summary>Bytes of what a place holds, sealed.</summary>
    internal const int DataKeyBytes = 32;

    private const byte Version = 1;
    private const int SaltOffset = 1;
    private const int SaltBytes = 16;
    private const int IterationsOffset = SaltOffset + SaltBytes;
    private const int HeadBytes = IterationsOffset + 4;
    private const int PlaceBytes = DataKeyBytes + SealedBox.OverheadBytes;
    private const int RecordBytes = HeadBytes + (PlaceCount * PlaceBytes);

    // More would stop a device for half a minute; a record that says so was not written here.
    private const uint IterationsMax = 100000;

    private readonly byte[] _bytes;

    private VaultRecord(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>Iterations of the derivation.</summary>
    internal int Iterations
    {
        get { return (int)Bytes.ReadUInt32BigEndian(_bytes, IterationsOffset); }
    }

    /// <summary>The salt, drawn once for the life of the vault.</summary>
    internal byte[] Salt
    {
        get { return Bytes.Slice(_bytes, SaltOffset, SaltBytes); }
    }

    /// <summary>A record without any PIN: random, all but its version and iterations.</summary>
    internal static VaultRecord New(DeviceRandom random, int iterations)
    {
        byte[] bytes = new byte[RecordBytes];
        random.Fill(bytes, 0, RecordBytes);
        bytes[0] = Version;
        Bytes.PutUInt32BigEndian(bytes, IterationsOffset, (uint)iterations);
        return new VaultRecord(bytes);
    }

    /// <summary>Reads the record.</summary>
    /// <remarks>
    /// Where one slot of it is damaged the other will do: both hold the same. Only where a save was cut between the two
    /// does one still hold the PINs before.
    /// </remarks>
    /// <param name="records">Where it is kept.</param>
    /// <param name="record">The record; null where there is none to use.</param>
    /// <returns>Ok; RecordAbsent; StorageDamaged, with a record where one slot could be read.</returns>
    internal static StatusCode Load(RecordStore records, out VaultRecord record)
    {
        record = null;
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Vault)];
        StatusCode status = records.Load(RecordKeys.Vault, buffer, out int count);
        if (status == StatusCode.RecordAbsent)
        {
            return status;
        }

        uint iterations = count == RecordBytes ? Bytes.ReadUInt32BigEndian(buffer, IterationsOffset) : 0;
        if (buffer[0] != Version || iterations == 0 || iterations > IterationsMax)
        {
            return StatusCode.StorageDamaged;
        }

        record = new VaultRecord(Bytes.Slice(buffer, 0, count));
        return status;
    }

    /// <summary>Writes the record into both slots.</summary>
    /// <remarks>
    /// An older slot would go on opening with the PIN that was changed, and beside the new one it would show which
    /// place a PIN was set in. The first write decides; where the second is not kept the older slot stays, and that is
    /// all.
    /// </remarks>
    /// <returns>Ok, StorageFull or StorageDamaged: the record before stays.</returns>
    internal StatusCode Save(RecordStore records)
    {
        StatusCode status = records.Save(RecordKeys.Vault, _bytes, 0, RecordBytes);
        if (status == StatusCode.Ok)
        {
            records.Save(RecordKeys.Vault, _bytes, 0, RecordBytes);
        }

        return status;
    }

    /// <summary>Fills a place with random bytes: no PIN opens it.</summary>
    internal void ClearPlace(int place, DeviceRandom random)
    {
        random.Fill(_bytes, OffsetOf(place), PlaceBytes);
    }

    /// <summary>Seals a data key into a place.</summary>
    internal void SealPlace(int place, SealedBox box, byte[] key, byte[] dataKey)
    {
        box.Seal(key, HeadOf(place), dataKey, _bytes, OffsetOf(place));
    }

    /// <summary>Opens a place; zeros where the key is not this place's.</summary>
    internal bool TryOpenPlace(int place, SealedBox box, byte[] key, byte[] dataKey)
    {
        return box.TryOpen(key, HeadOf(place), _bytes, OffsetOf(place), dataKey);
    }

    private static int OffsetOf(int place)
    {
        return HeadBytes + (place * PlaceBytes);
    }

    // The head and the number of the place: what is sealed opens with these iterations and in this place only.
    private byte[] HeadOf(int place)
    {
        byte[] head = new byte[HeadBytes + 1];
        Array.Copy(_bytes, 0, head, 0, HeadBytes);
        head[HeadBytes] = (byte)place;
        return head;
    }
}
