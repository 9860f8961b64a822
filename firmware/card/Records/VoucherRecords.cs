using Wallet.Card.Domain;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Card.Records;

/// <summary>The vouchers the card keeps, and what happened to them.</summary>
/// <remarks>
/// Documents of a voucher are a record, written once. What happens to it is a journal entry, durable before anybody
/// hears of it; the table in memory changes after the flash has. A checkpoint writes the changed vouchers' records
/// first and drops the entries after: a cut in between leaves records and entries that say the same.
///
/// Damage costs what was damaged and no more. A record of which nothing is sound is lost, and a voucher whose state is
/// not certain any more is in doubt: the card does nothing with it, and its money comes back by the bank's word. What
/// must never happen is that a spent voucher is held again; so where entries of the journal are lost, every voucher
/// held is in doubt.
/// </remarks>
public sealed class VoucherRecords : IJournalReplay
{
    private const int NoRecord = 0;
    private const int UncertainRecord = -1;

    // littlefs takes whole blocks. A new voucher needs its record's and, while a checkpoint rewrites one, another; the
    // journal's two files grow to two each, and the order that waits for its answer takes one. A line of the history
    // begins a page at most, and a page that is rewritten takes another.
    private const int BlockBytes = 4096;
    private const int RoomBytes = 9 * BlockBytes;

    private readonly RecordStore _store;
    private readonly Journal _journal;

    // The VoucherState each slot's record holds on flash, or NoRecord, or UncertainRecord where a slot is damaged.
    private readonly int[] _stateOnFlash = new int[VoucherTable.CountMax];
    private readonly IFileStore _files;
    private StatusCode _replayStatus;

    /// <summary>Records over a device's store and journal, both over these files; not opened yet.</summary>
    public VoucherRecords(IFileStore files, RecordStore store, Journal journal)
    {
        _files = files;
        _store = store;
        _journal = journal;
        Table = new VoucherTable();
        History = new VoucherHistory();
    }

    /// <summary>The vouchers that have not ended.</summary>
    public VoucherTable Table { get; }

    /// <summary>The vouchers that ended last.</summary>
    public VoucherHistory History { get; }

    /// <summary>Vouchers of which nothing could be read at this start; what they were the bank knows.</summary>
    public int LostCount { get; private set; }

    /// <summary>Reads everything, once, at start. Whatever is damaged, what is sound can be used afterwards.</summary>
    /// <remarks>
    /// A checkpoint that is due and cannot be written is asked for again before the next entry, and refused again.
    /// </remarks>
    public void Open()
    {
        StorageRoom.CleanUp(_files);
        LoadAll();
        _replayStatus = StatusCode.Ok;
        StatusCode opened = _journal.Open(this);

        // The first checkpoint is older than the first voucher: without a journal there can be none.
        bool isNew = opened == StatusCode.RecordAbsent && Table.Count == 0;
        if (!isNew && (opened != StatusCode.Ok || _replayStatus != StatusCode.Ok))
        {
            DoubtHeld();
        }

        MakeRoom();
    }

    /// <summary>
    /// Whether one more voucher can be taken, kept and paid with, whatever happens to the others: asked before an order
    /// is sent, because afterwards it is too late to refuse.
    /// </summary>
    /// <returns>Ok, VoucherTableFull, StorageFull or StorageDamaged.</returns>
    public StatusCode CheckRoom()
    {
        return Table.FreeSlot() < 0 ? StatusCode.VoucherTableFull : StorageRoom.Check(_files, RoomBytes);
    }

    /// <summary>Lets go of the records that were lost, once the holder has seen that they are.</summary>
    public void ForgetLost()
    {
        for (int slot = 0; slot < VoucherTable.CountMax && LostCount > 0; slot++)
        {
            if (_stateOnFlash[slot] == NoRecord && Table.FindSlot(slot) == null)
            {
                _store.Erase(KeyOf(slot));
            }
        }

        LostCount = 0;
    }

    /// <summary>Writes a checkpoint if the journal asks for one, so that the next entry is one append.</summary>
    public StatusCode MakeRoom()
    {
        return _journal.NeedsCheckpoint ? WriteCheckpoint() : StatusCode.Ok;
    }

    /// <summary>A new voucher. A cut before the end: there is none, and the pending order is sent again.</summary>
    public StatusCode Add(Voucher voucher)
    {
        StatusCode status = Save(voucher);
        if (status == StatusCode.Ok)
        {
            Table.Add(voucher);
        }

        return status;
    }

    /// <summary>The voucher is spent. A cut before the end: it is not, and nobody has the payment.</summary>
    public StatusCode Spend(Voucher voucher, byte[] payment)
    {
        StatusCode status = Append(CardJournal.EncodeSpent(voucher.Id, payment));
        if (status == StatusCode.Ok)
        {
            voucher.Payment = payment;
            voucher.State = VoucherState.Spent;
            Table.MoveToEnd(voucher);
        }

        return status;
    }

