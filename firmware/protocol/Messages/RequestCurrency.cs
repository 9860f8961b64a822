using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank: money for this transaction, please. No account changes yet.</summary>
public sealed class RequestCurrency
{
    /// <summary>Length of <see cref="VoucherId"/> in bytes.</summary>
    public const int VoucherIdBytes = 16;

    /// <summary>Longest <see cref="Currency"/> in UTF-8 bytes.</summary>
    public const int CurrencyBytesMax = 3;

    /// <summary>Names the transaction and later the voucher; drawn at random by the payer.</summary>
    public byte[] VoucherId;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>ISO 4217 code.</summary>
    public string Currency;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[46]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RequestCurrency);
        writer.WriteInteger(1);
        writer.WriteBytes(VoucherId);
        writer.WriteInteger(2);
        writer.WriteInteger(AmountMinor);
        writer.WriteInteger(3);
        writer.WriteText(Currency);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RequestCurrency message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RequestCurrency();
        MessageFields.ReadRequestHead(reader, MessageType.RequestCurrency, 4);
        reader.ReadKey(1);
        read.VoucherId = reader.ReadBytesExactly(VoucherIdBytes);
        reader.ReadKey(2);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        reader.ReadKey(3);
        read.Currency = reader.ReadText(CurrencyBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
