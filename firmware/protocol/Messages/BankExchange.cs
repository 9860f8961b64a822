using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Device to bridge: carry this to an institution and bring back the answer.</summary>
public sealed class BankExchange
{
    /// <summary>Longest <see cref="Institution"/> in UTF-8 bytes.</summary>
    public const int InstitutionBytesMax = 16;

    /// <summary>Longest <see cref="Body"/> in bytes.</summary>
    public const int BodyBytesMax = 3800;

    /// <summary>Counts up; the reply carries the same.</summary>
    public long ExchangeId;

    /// <summary>Institution id.</summary>
    public string Institution;

    /// <summary>An outer session message.</summary>
    public byte[] Body;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[3845]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.BankExchange);
        writer.WriteInteger(1);
        writer.WriteInteger(ExchangeId);
        writer.WriteInteger(2);
        writer.WriteText(Institution);
        writer.WriteInteger(3);
        writer.WriteBytes(Body);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out BankExchange message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new BankExchange();
        MessageFields.ReadRequestHead(reader, MessageType.BankExchange, 4);
        reader.ReadKey(1);
        read.ExchangeId = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.Institution = reader.ReadText(InstitutionBytesMax);
        reader.ReadKey(3);
        read.Body = reader.ReadBytes(BodyBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
