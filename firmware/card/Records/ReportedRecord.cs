using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;

namespace Wallet.Card.Records;

/// <summary>The payments that the bank has taken, in a record of the card: a ReportedCodec.</summary>
/// <remarks>A card receives seldom: that it is saved whole each time costs nobody anything.</remarks>
public sealed class ReportedRecord : IReportedStore
{
    /// <summary>Most vouchers that a card remembers.</summary>
    public const int CountMax = 32;

    private readonly RecordStore _store;

    /// <summary>Over a device's store; not opened yet.</summary>
    public ReportedRecord(RecordStore store)
    {
        _store = store;
        Payments = new ReportedPayments(CountMax);
    }

    /// <inheritdoc/>
    public ReportedPayments Payments { get; }

    /// <inheritdoc/>
    /// <remarks>Of a damaged pair the sound slot is read, too: it may be older, which the answer says.</remarks>
    public StatusCode Open()
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.ReportedPayments)];
        StatusCode status = _store.Load(RecordKeys.ReportedPayments, buffer, out int count);
        if (status == StatusCode.RecordAbsent)
        {
            return StatusCode.Ok;
        }

        StatusCode decoded = ReportedCodec.TryDecode(buffer, 0, count, Payments);
        return status == StatusCode.Ok && decoded == StatusCode.Ok ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    /// <inheritdoc/>
    public StatusCode MakeRoom()
    {
        return StatusCode.Ok;
    }

    /// <inheritdoc/>
    public StatusCode Add(ReportedPayment payment)
    {
        byte[] before = ReportedCodec.Encode(Payments);
        Payments.Add(payment);
        StatusCode status = Save();
        if (status != StatusCode.Ok)
        {
            ReportedCodec.TryDecode(before, 0, before.Length, Payments);
        }

        return status;
    }

    /// <inheritdoc/>
    public StatusCode Save()
    {
        byte[] record = ReportedCodec.Encode(Payments);
        return _store.Save(RecordKeys.ReportedPayments, record, 0, record.Length);
    }
}
