using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="SessionHello"/>.</summary>
public sealed class SessionHelloReply
{
    /// <summary>Longest <see cref="Certificate"/> in bytes.</summary>
    public const int CertificateBytesMax = 400;

    /// <summary>Longest <see cref="Accept"/> in bytes.</summary>
    public const int AcceptBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>The responder's certificate.</summary>
    public byte[] Certificate;

    /// <summary>COSE_Sign1 SessionAccept.</summary>
    public byte[] Accept;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.SessionHelloReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[934]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SessionHelloReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Certificate);
        writer.WriteInteger(3);
        writer.WriteBytes(Accept);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SessionHelloReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SessionHelloReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.SessionHelloReply, 4);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Certificate = reader.ReadBytes(CertificateBytesMax);
        reader.ReadKey(3);
        read.Accept = reader.ReadBytes(AcceptBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
