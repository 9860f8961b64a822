using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>One sealed message of a session.</summary>
public sealed class SessionRecord
{
    /// <summary>Length of <see cref="SessionId"/> in bytes.</summary>
    public const int SessionIdBytes = 8;

    /// <summary>Longest <see cref="Sealed"/> in bytes.</summary>
    public const int SealedBytesMax = 3600;

    /// <summary>Names the session.</summary>
    public byte[] SessionId;

    /// <summary>COSE_Encrypt0.</summary>
    public byte[] Sealed;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[3624]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SessionRecord);
        writer.WriteInteger(1);
        writer.WriteBytes(SessionId);
        writer.WriteInteger(2);
        writer.WriteBytes(Sealed);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SessionRecord message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SessionRecord();
        MessageFields.ReadRequestHead(reader, MessageType.SessionRecord, 3);
        reader.ReadKey(1);
        read.SessionId = reader.ReadBytesExactly(SessionIdBytes);
        reader.ReadKey(2);
        read.Sealed = reader.ReadBytes(SealedBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
