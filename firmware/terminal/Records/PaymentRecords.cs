using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Terminal.Domain;

namespace Wallet.Terminal.Records;

/// <summary>The payments the terminal has received, and which ones its bank has taken.</summary>
/// <remarks>
/// A payment to report is a record. Reported, it becomes a journal entry and its record goes: in that order, so that a
/// cut in between leaves both, and the next start removes the record. No order of cuts forgets a voucher.
/// </remarks>
public sealed class PaymentRecords : IJournalReplay
{
    private readonly RecordStore _store;
    private readonly Journal _journal;
    private StatusCode _replayStatus;
    private bool _hasForgotten;

    /// <summary>Records over a device's store and journal; not opened yet.</summary>
    public PaymentRecords(RecordStore store, Journal journal)
    {
        _store = store;
        _journal = journal;
        Table = new PaymentTable();
        Reported = new ReportedPayments();
    }

    /// <summary>The payments to report.</summary>
    public PaymentTable Table { get; }

    /// <summary>The payments that were reported.</summary>
    public ReportedPayments Reported { get; }

    /// <summary>Reads everything, once, at start.</summary>
    /// <returns>
    /// Ok, or StorageDamaged where something that was durable is lost. What could be read is there and can be reported;
    /// but a terminal that may have forgotten a voucher must not sell.
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

        RemoveReported();
        bool isSound = loaded == StatusCode.Ok && opened == StatusCode.Ok && _replayStatus == StatusCode.Ok;
        return isSound ? MakeRoom() : StatusCode.StorageDamaged;
    }

    /// <summary>Writes a checkpoint if the journal asks for one, so that the next entry is one append.</summary>
    public StatusCode MakeRoom()
    {
        return _journal.NeedsCheckpoint ? WriteCheckpoint() : StatusCode.Ok;
    }

    /// <summary>Forgets reported vouchers whose time is over; looks for room for one more payment.</summary>
    /// <remarks>
    /// What is forgotten goes from flash as well before the room is used: the next start replays all that is there.
    /// </remarks>
    /// <param name="signedMs">
    /// The last signed time, unix milliseconds: time that only a quartz has counted must not make a voucher new again.
    /// </param>
    /// <returns>
    /// Ok; StorageFull: report first, or wait until reported vouchers run out; StorageDamaged.
    /// </returns>
    public StatusCode CheckRoom(long signedMs)
    {
        int countBefore = Reported.Count;
        Reported.Forget(signedMs);
        _hasForgotten = _hasForgotten || Reported.Count != countBefore;
        StatusCode status = _hasForgotten ? WriteCheckpoint() : StatusCode.Ok;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _hasForgotten = false;
        bool hasRoom = Table.FreeSlot() >= 0 && Reported.Count + Table.Count < ReportedPayments.CountMax;
        return hasRoom ? StatusCode.Ok : StatusCode.StorageFull;
    }

    /// <summary>A payment is received. A cut before the end: it is not, and the card hands it over again.</summary>
    public StatusCode Add(ReceivedPayment payment)
    {
        payment.Slot = Table.FreeSlot();
        if (payment.Slot < 0)
        {
            return StatusCode.StorageFull;
        }

        StatusCode status = Save(payment);
        if (status == StatusCode.Ok)
        {
            Table.Add(payment);
        }

        return status;
    }

    /// <summary>
    /// The bank has taken a payment. A cut before the end: it is reported again, with the same answer.
    /// </summary>
    public StatusCode MarkReported(ReceivedPayment payment)
    {
        var reported = new ReportedPayment();
        reported.VoucherId = payment.VoucherId;
        reported.AmountMinor = payment.AmountMinor;
        reported.PayerName = payment.PayerName;
        reported.ReportUntilMs = payment.ReportUntilMs;
        StatusCode status = MakeRoom();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] entry = TerminalJournal.EncodeReported(reported);
        status = _journal.Append(entry, 0, entry.Length);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Table.Remove(payment);
        Reported.Add(reported);

        // Left behind by a cut or a failure here, the record is found to be reported at the next start.
        _store.Erase(KeyOf(payment.Slot));
        return StatusCode.Ok;
    }

    /// <summary>
    /// The bank has refused a payment, which is kept. A cut before the end: only the reason is forgotten.
    /// </summary>
    public StatusCode MarkRefused(ReceivedPayment payment, StatusCode refusal)
    {
        // Every report asks again and mostly hears the same: flash wears with each write.
        if (payment.State == PaymentState.Refused && payment.Refusal == refusal)
        {
            return StatusCode.Ok;
        }

        PaymentState stateBefore = payment.State;
        StatusCode refusalBefore = payment.Refusal;
        payment.State = PaymentState.Refused;
        payment.Refusal = refusal;
        StatusCode status = Save(payment);
        if (status != StatusCode.Ok)
        {
            payment.State = stateBefore;
            payment.Refusal = refusalBefore;
        }

        return status;
    }

    /// <inheritdoc/>
    public void Checkpoint(byte[] state, int offset, int count)
    {
        _replayStatus = TerminalJournal.ReplayCheckpoint(state, offset, count, Reported);
    }

    /// <inheritdoc/>
    public void Entry(byte[] entry, int offset, int count)
    {
        StatusCode status = TerminalJournal.ReplayEntry(entry, offset, count, Reported);
        if (_replayStatus == StatusCode.Ok)
        {
            _replayStatus = status;
        }
    }

    private static byte KeyOf(int slot)
    {
        return (byte)(RecordKeys.ReceivedFirst + slot);
    }

    private StatusCode Save(ReceivedPayment payment)
    {
        byte[] record = PaymentRecord.Encode(payment);
        return _store.Save(KeyOf(payment.Slot), record, 0, record.Length);
    }

    private StatusCode WriteCheckpoint()
    {
        byte[] state = TerminalJournal.EncodeCheckpoint(Reported);
        return _journal.Checkpoint(state, 0, state.Length);
    }

    private void RemoveReported()
    {
        for (int i = Table.Count - 1; i >= 0; i--)
        {
            ReceivedPayment payment = Table.At(i);
            if (Reported.Contains(payment.Tag))
            {
                Table.Remove(payment);
                _store.Erase(KeyOf(payment.Slot));
            }
        }
    }

    private StatusCode LoadAll()
    {
        var buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        StatusCode worst = StatusCode.Ok;
        for (int slot = 0; slot < PaymentTable.CountMax; slot++)
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

        status = PaymentRecord.TryDecode(buffer, 0, count, slot, out ReceivedPayment payment);
        if (status == StatusCode.Ok)
        {
            Table.Add(payment);
        }

        return status;
    }
}
