using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The device asks its bank to keep this key for the day on which the device is lost.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the device; external_aad is <see cref="Label"/>.</remarks>
public sealed class RecoveryRegistration
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/recovery-registration";

    /// <summary>Length of <see cref="TranscriptDigest"/> in bytes.</summary>
    public const int TranscriptDigestBytes = 32;

    /// <summary>Length of <see cref="RecoveryKey"/> in bytes.</summary>
    public const int RecoveryKeyBytes = 64;

    /// <summary>SHA-256 of SessionHello || SessionHelloReply.</summary>
    public byte[] TranscriptDigest;

    /// <summary>P-256 key of the recovery sheet, X || Y.</summary>
    public byte[] RecoveryKey;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[106]);
        writer.WriteMap(2);
        writer.WriteInteger(1);
        writer.WriteBytes(TranscriptDigest);
        writer.WriteInteger(2);
        writer.WriteBytes(RecoveryKey);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RecoveryRegistration document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RecoveryRegistration();
        reader.ReadMapExactly(2);
        reader.ReadKey(1);
        read.TranscriptDigest = reader.ReadBytesExactly(TranscriptDigestBytes);
        reader.ReadKey(2);
        read.RecoveryKey = reader.ReadBytesExactly(RecoveryKeyBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
