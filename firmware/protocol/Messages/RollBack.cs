using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: take this unused voucher back.</summary>
public sealed class RollBack
{
    /// <summary>Longest <see cref="Request"/> in bytes.</summary>
    public const int RequestBytesMax = 512;

    /// <summary>COSE_Sign1 RollBackRequest.</summary>
    public byte[] Request;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[524]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RollBack);
        writer.WriteInteger(1);
        writer.WriteBytes(Request);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RollBack message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RollBack();
        MessageFields.ReadRequestHead(reader, MessageType.RollBack, 2);
        reader.ReadKey(1);
        read.Request = reader.ReadBytes(RequestBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
