using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>6th signature: the payer's bank stored the pre-transaction; from here on it is an offline
/// voucher.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the payer's bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class ThirdResult
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/third-result";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="PreviousDigest"/> in bytes.</summary>
    public const int PreviousDigestBytes = 32;

    /// <summary>T1, the one timestamp of the loop: unix milliseconds of the payer's clock.</summary>
    public long TimestampMs;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded confirmation this document continues.</summary>
    public byte[] PreviousDigest;

    /// <summary>
    /// Last moment at which the payer's device may hand the voucher over; not after its end, so that clocks may differ.
    /// </summary>
    public long SpendUntilMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[79]);
        writer.WriteMap(4);
        writer.WriteInteger(1);
        writer.WriteInteger(TimestampMs);
        writer.WriteInteger(2);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(3);
        writer.WriteBytes(PreviousDigest);
        writer.WriteInteger(4);
        writer.WriteInteger(SpendUntilMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out ThirdResult document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new ThirdResult();
        reader.ReadMapExactly(4);
        reader.ReadKey(1);
        read.TimestampMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(3);
        read.PreviousDigest = reader.ReadBytesExactly(PreviousDigestBytes);
        reader.ReadKey(4);
        read.SpendUntilMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
