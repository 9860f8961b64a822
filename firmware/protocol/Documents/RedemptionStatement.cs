using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The central bank moved a used voucher's money to the payee's bank.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the central bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class RedemptionStatement
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/redemption-statement";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="PaymentDigest"/> in bytes.</summary>
    public const int PaymentDigestBytes = 32;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded payment.</summary>
    public byte[] PaymentDigest;

    /// <summary>Unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[68]);
        writer.WriteMap(3);
        writer.WriteInteger(1);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(2);
        writer.WriteBytes(PaymentDigest);
        writer.WriteInteger(3);
        writer.WriteInteger(TimeMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out RedemptionStatement document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new RedemptionStatement();
        reader.ReadMapExactly(3);
        reader.ReadKey(1);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(2);
        read.PaymentDigest = reader.ReadBytesExactly(PaymentDigestBytes);
        reader.ReadKey(3);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
