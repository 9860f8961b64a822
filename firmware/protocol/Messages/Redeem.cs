using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Payee's bank to central bank: my customer was paid.</summary>
public sealed class Redeem
{
    /// <summary>Longest <see cref="Order"/> in bytes.</summary>
    public const int OrderBytesMax = 512;

    /// <summary>Longest <see cref="Confirmation"/> in bytes.</summary>
    public const int ConfirmationBytesMax = 512;

    /// <summary>Longest <see cref="Payment"/> in bytes.</summary>
    public const int PaymentBytesMax = 512;

    /// <summary>Longest <see cref="PayerCertificate"/> in bytes.</summary>
    public const int PayerCertificateBytesMax = 400;

    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;

    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;

    /// <summary>COSE_Sign1 Payment.</summary>
    public byte[] Payment;

    /// <summary>The payer's certificate.</summary>
    public byte[] PayerCertificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1966]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.Redeem);
        writer.WriteInteger(1);
        writer.WriteBytes(Order);
        writer.WriteInteger(2);
        writer.WriteBytes(Confirmation);
        writer.WriteInteger(3);
        writer.WriteBytes(Payment);
        writer.WriteInteger(4);
        writer.WriteBytes(PayerCertificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out Redeem message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Redeem();
        MessageFields.ReadRequestHead(reader, MessageType.Redeem, 5);
        reader.ReadKey(1);
        read.Order = reader.ReadBytes(OrderBytesMax);
        reader.ReadKey(2);
        read.Confirmation = reader.ReadBytes(ConfirmationBytesMax);
        reader.ReadKey(3);
        read.Payment = reader.ReadBytes(PaymentBytesMax);
        reader.ReadKey(4);
        read.PayerCertificate = reader.ReadBytes(PayerCertificateBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
