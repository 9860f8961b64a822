using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="IssueCurrency"/>.</summary>
public sealed class IssueCurrencyReply
{
    /// <summary>Longest <see cref="CurrencyDocument"/> in bytes.</summary>
    public const int CurrencyDocumentBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 CurrencyDocument.</summary>
    public byte[] CurrencyDocument;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.IssueCurrencyReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[528]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.IssueCurrencyReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(CurrencyDocument);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out IssueCurrencyReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new IssueCurrencyReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.IssueCurrencyReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.CurrencyDocument = reader.ReadBytes(CurrencyDocumentBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
