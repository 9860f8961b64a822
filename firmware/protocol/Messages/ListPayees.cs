using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: whom can I pay?</summary>
public sealed class ListPayees
{
    /// <summary>Index of the first one wanted.</summary>
    public long FirstIndex;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[18]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.ListPayees);
        writer.WriteInteger(1);
        writer.WriteInteger(FirstIndex);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out ListPayees message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ListPayees();
        MessageFields.ReadRequestHead(reader, MessageType.ListPayees, 2);
        reader.ReadKey(1);
        read.FirstIndex = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
