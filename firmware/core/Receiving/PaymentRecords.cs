using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>The payments a device has received, and which ones its bank has taken.</summary>
/// <remarks>
/// A payment to report is a record. Reported, it is first kept among those that were, then its record goes: in that
/// order, so that a cut in between leaves both, and the next start removes the record. No order of cuts forgets a
/// voucher.
/// </remarks>
public sealed class PaymentRecords
{
    private readonly RecordStore _store;
    private readonly IReportedStore _reported;
    private bool _hasForgotten;

    /// <summary>Records over a device's store; not opened yet.</summary>
    /// <param name="store">Where the payments to report are kept.</param>
    /// <param name="reported">Where it is kept which ones were.</param>
    /// <param name="countMax">Most payments to report at a time.</param>
    public PaymentRecords(RecordStore store, IReportedStore reported, int countMax)
    {
        _store = store;
        _reported = reported;
        Table = new PaymentTable(countMax);
    }

    /// <summary>The payments to report.</summary>
    public PaymentTable Table { get; }

    /// <summary>The payments that were reported.</summary>
    public ReportedPayments Reported
    {
        get { return _reported.Payments; }
    }

    /// <summary>Reads everything, once, at start.</summary>
    /// <returns>
    /// Ok, or StorageDamaged where something that was durable is lost. What could be read is there and can be reported;
    /// but a device that may have forgotten a voucher must not take any.
    /// </returns>
    public StatusCode Open()
    {
        StatusCode loaded = LoadAll();
        StatusCode opened = _reported.Open();
        RemoveReported();
        bool isSound = loaded == StatusCode.Ok && opened == StatusCode.Ok;
        return isSound ? _reported.MakeRoom() : StatusCode.StorageDamaged;
    }

    /// <summary>Forgets reported vouchers whose time is over; looks for room for one more payment.</summary>
    /// <remarks>
    /// What is forgotten goes from flash as well before the room is used: the next start finds all that is there.
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
        StatusCode status = _hasForgotten ? _reported.Save() : StatusCode.Ok;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _hasForgotten = false;
        bool hasRoom = Table.FreeSlot() >= 0 && Reported.Count + Table.Count < Reported.CountMax;
        return hasRoom ? StatusCode.Ok : StatusCode.StorageFull;
    }

    /// <summary>A payment is received. A cut before the end: it is not, and the card hands it over again.</summary>
    public StatusCode Add(ReceivedPayment payment, PaymentDocuments documents)
    {
        payment.Slot = Table.FreeSlot();
        if (payment.Slot < 0)
        {
            return StatusCode.StorageFull;
        }

        StatusCode status = Save(payment, documents);
        if (status == StatusCode.Ok)
        {
            Table.Add(payment);
        }

        return status;
    }

    /// <summary>Reads the documents of a payment that is in the table.</summary>
    /// <returns>Ok; StorageDamaged where they cannot be read any more.</returns>
    public StatusCode LoadDocuments(ReceivedPayment payment, out PaymentDocuments documents)
    {
        var buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        StatusCode status = Load(payment.Slot, buffer, out ReceivedPayment read, out documents);
        bool isIt = status == StatusCode.Ok
            && Bytes.AreEqual(read.VoucherId, 0, payment.VoucherId, 0, read.VoucherId.Length);
        documents = isIt ? documents : null;
        return isIt ? StatusCode.Ok : StatusCode.StorageDamaged;
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
        StatusCode status = _reported.Add(reported);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Table.Remove(payment);

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
        StatusCode status = LoadDocuments(payment, out PaymentDocuments documents);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        payment.State = PaymentState.Refused;
        payment.Refusal = refusal;
        status = Save(payment, documents);
        if (status != StatusCode.Ok)
        {
            payment.State = stateBefore;
            payment.Refusal = refusalBefore;
        }

        return status;
    }

    private static byte KeyOf(int slot)
    {
        return (byte)(RecordKeys.ReceivedFirst + slot);
    }

    private StatusCode Save(ReceivedPayment payment, PaymentDocuments documents)
    {
        byte[] record = PaymentRecord.Encode(payment, documents);
        return _store.Save(KeyOf(payment.Slot), record, 0, record.Length);
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
        for (int slot = 0; slot < Table.CountMax; slot++)
        {
            StatusCode status = Load(slot, buffer, out ReceivedPayment payment, out _);
            if (payment != null)
            {
                Table.Add(payment);
            }

            if (status != StatusCode.Ok && status != StatusCode.RecordAbsent)
            {
                worst = status;
            }
        }

        return worst;
    }

    // Of two slots a sound one is as good as the other but for the bank's last refusal. That one is damaged is said all
    // the same.
    private StatusCode Load(int slot, byte[] buffer, out ReceivedPayment payment, out PaymentDocuments documents)
    {
        payment = null;
        documents = null;
        StatusCode status = _store.Load(KeyOf(slot), buffer, out int count);
        if (status == StatusCode.RecordAbsent || count == 0)
        {
            return status;
        }

        StatusCode decoded = PaymentRecord.TryDecode(buffer, 0, count, slot, out payment, out documents);
        return status != StatusCode.Ok ? status : decoded;
    }
}
