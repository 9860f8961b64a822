using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="CertificateStatus"/>.</summary>
public sealed class CertificateStatusReply
{
    /// <summary>Longest <see cref="Statement"/> in bytes.</summary>
    public const int StatementBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 CertificateStatement.</summary>
    public byte[] Statement;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.CertificateStatusReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[528]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.CertificateStatusReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Statement);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out CertificateStatusReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new CertificateStatusReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.CertificateStatusReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Statement = reader.ReadBytes(StatementBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
