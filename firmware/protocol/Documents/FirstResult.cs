using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>3rd signature: the central bank recorded the change of ownership and says how long it holds.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the central bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class FirstResult
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/first-result";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="PreviousDigest"/> in bytes.</summary>
    public const int PreviousDigestBytes = 32;

    /// <summary>Length of <see cref="OrderDigest"/> in bytes.</summary>
    public const int OrderDigestBytes = 32;

    /// <summary>T1, the one timestamp of the loop: unix milliseconds of the payer's clock.</summary>
    public long TimestampMs;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded endorsement this document continues.</summary>
    public byte[] PreviousDigest;

    /// <summary>SHA-256 of the encoded payment order.</summary>
    public byte[] OrderDigest;

    /// <summary>End of the period of validity, unix milliseconds: a payment made later is worth nothing.</summary>
    public long ValidUntilMs;

    /// <summary>Longest time after the end in which the payee may still report, milliseconds.</summary>
    public long GraceMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[126]);
        writer.WriteMap(6);
        writer.WriteInteger(1);
        writer.WriteInteger(TimestampMs);
        writer.WriteInteger(2);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(3);
        writer.WriteBytes(PreviousDigest);
        writer.WriteInteger(4);
        writer.WriteBytes(OrderDigest);
        writer.WriteInteger(5);
        writer.WriteInteger(ValidUntilMs);
        writer.WriteInteger(6);
        writer.WriteInteger(GraceMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out FirstResult document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new FirstResult();
        reader.ReadMapExactly(6);
        reader.ReadKey(1);
        read.TimestampMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(3);
        read.PreviousDigest = reader.ReadBytesExactly(PreviousDigestBytes);
        reader.ReadKey(4);
        read.OrderDigest = reader.ReadBytesExactly(OrderDigestBytes);
        reader.ReadKey(5);
        read.ValidUntilMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(6);
        read.GraceMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
