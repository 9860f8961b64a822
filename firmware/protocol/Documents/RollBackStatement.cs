using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The central bank returned the money of an unused voucher to the payer's bank.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the central bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class RollBackStatement
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/roll-back-statement";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="OrderDigest"/> in bytes.</summary>
    public const int OrderDigestBytes = 32;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded payment order.</summary>
    public byte[] OrderDigest;

    /// <summary>1 on request, 2 by expiry: RollBackReason.</summary>
    public long Reason;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[79]);
        writer.WriteMap(4);
        writer.WriteInteger(1);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(2);
        writer.WriteBytes(OrderDigest);
        writer.WriteInteger(3);
        writer.WriteInteger(Reason);
        writer.WriteInteger(4);
        writer.WriteInteger(TimeMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RollBackStatement document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RollBackStatement();
        reader.ReadMapExactly(4);
        reader.ReadKey(1);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(2);
        read.OrderDigest = reader.ReadBytesExactly(OrderDigestBytes);
        reader.ReadKey(3);
        read.Reason = CborFields.ReadUnsigned(reader);
        reader.ReadKey(4);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
