using System;
using Wallet.Core.Background;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Signing;

/// <summary>The last signatures of this device: kind, time, and the digest that was signed.</summary>
/// <remarks>
/// Kept before a signature leaves, so that none is out that the log does not name. The one exception is a payment:
/// its journal entry is durable before it leaves and names it too, so the touch does not wait for this record; it is
/// written while the device rests, and after a cut from the journal. Flash that takes nothing more does not stop a
/// device from signing, since that is how it gets room again: the newest entry then waits in memory.
/// </remarks>
public sealed class SignatureLog : IBackgroundWork
{
    /// <summary>Signatures that are remembered.</summary>
    public const int CountMax = 24;

    /// <summary>Bytes of an entry: kind, time (unix milliseconds, 8 bytes, big endian; 0 unknown), SHA-256.</summary>
    public const int EntryBytes = DigestAt + DigestBytes;

    private const int TimeAt = 1;
    private const int DigestAt = TimeAt + 8;
    private const int DigestBytes = 32;

    private readonly RecordStore _records;

    // What the record does not hold yet; null where there is nothing.
    private byte[] _waiting;

    // Whether flash may take it: it is not asked again and again by a device that rests.
    private bool _mayTry;

    /// <summary>A log over these records; nothing is read until it is asked for.</summary>
    public SignatureLog(RecordStore records)
    {
        _records = records;
    }

    /// <summary>Notes a signature that is about to be made.</summary>
    /// <param name="kind">What is signed.</param>
    /// <param name="digest">What its signature is of, 32 bytes.</param>
    /// <param name="timeMs">Trusted time, unix milliseconds; 0 where there is none.</param>
    public void Note(SignedKind kind, byte[] digest, long timeMs)
    {
        Guard.That(kind != SignedKind.None && digest.Length == DigestBytes, 431);
        byte[] entry = new byte[EntryBytes];
        entry[0] = (byte)kind;
        Bytes.PutUInt64BigEndian(entry, TimeAt, (ulong)timeMs);
        Array.Copy(digest, 0, entry, DigestAt, DigestBytes);
        Flush();
        _waiting = entry;
        _mayTry = true;
        if (kind != SignedKind.Payment)
        {
            Flush();
        }
    }

    /// <summary>What waits is written now or never: before another card's records take the place of these.</summary>
    public void LetGo()
    {
        Flush();
        _waiting = null;
    }

    /// <inheritdoc/>
    public bool Step()
    {
        bool hasWork = _waiting != null && _mayTry;
        if (hasWork)
        {
            Flush();
        }

        return hasWork;
    }

    /// <inheritdoc/>
    public void Forget()
    {
        // Digests are no secret: what waits is written before the device rests, locked or not.
    }

    /// <summary>The log, newest entry last; a payment that is not on flash yet among them.</summary>
    /// <returns>Entries of <see cref="EntryBytes"/> bytes each, one behind the other.</returns>
    public byte[] Read()
    {
        Flush();
        return Load(0);
    }

    /// <summary>Kind of the entry at an index of what <see cref="Read"/> gave.</summary>
    public static SignedKind KindAt(byte[] entries, int index)
    {
        return (SignedKind)(int)entries[index * EntryBytes];
    }

    /// <summary>Time of an entry, unix milliseconds; 0 where there was none.</summary>
    public static long TimeMsAt(byte[] entries, int index)
    {
        return (long)Bytes.ReadUInt64BigEndian(entries, (index * EntryBytes) + TimeAt);
    }

    /// <summary>Digest of an entry, 32 bytes.</summary>
    public static byte[] DigestOf(byte[] entries, int index)
    {
        return Bytes.Slice(entries, (index * EntryBytes) + DigestAt, DigestBytes);
    }

    /// <summary>Whether a digest is among what <see cref="Read"/> gave.</summary>
    public static bool Contains(byte[] entries, byte[] digest)
    {
        for (int offset = DigestAt; offset < entries.Length; offset += EntryBytes)
        {
            if (Bytes.AreEqual(entries, offset, digest, 0, DigestBytes))
            {
                return true;
            }
        }

        return false;
    }

    private void Flush()
    {
        if (_waiting == null)
        {
            return;
        }

        byte[] entries = Load(EntryBytes);
        Array.Copy(_waiting, 0, entries, entries.Length - EntryBytes, EntryBytes);
        int offset = entries.Length > CountMax * EntryBytes ? EntryBytes : 0;
        StatusCode status = _records.Save(RecordKeys.SignatureLog, entries, offset, entries.Length - offset);
        _waiting = status == StatusCode.Ok ? null : _waiting;
        _mayTry = false;
    }

    // What is on flash, and room behind it. A damaged log is as good as the sound slot it has, or empty.
    private byte[] Load(int room)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.SignatureLog)];
        _records.Load(RecordKeys.SignatureLog, buffer, out int count);
        int whole = count - (count % EntryBytes);
        byte[] entries = new byte[whole + room];
        Array.Copy(buffer, 0, entries, 0, whole);
        return entries;
    }
}
