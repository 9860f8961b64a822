using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>Signed time, good for the one question whose nonce it carries.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class TimeStatement
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/time-statement";

    /// <summary>Length of <see cref="Nonce"/> in bytes.</summary>
    public const int NonceBytes = 16;

    /// <summary>The device's nonce.</summary>
    public byte[] Nonce;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[32]);
        writer.WriteMap(2);
        writer.WriteInteger(1);
        writer.WriteBytes(Nonce);
        writer.WriteInteger(2);
        writer.WriteInteger(TimeMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out TimeStatement document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new TimeStatement();
        reader.ReadMapExactly(2);
        reader.ReadKey(1);
        read.Nonce = reader.ReadBytesExactly(NonceBytes);
        reader.ReadKey(2);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
