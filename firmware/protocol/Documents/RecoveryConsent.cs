using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>Who has the recovery sheet wants its account to go to the device with this key.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the recovery key; external_aad is <see cref="Label"/>.</remarks>
public sealed class RecoveryConsent
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/recovery-consent";

    /// <summary>Length of <see cref="TranscriptDigest"/> in bytes.</summary>
    public const int TranscriptDigestBytes = 32;

    /// <summary>Length of <see cref="PublicKey"/> in bytes.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>SHA-256 of SessionHello || SessionHelloReply.</summary>
    public byte[] TranscriptDigest;

    /// <summary>The new device's P-256 key, X || Y.</summary>
    public byte[] PublicKey;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[106]);
        writer.WriteMap(2);
        writer.WriteInteger(1);
        writer.WriteBytes(TranscriptDigest);
        writer.WriteInteger(2);
        writer.WriteBytes(PublicKey);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RecoveryConsent document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RecoveryConsent();
        reader.ReadMapExactly(2);
        reader.ReadKey(1);
        read.TranscriptDigest = reader.ReadBytesExactly(TranscriptDigestBytes);
        reader.ReadKey(2);
        read.PublicKey = reader.ReadBytesExactly(PublicKeyBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
