using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>An order without an answer on flash: {1: order, 2: payee name}.</summary>
public static class PendingOrderRecord
{
    private const int NameBytesMax = 32;
    private const int DocumentBytesMax = 512;

    /// <summary>The record's bytes.</summary>
    public static byte[] Encode(PendingOrder pending)
    {
        var writer = new CborWriter(new byte[DocumentBytesMax + NameBytesMax + 16]);
        writer.WriteMap(2);
        writer.WriteInteger(1);
        writer.WriteBytes(pending.Order);
        writer.WriteInteger(2);
        writer.WriteText(pending.PayeeName);
        return writer.ToArray();
    }

    /// <summary>Reads a record; <paramref name="pending"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out PendingOrder pending)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new PendingOrder();
        reader.ReadMapExactly(2);
        reader.ReadKey(1);
        read.Order = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(2);
        read.PayeeName = reader.ReadText(NameBytesMax);
        StatusCode status = reader.Finish();
        pending = status == StatusCode.Ok ? read : null;
        return status;
    }
}
