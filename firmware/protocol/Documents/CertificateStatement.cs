using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The certificate authority on one certificate at one moment.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the certificate authority; external_aad is <see cref="Label"/>.</remarks>
public sealed class CertificateStatement
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/certificate-statement";

    /// <summary>Longest <see cref="SerialNumber"/> in bytes.</summary>
    public const int SerialNumberBytesMax = 20;

    /// <summary>Length of <see cref="Nonce"/> in bytes.</summary>
    public const int NonceBytes = 16;

    /// <summary>Serial number of the certificate asked about.</summary>
    public byte[] SerialNumber;

    /// <summary>1 good, 2 revoked, 3 unknown: CertificateState.</summary>
    public long State;

    /// <summary>The asker's nonce.</summary>
    public byte[] Nonce;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[68]);
        writer.WriteMap(4);
        writer.WriteInteger(1);
        writer.WriteBytes(SerialNumber);
        writer.WriteInteger(2);
        writer.WriteInteger(State);
        writer.WriteInteger(3);
        writer.WriteBytes(Nonce);
        writer.WriteInteger(4);
        writer.WriteInteger(TimeMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out CertificateStatement document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new CertificateStatement();
        reader.ReadMapExactly(4);
        reader.ReadKey(1);
        read.SerialNumber = reader.ReadBytes(SerialNumberBytesMax);
        reader.ReadKey(2);
        read.State = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Nonce = reader.ReadBytesExactly(NonceBytes);
        reader.ReadKey(4);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
