using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>
/// Terminal to card: what came of your last exchange with your bank; what is the next one that I am to carry?
/// </summary>
public sealed class TouchCarry
{
    /// <summary>Longest <see cref="Body"/> in bytes.</summary>
    public const int BodyBytesMax = 2048;

    /// <summary>Longest message in bytes.</summary>
    public const int MessageBytesMax = 2072;

    /// <summary>The exchange that this answers; 0 where the terminal begins.</summary>
    public long ExchangeId;

    /// <summary>Ok, or why there is no body: what the terminal's bridge says.</summary>
    public StatusCode Outcome;

    /// <summary>The institution's outer session message; empty unless Ok, and where the terminal begins.</summary>
    public byte[] Body;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[Body.Length + MessageBytesMax - BodyBytesMax]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.TouchCarry);
        writer.WriteInteger(1);
        writer.WriteInteger(ExchangeId);
        writer.WriteInteger(2);
        writer.WriteInteger((int)Outcome);
        writer.WriteInteger(3);
        writer.WriteBytes(Body);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out TouchCarry message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new TouchCarry();
        MessageFields.ReadRequestHead(reader, MessageType.TouchCarry, 4);
        reader.ReadKey(1);
        read.ExchangeId = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        long outcome = CborFields.ReadUnsigned(reader);
        if (outcome > 255)
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        read.Outcome = (StatusCode)(byte)outcome;
        reader.ReadKey(3);
        read.Body = reader.ReadBytes(BodyBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
