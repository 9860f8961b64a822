using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The initiator proves who it is, inside the session.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the initiator; external_aad is <see cref="Label"/>.</remarks>
public sealed class SessionAuthentication
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/session-authentication";

    /// <summary>Length of <see cref="TranscriptDigest"/> in bytes.</summary>
    public const int TranscriptDigestBytes = 32;

    /// <summary>SHA-256 of SessionHello || SessionHelloReply.</summary>
    public byte[] TranscriptDigest;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[38]);
        writer.WriteMap(1);
        writer.WriteInteger(1);
        writer.WriteBytes(TranscriptDigest);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out SessionAuthentication document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new SessionAuthentication();
        reader.ReadMapExactly(1);
        reader.ReadKey(1);
        read.TranscriptDigest = reader.ReadBytesExactly(TranscriptDigestBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
