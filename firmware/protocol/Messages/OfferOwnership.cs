using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Central bank to payee's bank: will you take this for your customer?</summary>
public sealed class OfferOwnership
{
    /// <summary>Longest <see cref="Order"/> in bytes.</summary>
    public const int OrderBytesMax = 512;

    /// <summary>Longest <see cref="CurrencyDocument"/> in bytes.</summary>
    public const int CurrencyDocumentBytesMax = 512;

    /// <summary>Longest <see cref="FirstResult"/> in bytes.</summary>
    public const int FirstResultBytesMax = 512;

    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;

    /// <summary>COSE_Sign1 CurrencyDocument.</summary>
    public byte[] CurrencyDocument;

    /// <summary>COSE_Sign1 FirstResult.</summary>
    public byte[] FirstResult;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1560]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.OfferOwnership);
        writer.WriteInteger(1);
        writer.WriteBytes(Order);
        writer.WriteInteger(2);
        writer.WriteBytes(CurrencyDocument);
        writer.WriteInteger(3);
        writer.WriteBytes(FirstResult);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out OfferOwnership message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new OfferOwnership();
        MessageFields.ReadRequestHead(reader, MessageType.OfferOwnership, 4);
        reader.ReadKey(1);
        read.Order = reader.ReadBytes(OrderBytesMax);
        reader.ReadKey(2);
        read.CurrencyDocument = reader.ReadBytes(CurrencyDocumentBytesMax);
        reader.ReadKey(3);
        read.FirstResult = reader.ReadBytes(FirstResultBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
