using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="Recover"/>.</summary>
public sealed class RecoverReply
{
    /// <summary>Longest <see cref="Certificate"/> in bytes.</summary>
    public const int CertificateBytesMax = 400;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>The new device's certificate.</summary>
    public byte[] Certificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.RecoverReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[416]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RecoverReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Certificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RecoverReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RecoverReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.RecoverReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Certificate = reader.ReadBytes(CertificateBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