    /// <summary>
    /// The voucher can never be paid with again. A cut before the end: it can, and no request is signed.
    /// </summary>
    public StatusCode StrikeOut(Voucher voucher)
    {
        StatusCode status = Append(CardJournal.EncodeStruckOut(voucher.Id));
        if (status == StatusCode.Ok)
        {
            voucher.State = VoucherState.StruckOut;
        }

        return status;
    }

    /// <summary>The voucher has ended. A cut before the end: the bank is asked again.</summary>
    public StatusCode Close(Voucher voucher, VoucherOutcome outcome)
    {
        var closed = new ClosedVoucher();
        closed.Id = voucher.Id;
        closed.AmountMinor = voucher.AmountMinor;
        closed.PayeeName = voucher.PayeeName;
        closed.Outcome = outcome;
        StatusCode status = Append(CardJournal.EncodeClosed(closed));
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Table.Remove(voucher);
        History.Add(closed);

        // Left behind by a cut or a failure here, the record is ended again by the entry at the next start.
        Erase(voucher.Slot);
        return StatusCode.Ok;
    }

    /// <inheritdoc/>
    public void Checkpoint(byte[] state, int offset, int count)
    {
        _replayStatus = CardJournal.ReplayCheckpoint(state, offset, count, History);
    }

    /// <inheritdoc/>
    public void Entry(byte[] entry, int offset, int count)
    {
        StatusCode status = CardJournal.ReplayEntry(entry, offset, count, Table, History);
        if (_replayStatus == StatusCode.Ok)
        {
            _replayStatus = status;
        }
    }

    private static byte KeyOf(int slot)
    {
        return (byte)(RecordKeys.VoucherFirst + slot);
    }

    private StatusCode Append(byte[] entry)
    {
        StatusCode status = MakeRoom();
        return status == StatusCode.Ok ? _journal.Append(entry, 0, entry.Length) : status;
    }

    private StatusCode WriteCheckpoint()
    {
        StatusCode status = StatusCode.Ok;
        for (int slot = 0; slot < VoucherTable.CountMax && status == StatusCode.Ok; slot++)
        {
            status = Settle(slot);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] state = CardJournal.EncodeCheckpoint(History);
        return _journal.Checkpoint(state, 0, state.Length);
    }

    // Makes the slot's record say what the entries say, which the checkpoint will drop. An ended voucher whose record
    // outlived the entry that ended it would be back at the next start.
    private StatusCode Settle(int slot)
    {
        Voucher voucher = Table.FindSlot(slot);
        if (voucher == null)
        {
            return _stateOnFlash[slot] == NoRecord ? StatusCode.Ok : Erase(slot);
        }

        return _stateOnFlash[slot] == (int)voucher.State ? StatusCode.Ok : Save(voucher);
    }

    private StatusCode Save(Voucher voucher)
    {
        byte[] record = VoucherRecord.Encode(voucher);
        if (record == null)
        {
            return StatusCode.MessageOversized;
        }

        StatusCode status = _store.SaveAlone(KeyOf(voucher.Slot), record, 0, record.Length);
        if (status == StatusCode.Ok)
        {
            _stateOnFlash[voucher.Slot] = (int)voucher.State;
        }

        return status;
    }

    private StatusCode Erase(int slot)
    {
        StatusCode status = _store.Erase(KeyOf(slot));
        if (status == StatusCode.Ok)
        {
            _stateOnFlash[slot] = NoRecord;
        }

        return status;
    }

    private void DoubtHeld()
    {
        for (int i = 0; i < Table.Count; i++)
        {
            if (Table.At(i).State == VoucherState.Held)
            {
                Table.At(i).State = VoucherState.Doubtful;
            }
        }
    }

    private void LoadAll()
    {
        var buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        LostCount = 0;
        for (int slot = 0; slot < VoucherTable.CountMax; slot++)
        {
            Load(slot, buffer);
        }
    }

    // States only move forward, so a sound slot that says spent or struck out is right whatever the other one was; one
    // that says held may be the older of the two.
    private void Load(int slot, byte[] buffer)
    {
        StatusCode status = _store.Load(KeyOf(slot), buffer, out int count);
        if (status == StatusCode.RecordAbsent)
        {
            return;
        }

        bool mayBeOlder = status == StatusCode.StorageDamaged;
        StatusCode decoded = VoucherRecord.TryDecode(buffer, 0, count, slot, out Voucher voucher);
        if (decoded != StatusCode.Ok)
        {
            LostCount++;
            return;
        }

        _stateOnFlash[slot] = mayBeOlder ? UncertainRecord : (int)voucher.State;
        if (mayBeOlder && voucher.State == VoucherState.Held)
        {
            voucher.State = VoucherState.Doubtful;
        }

        Table.Add(voucher);
    }
}
