using Wallet.Card.Domain;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Card.Records;

/// <summary>The vouchers the card keeps, and what happened to them.</summary>
/// <remarks>
/// Documents of a voucher are a record, written once. What happens to it is a journal entry, durable before anybody
/// hears of it; the table in memory changes after the flash has. A checkpoint writes the changed vouchers' records
/// first and drops the entries after: a cut in between leaves records and entries that say the same.
/// </remarks>
public sealed class VoucherRecords : IJournalReplay
{
    private const int NoRecord = 0;

    private readonly RecordStore _store;
    private readonly Journal _journal;

    // The VoucherState each slot's record holds on flash, or NoRecord.
    private readonly int[] _stateOnFlash = new int[VoucherTable.CountMax];
    private StatusCode _replayStatus;

    /// <summary>Records over a device's store and journal; not opened yet.</summary>
    public VoucherRecords(RecordStore store, Journal journal)
    {
        _store = store;
        _journal = journal;
        Table = new VoucherTable();
        History = new VoucherHistory();
    }

    /// <summary>The vouchers that have not ended.</summary>
    public VoucherTable Table { get; }

    /// <summary>The vouchers that ended last.</summary>
    public VoucherHistory History { get; }

    /// <summary>Reads everything, once, at start.</summary>
    /// <returns>
    /// Ok, or StorageDamaged where something that was durable is lost. Money is not: what the
    /// card cannot show it cannot spend, and the bank gives it back after its time. But a card
    /// that has forgotten a payment must not be used.
    /// </returns>
    public StatusCode Open()
    {
        StatusCode loaded = LoadAll();
        _replayStatus = StatusCode.Ok;
        StatusCode opened = _journal.Open(this);
        if (opened == StatusCode.RecordAbsent)
        {
            opened = StatusCode.Ok;
        }

        bool isSound = loaded == StatusCode.Ok && opened == StatusCode.Ok && _replayStatus == StatusCode.Ok;
        return isSound ? MakeRoom() : StatusCode.StorageDamaged;
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

        StatusCode status = _store.Save(KeyOf(voucher.Slot), record, 0, record.Length);
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

    private StatusCode LoadAll()
    {
        var buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        StatusCode worst = StatusCode.Ok;
        for (int slot = 0; slot < VoucherTable.CountMax; slot++)
        {
            StatusCode status = Load(slot, buffer);
            if (status != StatusCode.Ok && status != StatusCode.RecordAbsent)
            {
                worst = status;
            }
        }

        return worst;
    }

    private StatusCode Load(int slot, byte[] buffer)
    {
        StatusCode status = _store.Load(KeyOf(slot), buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = VoucherRecord.TryDecode(buffer, 0, count, slot, out Voucher voucher);
        if (status == StatusCode.Ok)
        {
            _stateOnFlash[slot] = (int)voucher.State;
            Table.Add(voucher);
        }

        return status;
    }
}
