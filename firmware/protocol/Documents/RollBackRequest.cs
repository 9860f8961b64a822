using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The payer gives an unused voucher back. The card has struck it out before it signs.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the payer; external_aad is <see cref="Label"/>.</remarks>
public sealed class RollBackRequest
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/roll-back-request";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="OrderDigest"/> in bytes.</summary>
    public const int OrderDigestBytes = 32;

    /// <summary>Unix milliseconds of the payer's clock.</summary>
    public long TimestampMs;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded payment order.</summary>
    public byte[] OrderDigest;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[68]);
        writer.WriteMap(3);
        writer.WriteInteger(1);
        writer.WriteInteger(TimestampMs);
        writer.WriteInteger(2);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(3);
        writer.WriteBytes(OrderDigest);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RollBackRequest document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RollBackRequest();
        reader.ReadMapExactly(3);
        reader.ReadKey(1);
        read.TimestampMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(3);
        read.OrderDigest = reader.ReadBytesExactly(OrderDigestBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
