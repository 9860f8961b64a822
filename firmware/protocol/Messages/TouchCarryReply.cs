using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="TouchCarry"/>: the next exchange, or that there is none left.</summary>
public sealed class TouchCarryReply
{
    /// <summary>Longest <see cref="Institution"/> in UTF-8 bytes.</summary>
    public const int InstitutionBytesMax = 16;

    /// <summary>Longest <see cref="Body"/> in bytes.</summary>
    public const int BodyBytesMax = 2048;

    /// <summary>Longest message in bytes.</summary>
    public const int MessageBytesMax = 2092;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>Counts up from 1; 0 where the card needs nothing more.</summary>
    public long ExchangeId;

    /// <summary>Institution id; empty where the card needs nothing more.</summary>
    public string Institution;

    /// <summary>An outer session message; empty where the card needs nothing more.</summary>
    public byte[] Body;

    /// <summary>
    /// Whether everything went well; said where the card needs nothing more. Why not, the card tells its holder only.
    /// </summary>
    public bool Succeeded;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.TouchCarryReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[Body.Length + MessageBytesMax - BodyBytesMax]);
        writer.WriteMap(6);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.TouchCarryReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteInteger(ExchangeId);
        writer.WriteInteger(3);
        writer.WriteText(Institution);
        writer.WriteInteger(4);
        writer.WriteBytes(Body);
        writer.WriteInteger(5);
        writer.WriteBoolean(Succeeded);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out TouchCarryReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new TouchCarryReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.TouchCarryReply, 6);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.ExchangeId = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Institution = reader.ReadText(InstitutionBytesMax);
        reader.ReadKey(4);
        read.Body = reader.ReadBytes(BodyBytesMax);
        reader.ReadKey(5);
        read.Succeeded = reader.ReadBoolean();
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
