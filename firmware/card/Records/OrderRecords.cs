using Wallet.Card.Domain;
using Wallet.Core.Clock;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>The order that waits for its answer, and the last timestamp that was signed.</summary>
public sealed class OrderRecords
{
    private const int TimestampBytesMax = 16;

    private readonly RecordStore _store;

    /// <summary>Records over a device's store; not opened yet.</summary>
    public OrderRecords(RecordStore store)
    {
        _store = store;
    }

    /// <summary>The order without an answer, or null.</summary>
    public PendingOrder Pending { get; private set; }

    /// <summary>True where an order was kept at this start and cannot be read any more.</summary>
    /// <remarks>What the banks made of it is never on the card; its money comes back by expiry.</remarks>
    public bool IsLost { get; private set; }

    /// <summary>Reads the order, once. One sound slot will do: an order is saved once and then erased.</summary>
    public void Open()
    {
        var buffer = new byte[RecordKeys.PayloadBytesMaxOfAll];
        StatusCode status = _store.Load(RecordKeys.PendingOrder, buffer, out int count);
        if (status != StatusCode.RecordAbsent)
        {
            IsLost = PendingOrderRecord.TryDecode(buffer, 0, count, out PendingOrder pending) != StatusCode.Ok;
            Pending = pending;
        }
    }

    /// <summary>Lets go of an order that was lost, once the holder has seen that it is.</summary>
    public void ForgetLost()
    {
        if (IsLost)
        {
            _store.Erase(RecordKeys.PendingOrder);
            IsLost = false;
        }
    }

    /// <summary>Remembers an order before it is sent. A cut before the end: it was never sent.</summary>
    public StatusCode Save(PendingOrder pending)
    {
        byte[] record = PendingOrderRecord.Encode(pending);
        StatusCode status = _store.Save(RecordKeys.PendingOrder, record, 0, record.Length);
        if (status == StatusCode.Ok)
        {
            Pending = pending;
        }

        return status;
    }

    /// <summary>
    /// Forgets the order. A cut before the end: it is sent once more, and its voucher is found to be there.
    /// </summary>
    public StatusCode Clear()
    {
        StatusCode status = _store.Erase(RecordKeys.PendingOrder);
        if (status == StatusCode.Ok)
        {
            Pending = null;
        }

        return status;
    }

    /// <summary>A timestamp to sign: the time, or one more than the last one used where that is not later.</summary>
    /// <remarks>
    /// Durable before it is used. A cut after it: the number is skipped, which nobody minds. Where one slot is damaged,
    /// the sound one holds the last number or the one before it. The lost one was at most one more than that, or the
    /// time of then, which lies ahead of now by no more than a running clock may be set back: what is later than both
    /// was never used. Where no slot is sound the time alone bounds it in the same way, because drawing a number takes
    /// longer than a millisecond. Should that save be cut as well, nothing tells of the lost number any more; the bank
    /// would then refuse one that it has seen, and the holder begins again.
    /// </remarks>
    /// <returns>Ok; StorageDamaged where the flash does not keep it; StorageFull.</returns>
    public StatusCode NextTimestamp(long nowMs, out long timestampMs)
    {
        timestampMs = 0;
        LoadTimestamp(out long lastMs, out bool mayBeOlder);
        if (mayBeOlder)
        {
            nowMs += TrustedClock.BackwardsToleranceMs + 1;
            lastMs++;
        }

        long nextMs = nowMs > lastMs ? nowMs : lastMs + 1;
        var writer = new CborWriter(new byte[TimestampBytesMax]);
        writer.WriteMap(1);
        writer.WriteInteger(1);
        writer.WriteInteger(nextMs);
        byte[] record = writer.ToArray();
        StatusCode status = _store.Save(RecordKeys.Counters, record, 0, record.Length);
        if (status == StatusCode.Ok)
        {
            timestampMs = nextMs;
        }

        return status;
    }

    /// <summary>The last timestamp that was signed; 0 where there is none, or none that can be read.</summary>
    public long LastTimestampMs()
    {
        LoadTimestamp(out long lastMs, out _);
        return lastMs;
    }

    private void LoadTimestamp(out long lastMs, out bool mayBeOlder)
    {
        lastMs = 0;
        var buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.Counters)];
        StatusCode status = _store.Load(RecordKeys.Counters, buffer, out int count);
        mayBeOlder = status == StatusCode.StorageDamaged;
        if (count > 0)
        {
            var reader = new CborReader(buffer, 0, count);
            reader.ReadMapExactly(1);
            reader.ReadKey(1);
            lastMs = reader.ReadInteger();
            if (reader.Finish() != StatusCode.Ok)
            {
                lastMs = 0;
                mayBeOlder = true;
            }
        }
    }
}
