using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bank to central bank: currency against my reserve.</summary>
public sealed class IssueCurrency
{
    /// <summary>Length of <see cref="RequestId"/> in bytes.</summary>
    public const int RequestIdBytes = 16;

    /// <summary>Longest <see cref="Currency"/> in UTF-8 bytes.</summary>
    public const int CurrencyBytesMax = 3;

    /// <summary>Idempotency key.</summary>
    public byte[] RequestId;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>ISO 4217 code.</summary>
    public string Currency;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[46]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.IssueCurrency);
        writer.WriteInteger(1);
        writer.WriteBytes(RequestId);
        writer.WriteInteger(2);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(3);
        writer.WriteText(Currency);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out IssueCurrency message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new IssueCurrency();
        MessageFields.ReadRequestHead(reader, MessageType.IssueCurrency, 4);
        reader.ReadKey(1);
        read.RequestId = reader.ReadBytesExactly(RequestIdBytes);
        reader.ReadKey(2);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Currency = reader.ReadText(CurrencyBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
