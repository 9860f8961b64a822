using Wallet.Card.Domain;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>The holder's limits on flash: [1, of one payment, of a day], minor units, 0 for none.</summary>
public sealed class LimitRecords
{
    private const int Version = 1;
    private const int FieldCount = 3;

    private readonly RecordStore _store;

    /// <summary>Records over a device's store; not opened yet.</summary>
    public LimitRecords(RecordStore store)
    {
        _store = store;
        Limits = new HolderLimits();
    }

    /// <summary>What holds now.</summary>
    public HolderLimits Limits { get; private set; }

    /// <summary>Reads them, once, at start.</summary>
    /// <remarks>
    /// Where they cannot be read the least amount is the limit of both, until the holder sets them again: what a holder
    /// wanted limited is not to be unlimited because one bit turned over.
    /// </remarks>
    /// <returns>Ok or StorageDamaged.</returns>
    public StatusCode Open()
    {
        StatusCode status = Read();
        if (status != StatusCode.Ok)
        {
            Limits.PaymentMinor = 1;
            Limits.DayMinor = 1;
        }

        return status;
    }

    /// <summary>Keeps others. A cut before the end: the ones before hold.</summary>
    /// <returns>Ok, StorageFull or StorageDamaged.</returns>
    public StatusCode Save(HolderLimits limits)
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.HolderLimits)];
        var writer = new CborWriter(buffer);
        writer.WriteArray(FieldCount);
        writer.WriteInteger(Version);
        writer.WriteInteger(limits.PaymentMinor);
        writer.WriteInteger(limits.DayMinor);
        StatusCode status = _store.Save(RecordKeys.HolderLimits, buffer, 0, writer.Length);
        if (status == StatusCode.Ok)
        {
            Limits = limits;
        }

        return status;
    }

    private StatusCode Read()
    {
        byte[] buffer = new byte[RecordKeys.PayloadBytesMax(RecordKeys.HolderLimits)];
        StatusCode status = _store.Load(RecordKeys.HolderLimits, buffer, out int count);
        if (status != StatusCode.Ok)
        {
            return status == StatusCode.RecordAbsent ? StatusCode.Ok : status;
        }

        var reader = new CborReader(buffer, 0, count);
        reader.ReadArrayExactly(FieldCount);
        reader.ReadIntegerExactly(Version);
        var limits = new HolderLimits();
        limits.PaymentMinor = reader.ReadInteger();
        limits.DayMinor = reader.ReadInteger();
        bool isValid = reader.Finish() == StatusCode.Ok
            && IsLimit(limits.PaymentMinor) && IsLimit(limits.DayMinor);
        if (isValid)
        {
            Limits = limits;
        }

        return isValid ? StatusCode.Ok : StatusCode.StorageDamaged;
    }

    private static bool IsLimit(long minor)
    {
        return minor == 0 || Amount.IsValid(minor);
    }
}
