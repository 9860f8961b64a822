using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;

namespace Wallet.Card.Records;

/// <summary>
/// A voucher on flash: {1: payee name, 2: order, 3: confirmation, 4: third result, 5: state, 6: payment or null}.
/// </summary>
/// <remarks>
/// The state is that of the last checkpoint; the journal's entries come after it. Four documents of at most 512 bytes
/// do not fit a record together, so the payment is limited by what is left; real ones are about 300 bytes each.
/// </remarks>
public static class VoucherRecord
{
    private const int BytesMax = 2048;
    private const int NameBytesMax = 32;
    private const int DocumentBytesMax = 512;

    /// <summary>The record's bytes, or null where they do not fit.</summary>
    public static byte[] Encode(Voucher voucher)
    {
        var writer = new CborWriter(new byte[BytesMax]);
        writer.WriteMap(6);
        writer.WriteInteger(1);
        writer.WriteText(voucher.PayeeName);
        writer.WriteInteger(2);
        writer.WriteBytes(voucher.Order);
        writer.WriteInteger(3);
        writer.WriteBytes(voucher.Confirmation);
        writer.WriteInteger(4);
        writer.WriteBytes(voucher.ThirdResult);
        writer.WriteInteger(5);
        writer.WriteInteger((int)voucher.State);
        writer.WriteInteger(6);
        if (voucher.Payment == null)
        {
            writer.WriteNull();
        }
        else
        {
            writer.WriteBytes(voucher.Payment);
        }

        return writer.Overflowed ? null : writer.ToArray();
    }

    /// <summary>Reads a record; <paramref name="voucher"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, int slot, out Voucher voucher)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Voucher();
        reader.ReadMapExactly(6);
        reader.ReadKey(1);
        read.PayeeName = reader.ReadText(NameBytesMax);
        reader.ReadKey(2);
        read.Order = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(3);
        read.Confirmation = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(4);
        read.ThirdResult = reader.ReadBytes(DocumentBytesMax);
        reader.ReadKey(5);
        long state = reader.ReadInteger();
        reader.ReadKey(6);
        read.Payment = reader.TryReadNull() ? null : reader.ReadBytes(DocumentBytesMax);
        StatusCode status = reader.Finish();
        if (status == StatusCode.Ok && (state < (int)VoucherState.Held || state > (int)VoucherState.Doubtful))
        {
            status = StatusCode.MessageMalformed;
        }

        if (status == StatusCode.Ok)
        {
            read.State = (VoucherState)(int)state;
            read.Slot = slot;
            status = VoucherDocuments.Fill(read);
        }

        voucher = status == StatusCode.Ok ? read : null;
        return status;
    }
}
