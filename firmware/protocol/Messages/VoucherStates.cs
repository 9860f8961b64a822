using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: what became of these?</summary>
public sealed class VoucherStates
{
    /// <summary>Most entries in <see cref="VoucherIds"/>.</summary>
    public const int VoucherIdsCountMax = 16;

    /// <summary>Longest entry of <see cref="VoucherIds"/> in bytes.</summary>
    public const int VoucherIdsBytesMax = 16;

    /// <summary>Voucher ids, 16 bytes each.</summary>
    public byte[][] VoucherIds;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[315]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.VoucherStates);
        writer.WriteInteger(1);
        CborFields.WriteByteStrings(writer, VoucherIds);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out VoucherStates message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new VoucherStates();
        MessageFields.ReadRequestHead(reader, MessageType.VoucherStates, 2);
        reader.ReadKey(1);
        read.VoucherIds = CborFields.ReadByteStrings(reader, VoucherIdsCountMax, VoucherIdsBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
