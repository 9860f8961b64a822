using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Documents;

/// <summary>The currency's own signature: money of the central bank in the hands of a bank.</summary>
/// <remarks>Payload of a COSE_Sign1 signed by the central bank; external_aad is <see cref="Label"/>.</remarks>
public sealed class CurrencyDocument
{
    /// <summary>Keeps a signature over this document from passing for one over another.</summary>
    public const string Label = "wallet/1/currency";

    /// <summary>Length of <see cref="Serial"/> in bytes.</summary>
    public const int SerialBytes = 16;

    /// <summary>Longest <see cref="Currency"/> in UTF-8 bytes.</summary>
    public const int CurrencyBytesMax = 3;

    /// <summary>Longest <see cref="Bank"/> in UTF-8 bytes.</summary>
    public const int BankBytesMax = 16;

    /// <summary>Serial number.</summary>
    public byte[] Serial;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>ISO 4217 code.</summary>
    public string Currency;

    /// <summary>Institution id of the bank it was issued to.</summary>
    public string Bank;

    /// <summary>Unix milliseconds.</summary>
    public long IssuedMs;

    /// <summary>The payload: the bytes that are signed and kept.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[70]);
        writer.WriteMap(5);
        writer.WriteInteger(1);
        writer.WriteBytes(Serial);
        writer.WriteInteger(2);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(3);
        writer.WriteText(Currency);
        writer.WriteInteger(4);
        writer.WriteText(Bank);
        writer.WriteInteger(5);
        writer.WriteInteger(IssuedMs);
        return writer.ToArray();
    }

    /// <summary>Reads a payload; <paramref name="document"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] payload, out CurrencyDocument document)
    {
        var reader = new CborReader(payload, 0, payload.Length);
        var read = new CurrencyDocument();
        reader.ReadMapExactly(5);
        reader.ReadKey(1);
        read.Serial = reader.ReadBytesExactly(SerialBytes);
        reader.ReadKey(2);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Currency = reader.ReadText(CurrencyBytesMax);
        reader.ReadKey(4);
        read.Bank = reader.ReadText(BankBytesMax);
        reader.ReadKey(5);
        read.IssuedMs = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        document = status == StatusCode.Ok ? read : null;
        return status;
    }
}
