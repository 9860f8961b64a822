using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>1st signature of the loop: what the payer wants done.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the payer; external_aad is <see cref="Label"/>.</remarks>
public sealed class PaymentOrder
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/payment-order";

    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>A voucher id begins with so many bytes that its payer drew; the rest begins its public key.</summary>
    public const int VoucherIdRandomBytes = 8;

    /// <summary>Length of <see cref="PayerCertificateDigest"/> in bytes.</summary>
    public const int PayerCertificateDigestBytes = 32;

    /// <summary>Longest <see cref="PayerBank"/> in UTF-8 bytes.</summary>
    public const int PayerBankBytesMax = 16;

    /// <summary>Length of <see cref="PayeeCertificateDigest"/> in bytes.</summary>
    public const int PayeeCertificateDigestBytes = 32;

    /// <summary>Longest <see cref="PayeeBank"/> in UTF-8 bytes.</summary>
    public const int PayeeBankBytesMax = 16;

    /// <summary>Longest <see cref="Currency"/> in UTF-8 bytes.</summary>
    public const int CurrencyBytesMax = 3;

    /// <summary>Length of <see cref="CurrencyDigest"/> in bytes.</summary>
    public const int CurrencyDigestBytes = 32;

    /// <summary>T1, the one timestamp of the loop: unix milliseconds of the payer's clock.</summary>
    public long TimestampMs;

    /// <summary>
    /// Names the transaction and later the voucher: 8 bytes drawn by the payer, 8 of its public key.
    /// </summary>
    public byte[] VoucherId;

    /// <summary>SHA-256 of the payer's encoded certificate.</summary>
    public byte[] PayerCertificateDigest;

    /// <summary>Institution id of the payer's bank.</summary>
    public string PayerBank;

    /// <summary>SHA-256 of the payee's encoded certificate: the only one who can use the voucher.</summary>
    public byte[] PayeeCertificateDigest;

    /// <summary>Institution id of the payee's bank.</summary>
    public string PayeeBank;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>ISO 4217 code.</summary>
    public string Currency;

    /// <summary>SHA-256 of the encoded currency document that is handed over.</summary>
    public byte[] CurrencyDigest;

    /// <summary>True when the id is one that this payer may draw, so that nobody can take another payer's.</summary>
    public static bool IsIdOf(byte[] voucherId, byte[] payerPublicKey)
    {
        const int PayerBytes = VoucherIdBytes - VoucherIdRandomBytes;
        return Bytes.AreEqual(voucherId, VoucherIdRandomBytes, payerPublicKey, 0, PayerBytes);
    }

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[198]);
        writer.WriteMap(9);
        writer.WriteInteger(1);
        writer.WriteInteger(TimestampMs);
        writer.WriteInteger(2);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(3);
        writer.WriteBytes(PayerCertificateDigest);
        writer.WriteInteger(4);
        writer.WriteText(PayerBank);
        writer.WriteInteger(5);
        writer.WriteBytes(PayeeCertificateDigest);
        writer.WriteInteger(6);
        writer.WriteText(PayeeBank);
        writer.WriteInteger(7);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(8);
        writer.WriteText(Currency);
        writer.WriteInteger(9);
        writer.WriteBytes(CurrencyDigest);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out PaymentOrder document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new PaymentOrder();
        reader.ReadMapExactly(9);
        reader.ReadKey(1);
        read.TimestampMs = CborFields.ReadUnsigned(reader);
        reader.ReadKey(2);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(3);
        read.PayerCertificateDigest = reader.ReadBytesExactly(PayerCertificateDigestBytes);
        reader.ReadKey(4);
        read.PayerBank = reader.ReadText(PayerBankBytesMax);
        reader.ReadKey(5);
        read.PayeeCertificateDigest = reader.ReadBytesExactly(PayeeCertificateDigestBytes);
        reader.ReadKey(6);
        read.PayeeBank = reader.ReadText(PayeeBankBytesMax);
        reader.ReadKey(7);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(8);
        read.Currency = reader.ReadText(CurrencyBytesMax);
        reader.ReadKey(9);
        read.CurrencyDigest = reader.ReadBytesExactly(CurrencyDigestBytes);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
