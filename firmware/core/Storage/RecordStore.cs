using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Storage;

/// <summary>Small numbered values; a power cut at any moment leaves each its old or its new self.</summary>
/// <remarks>
/// A record has two slot files. A save goes to the one that is not current, so the current one is never at risk; see
/// README.md for each step and what a cut leaves. Which slot is current is asked of the flash every time, never
/// remembered. Limit: whoever can write the flash can put back an older valid slot; no counter there only grows.
/// </remarks>
public sealed class RecordStore
{
    private const int None = -1;
    private const int SlotA = 0;
    private const int SlotB = 1;

    private readonly IFileStore _files;
    private readonly ReadBack _readBack;
    private readonly RecordSlot _slot;
    private FileState _stateA;
    private FileState _stateB;

    /// <summary>A store over these files.</summary>
    /// <param name="files">The flash.</param>
    /// <param name="hmac">For the tags.</param>
    /// <param name="macKey">32 bytes, a secret of this device; not kept, a key derived from it is.</param>
    public RecordStore(IFileStore files, IHmacSha256 hmac, byte[] macKey)
    {
        _files = files;
        _readBack = new ReadBack(files);
        _slot = new RecordSlot(files, new StorageMac(hmac, macKey, (byte)'R'), RecordKeys.PayloadBytesMaxOfAll);
        Guard.That(files.SizeBytesMax >= _slot.Buffer.Length, 101);
    }

    /// <summary>Copies the record to the start of the buffer.</summary>
    /// <param name="id">One of <see cref="RecordKeys"/>.</param>
    /// <param name="buffer">At least <see cref="RecordKeys.PayloadBytesMax"/> of the id.</param>
    /// <param name="count">Bytes copied.</param>
    /// <returns>
    /// Ok; RecordAbsent; StorageDamaged where a slot is not as it was written, as no power cut leaves it. If the other
    /// one is sound it has been copied all the same: perhaps the current value, perhaps the one before it, and only the
    /// caller knows whether that is good enough (a language) or not (a number never to be used twice). Saving heals.
    /// </returns>
    public StatusCode Load(byte id, byte[] buffer, out int count)
    {
        Guard.That(RecordKeys.IsDefined(id), 102);
        count = 0;
        if (FindCurrent(id) == None)
        {
            _slot.Clear();
            return StatusWithoutCurrent();
        }

        Guard.That(_slot.PayloadCount <= buffer.Length, 103);
        count = _slot.PayloadCount;
        Array.Copy(_slot.Buffer, RecordSlot.PayloadOffset, buffer, 0, count);
        _slot.Clear();
        bool otherIsDamaged = _stateA == FileState.Damaged || _stateB == FileState.Damaged;
        return otherIsDamaged ? StatusCode.StorageDamaged : StatusCode.Ok;
    }

    /// <summary>Replaces the record. Ok means: on flash, read back, and from now on the one that is loaded.</summary>
    /// <returns>
    /// Ok; MessageOversized (longer than <see cref="RecordKeys.PayloadBytesMax"/>) or StorageFull, nothing changed;
    /// StorageDamaged where the flash did not keep it: the old value stays.
    /// </returns>
    public StatusCode Save(byte id, byte[] buffer, int offset, int count)
    {
        return Save(id, buffer, offset, count, false);
    }

    /// <summary>Like <see cref="Save(byte, byte[], int, int)"/>, and then lets the older slot go.</summary>
    /// <remarks>
    /// For records of which there are many: each takes one file's room and needs the second only while it is saved. And
    /// for a value that must not come back when the new slot is damaged later: then there is none at all.
    /// </remarks>
    /// <returns>As a save; an older slot that cannot be deleted only costs room.</returns>
    public StatusCode SaveAlone(byte id, byte[] buffer, int offset, int count)
    {
        return Save(id, buffer, offset, count, true);
    }

    /// <summary>Removes the record; Ok where there is none. Flash is not overwritten by this, only let go of.</summary>
    /// <remarks>The older slot goes first: as long as the current one stands, nothing older can be loaded.</remarks>
    /// <returns>Ok, or StorageDamaged where the flash keeps it: the old value stays.</returns>
    public StatusCode Erase(byte id)
    {
        Guard.That(RecordKeys.IsDefined(id), 107);
        int current = FindCurrent(id);
        _slot.Clear();
        int last = current == None ? SlotA : current;
        StatusCode status = _readBack.Delete(RecordKeys.FileName(id, Other(last)));
        return status == StatusCode.Ok ? _readBack.Delete(RecordKeys.FileName(id, last)) : status;
    }

    private StatusCode Save(byte id, byte[] buffer, int offset, int count, bool dropsOlder)
    {
        Guard.That(RecordKeys.IsDefined(id), 104);
        Guard.That(offset >= 0 && count >= 0 && count <= buffer.Length - offset, 105);
        if (count > RecordKeys.PayloadBytesMax(id))
        {
            return StatusCode.MessageOversized;
        }

        int current = FindCurrent(id);
        uint sequence = current == None ? 0u : _slot.Sequence;
        Guard.That(sequence != 0xFFFFFFFFu, 106);
        int target = current == None ? TargetWithoutCurrent() : Other(current);
        int length = _slot.Seal(id, sequence + 1u, buffer, offset, count);
        StatusCode status = _readBack.Write(RecordKeys.FileName(id, target), _slot.Buffer, 0, length);
        _slot.Clear();
        if (status == StatusCode.Ok && (dropsOlder || current == None))
        {
            // A damaged slot would be refused for ever, unless the damage was a read error: then it might come back.
            _readBack.Delete(RecordKeys.FileName(id, Other(target)));
        }

        return status;
    }

    /// <summary>Leaves the current slot in the buffer. Both are checked: a claimed number is worth nothing.</summary>
    private int FindCurrent(byte id)
    {
        string nameA = RecordKeys.FileName(id, SlotA);
        _stateA = _slot.Read(nameA, id);
        uint sequenceA = _stateA == FileState.Valid ? _slot.Sequence : 0u;
        _stateB = _slot.Read(RecordKeys.FileName(id, SlotB), id);
        if (_stateB == FileState.Valid && _slot.Sequence > sequenceA)
        {
            return SlotB;
        }

        if (_stateA != FileState.Valid)
        {
            return None;
        }

        if (_stateB != FileState.Absent)
        {
            _stateA = _slot.Read(nameA, id);
        }

        return _stateA == FileState.Valid ? SlotA : None;
    }

    /// <summary>One torn slot alone is a first save that was cut: there never was a value.</summary>
    private StatusCode StatusWithoutCurrent()
    {
        bool neverSaved = (_stateA == FileState.Absent && _stateB != FileState.Damaged)
            || (_stateB == FileState.Absent && _stateA != FileState.Damaged);
        return neverSaved ? StatusCode.RecordAbsent : StatusCode.StorageDamaged;
    }

    /// <summary>The torn slot again, else not the damaged one: so a cut on the way changes no answer.</summary>
    private int TargetWithoutCurrent()
    {
        bool useB = _stateB == FileState.Torn
            || (_stateA == FileState.Damaged && _stateB == FileState.Absent);
        return useB ? SlotB : SlotA;
    }

    private static int Other(int slot)
    {
        return slot == SlotA ? SlotB : SlotA;
    }
}
