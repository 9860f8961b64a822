using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Opens a session with an institution.</summary>
public sealed class SessionHello
{
    /// <summary>Length of <see cref="EphemeralKey"/> in bytes.</summary>
    public const int EphemeralKeyBytes = 64;

    /// <summary>1.</summary>
    public long Version;

    /// <summary>Initiator's ephemeral P-256 key, X || Y.</summary>
    public byte[] EphemeralKey;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[87]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SessionHello);
        writer.WriteInteger(1);
        writer.WriteInteger(Version);
        writer.WriteInteger(2);
        writer.WriteBytes(EphemeralKey);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SessionHello message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SessionHello();
        MessageFields.ReadRequestHead(reader, MessageType.SessionHello, 3);
        reader.ReadKey(1);
        read.Version = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.EphemeralKey = reader.ReadBytesExactly(EphemeralKeyBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
