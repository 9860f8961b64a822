using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: the pre-transaction. The same order again gets the same answer.</summary>
public sealed class SubmitOrder
{
    /// <summary>Longest <see cref="Order"/> in bytes.</summary>
    public const int OrderBytesMax = 512;

    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[524]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SubmitOrder);
        writer.WriteInteger(1);
        writer.WriteBytes(Order);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SubmitOrder message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SubmitOrder();
        MessageFields.ReadRequestHead(reader, MessageType.SubmitOrder, 2);
        reader.ReadKey(1);
        read.Order = reader.ReadBytes(OrderBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
