using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Payer's bank to central bank: the endorsed order.</summary>
public sealed class EndorseOrder
{
    /// <summary>Longest <see cref="Order"/> in bytes.</summary>
    public const int OrderBytesMax = 512;

    /// <summary>Longest <see cref="PayerCertificate"/> in bytes.</summary>
    public const int PayerCertificateBytesMax = 400;

    /// <summary>Longest <see cref="CurrencyDocument"/> in bytes.</summary>
    public const int CurrencyDocumentBytesMax = 512;

    /// <summary>Longest <see cref="Endorsement"/> in bytes.</summary>
    public const int EndorsementBytesMax = 512;

    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;

    /// <summary>The payer's certificate.</summary>
    public byte[] PayerCertificate;

    /// <summary>COSE_Sign1 CurrencyDocument.</summary>
    public byte[] CurrencyDocument;

    /// <summary>COSE_Sign1 Endorsement.</summary>
    public byte[] Endorsement;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1966]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.EndorseOrder);
        writer.WriteInteger(1);
        writer.WriteBytes(Order);
        writer.WriteInteger(2);
        writer.WriteBytes(PayerCertificate);
        writer.WriteInteger(3);
        writer.WriteBytes(CurrencyDocument);
        writer.WriteInteger(4);
        writer.WriteBytes(Endorsement);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out EndorseOrder message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new EndorseOrder();
        MessageFields.ReadRequestHead(reader, MessageType.EndorseOrder, 5);
        reader.ReadKey(1);
        read.Order = reader.ReadBytes(OrderBytesMax);
        reader.ReadKey(2);
        read.PayerCertificate = reader.ReadBytes(PayerCertificateBytesMax);
        reader.ReadKey(3);
        read.CurrencyDocument = reader.ReadBytes(CurrencyDocumentBytesMax);
        reader.ReadKey(4);
        read.Endorsement = reader.ReadBytes(EndorsementBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
