using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Link;
using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Records;

/// <summary>Writes what happens to vouchers into the history.</summary>
/// <remarks>
/// A load and an end are written before the voucher itself changes: cut in between, the same comes again and is not
/// written twice. A payment is not, because a touch has no time for it: it is taken from the vouchers that are spent,
/// at start and when the card rests after the touch. What was received is taken from what is to be reported.
/// </remarks>
public sealed class TransactionBook
{
    private readonly DeviceContext _device;

    /// <summary>Over a device's store; not opened yet.</summary>
    public TransactionBook(DeviceContext device)
    {
        _device = device;
        Log = new TransactionLog(device.Records);
    }

    /// <summary>The history itself.</summary>
    public TransactionLog Log { get; }

    /// <summary>Reads where the history ends, and adds what was paid or received just before the power went.</summary>
    public void Open(VoucherTable table, PaymentTable received)
    {
        Log.Open();
        TakePayments(table);
        TakeReceived(received);
    }

    /// <summary>Notes an event of a voucher that happens now.</summary>
    public void Note(TransactionKind kind, Voucher voucher)
    {
        Add(Of(kind, voucher, _device.Clock.NowMsOr0()));
    }

    /// <summary>Notes how a voucher ended; that a payee was paid is in the history already.</summary>
    public void NoteEnd(Voucher voucher, VoucherOutcome outcome)
    {
        if (outcome == VoucherOutcome.RolledBack)
        {
            Note(TransactionKind.RolledBack, voucher);
        }
        else if (outcome == VoucherOutcome.Expired)
        {
            Note(TransactionKind.Expired, voucher);
        }
    }

    /// <summary>Adds the payments that are not in the history yet.</summary>
    public void TakePayments(VoucherTable table)
    {
        Voucher[] spent = table.AllOf(VoucherState.Spent);
        var happened = new Transaction[spent.Length];
        for (int i = 0; i < spent.Length; i++)
        {
            happened[i] = Of(TransactionKind.Paid, spent[i], PaidMs(spent[i]));
        }

        TakeMissing(happened);
    }

    /// <summary>Adds the payments received that are not in the history yet.</summary>
    public void TakeReceived(PaymentTable received)
    {
        var happened = new Transaction[received.Count];
        for (int i = 0; i < happened.Length; i++)
        {
            ReceivedPayment payment = received.At(i);
            happened[i] = new Transaction();
            happened[i].Kind = TransactionKind.Received;
            happened[i].Counterpart = payment.PayerName;
            happened[i].AmountMinor = payment.AmountMinor;
            happened[i].TimeMs = payment.TimeMs;
            happened[i].Id = payment.VoucherId;
        }

        TakeMissing(happened);
    }

    /// <summary>Sum of what was paid from a moment on, as far back as the history goes.</summary>
    public long PaidSinceMinor(long sinceMs)
    {
        long sumMinor = 0;
        for (int back = 0; back < Log.PageCount; back++)
        {
            Transaction[] entries = Log.Page(back);
            for (int i = 0; i < entries.Length; i++)
            {
                bool counts = entries[i].Kind == TransactionKind.Paid && entries[i].TimeMs >= sinceMs;
                if (counts && !Amount.TryAdd(sumMinor, entries[i].AmountMinor, out sumMinor))
                {
                    return Amount.MinorMax;
                }
            }
        }

        return sumMinor;
    }

    private void TakeMissing(Transaction[] happened)
    {
        if (happened.Length == 0)
        {
            return;
        }

        bool[] isKnown = new bool[happened.Length];
        long oldestMs = 0;
        for (int back = 0; back < Log.PageCount; back++)
        {
            Transaction[] entries = Log.Page(back);
            oldestMs = entries.Length > 0 ? entries[0].TimeMs : oldestMs;
            Mark(entries, happened, isKnown);
        }

        for (int i = 0; i < happened.Length; i++)
        {
            // One from before the oldest line of a full history was in it, and has been forgotten.
            bool isForgotten = Log.PageCount == RecordKeys.HistoryCount && happened[i].TimeMs < oldestMs;
            if (!isKnown[i] && !isForgotten)
            {
                Add(happened[i]);
            }
        }
    }

    private static void Mark(Transaction[] entries, Transaction[] happened, bool[] isKnown)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            for (int j = 0; j < happened.Length; j++)
            {
                isKnown[j] |= entries[i].IsSame(happened[j].Kind, happened[j].Id);
            }
        }
    }

    private static long PaidMs(Voucher voucher)
    {
        var sign1 = new CoseSign1();
        Payment payment = null;
        StatusCode status = CoseSign1.TryDecode(voucher.Payment, 0, voucher.Payment.Length, sign1);
        status = status == StatusCode.Ok ? Payment.TryDecode(sign1.Payload, out payment) : status;
        return status == StatusCode.Ok ? payment.TimeMs : 0;
    }

    private static Transaction Of(TransactionKind kind, Voucher voucher, long timeMs)
    {
        var transaction = new Transaction();
        transaction.Kind = kind;
        transaction.Counterpart = voucher.PayeeName;
        transaction.AmountMinor = voucher.AmountMinor;
        transaction.TimeMs = timeMs;
        transaction.Id = voucher.Id;
        return transaction;
    }

    private void Add(Transaction transaction)
    {
        _device.Refusals.Note(RefusalLog.HistoryType, Log.Add(transaction));
    }
}
