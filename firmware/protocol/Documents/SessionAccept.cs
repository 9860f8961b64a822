using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The responder's half of the handshake.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the responder; external_aad is <see cref="Label"/>.</remarks>
public sealed class SessionAccept
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/session-accept";

    /// <summary>Length of <see cref="SessionId"/> in bytes.</summary>
    public const int SessionIdBytes = 8;

    /// <summary>Length of <see cref="EphemeralKey"/> in bytes.</summary>
    public const int EphemeralKeyBytes = 64;

    /// <summary>Length of <see cref="HelloDigest"/> in bytes.</summary>
    public const int HelloDigestBytes = 32;

    /// <summary>Names the session.</summary>
    public byte[] SessionId;

    /// <summary>Responder's ephemeral P-256 key, X || Y.</summary>
    public byte[] EphemeralKey;

    /// <summary>SHA-256 of the SessionHello message.</summary>
    public byte[] HelloDigest;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[117]);
        writer.WriteMap(3);
        writer.WriteInteger(1);
        writer.WriteBytes(SessionId);
        writer.WriteInteger(2);
        writer.WriteBytes(EphemeralKey);
        writer.WriteInteger(3);
        writer.WriteBytes(HelloDigest);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out SessionAccept document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new SessionAccept();
        reader.ReadMapExactly(3);
        reader.ReadKey(1);
        read.SessionId = reader.ReadBytesExactly(SessionIdBytes);
        reader.ReadKey(2);
        read.EphemeralKey = reader.ReadBytesExactly(EphemeralKeyBytes);
        reader.ReadKey(3);
        read.HelloDigest = reader.ReadBytesExactly(HelloDigestBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
