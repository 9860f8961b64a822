using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Link;
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
/// at start and when the card rests after the touch.
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

    /// <summary>Reads where the history ends, and adds what was paid just before the power went.</summary>
    public void Open(VoucherTable table)
    {
        Log.Open();
        TakePayments(table);
    }

    /// <summary>Notes an event of a voucher that happens now.</summary>
    public void Note(TransactionKind kind, Voucher voucher)
    {
        Note(kind, voucher, _device.Clock.NowMsOr0());
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
        if (spent.Length == 0)
        {
            return;
        }

        bool[] isKnown = new bool[spent.Length];
        long oldestMs = 0;
        for (int back = 0; back < Log.PageCount; back++)
        {
            Transaction[] entries = Log.Page(back);
            oldestMs = entries.Length > 0 ? entries[0].TimeMs : oldestMs;
            Mark(entries, spent, isKnown);
        }

        for (int i = 0; i < spent.Length; i++)
        {
            // One from before the oldest line of a full history was in it, and has been forgotten.
            long paidMs = PaidMs(spent[i]);
            bool isForgotten = Log.PageCount == RecordKeys.HistoryCount && paidMs < oldestMs;
            if (!isKnown[i] && !isForgotten)
            {
                Note(TransactionKind.Paid, spent[i], paidMs);
            }
        }
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

    private static void Mark(Transaction[] entries, Voucher[] spent, bool[] isKnown)
    {
        for (int i = 0; i < entries.Length; i++)
        {
            for (int j = 0; j < spent.Length; j++)
            {
                isKnown[j] |= entries[i].IsSame(TransactionKind.Paid, spent[j].Id);
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

    private void Note(TransactionKind kind, Voucher voucher, long timeMs)
    {
        var transaction = new Transaction();
        transaction.Kind = kind;
        transaction.Counterpart = voucher.PayeeName;
        transaction.AmountMinor = voucher.AmountMinor;
        transaction.TimeMs = timeMs;
        transaction.Id = voucher.Id;

        _device.Refusals.Note(RefusalLog.HistoryType, Log.Add(transaction));
    }
}
