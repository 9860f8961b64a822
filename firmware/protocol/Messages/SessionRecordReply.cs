using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="SessionRecord"/>.</summary>
public sealed class SessionRecordReply
{
    /// <summary>Longest <see cref="Sealed"/> in bytes.</summary>
    public const int SealedBytesMax = 3600;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Encrypt0.</summary>
    public byte[] Sealed;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.SessionRecordReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[3616]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SessionRecordReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Sealed);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SessionRecordReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SessionRecordReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.SessionRecordReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Sealed = reader.ReadBytes(SealedBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
