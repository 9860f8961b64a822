using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The platform to one wallet: how it is to be from now on. Each says everything, so the newest
/// counts.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class RemoteCommand
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/remote-command";

    /// <summary>Length of <see cref="CertificateDigest"/> in bytes.</summary>
    public const int CertificateDigestBytes = 32;

    /// <summary>Shortest offline maximum: 1 hour.</summary>
    public const long OfflineMaxMsLeast = 3600L * 1000;

    /// <summary>Longest offline maximum: 30 days.</summary>
    public const long OfflineMaxMsMost = 30L * 24 * 3600 * 1000;

    /// <summary>SHA-256 of the certificate of the wallet it is for.</summary>
    public byte[] CertificateDigest;

    /// <summary>1 for the first command to this wallet, then one more each.</summary>
    public long Counter;

    /// <summary>When the platform signed it, Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>Whether the wallet may not pay, nor load.</summary>
    public bool Frozen;

    /// <summary>How long it may be offline and pay, milliseconds.</summary>
    public long OfflineMaxMs;

    /// <summary>The largest single payment, minor units.</summary>
    public long PaymentMaxMinor;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[80]);
        writer.WriteMap(6);
        writer.WriteInteger(1);
        writer.WriteBytes(CertificateDigest);
        writer.WriteInteger(2);
        writer.WriteInteger(Counter);
        writer.WriteInteger(3);
        writer.WriteInteger(TimeMs);
        writer.WriteInteger(4);
        writer.WriteBoolean(Frozen);
        writer.WriteInteger(5);
        writer.WriteInteger(OfflineMaxMs);
        writer.WriteInteger(6);
        writer.WriteInteger(PaymentMaxMinor);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RemoteCommand document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RemoteCommand();
        reader.ReadMapExactly(6);
        reader.ReadKey(1);
        read.CertificateDigest = reader.ReadBytesExactly(CertificateDigestBytes);
        reader.ReadKey(2);
        read.Counter = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(4);
        read.Frozen = reader.ReadBoolean();
        reader.ReadKey(5);
        read.OfflineMaxMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(6);
        read.PaymentMaxMinor = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
