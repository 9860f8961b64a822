using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="BankExchange"/>.</summary>
public sealed class BankExchangeReply
{
    /// <summary>Longest <see cref="Body"/> in bytes.</summary>
    public const int BodyBytesMax = 3800;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>As asked.</summary>
    public long ExchangeId;

    /// <summary>The institution's outer session message.</summary>
    public byte[] Body;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.BankExchangeReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[3828]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.BankExchangeReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteInteger(ExchangeId);
        writer.WriteInteger(3);
        writer.WriteBytes(Body);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out BankExchangeReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new BankExchangeReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.BankExchangeReply, 4);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.ExchangeId = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Body = reader.ReadBytes(BodyBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
