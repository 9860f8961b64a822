using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The payer's device hands the voucher to its payee. Exists only once the card's journal says
/// so.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the payer; external_aad is <see cref="Label"/>.</remarks>
public sealed class Payment
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/payment";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Length of <see cref="ConfirmationDigest"/> in bytes.</summary>
    public const int ConfirmationDigestBytes = 32;

    /// <summary>Length of <see cref="PayeeCertificateDigest"/> in bytes.</summary>
    public const int PayeeCertificateDigestBytes = 32;

    /// <summary>Length of <see cref="TerminalNonce"/> in bytes.</summary>
    public const int TerminalNonceBytes = 16;

    /// <summary>When, by the payer's clock, unix milliseconds.</summary>
    public long TimeMs;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the encoded confirmation.</summary>
    public byte[] ConfirmationDigest;

    /// <summary>SHA-256 of the payee's encoded certificate.</summary>
    public byte[] PayeeCertificateDigest;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>The payee's fresh nonce of this touch.</summary>
    public byte[] TerminalNonce;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[134]);
        writer.WriteMap(6);
        writer.WriteInteger(1);
        writer.WriteInteger(TimeMs);
        writer.WriteInteger(2);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(3);
        writer.WriteBytes(ConfirmationDigest);
        writer.WriteInteger(4);
        writer.WriteBytes(PayeeCertificateDigest);
        writer.WriteInteger(5);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(6);
        writer.WriteBytes(TerminalNonce);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out Payment document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new Payment();
        reader.ReadMapExactly(6);
        reader.ReadKey(1);
        read.TimeMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(3);
        read.ConfirmationDigest = reader.ReadBytesExactly(ConfirmationDigestBytes);
        reader.ReadKey(4);
        read.PayeeCertificateDigest = reader.ReadBytesExactly(PayeeCertificateDigestBytes);
        reader.ReadKey(5);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(6);
        read.TerminalNonce = reader.ReadBytesExactly(TerminalNonceBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
