using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="TouchOpen"/>.</summary>
public sealed class TouchOpenReply
{
    /// <summary>Longest <see cref="Order"/> in bytes.</summary>
    public const int OrderBytesMax = 512;

    /// <summary>Longest <see cref="Confirmation"/> in bytes.</summary>
    public const int ConfirmationBytesMax = 512;

    /// <summary>Longest <see cref="PayerCertificate"/> in bytes.</summary>
    public const int PayerCertificateBytesMax = 400;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 PaymentOrder.</summary>
    public byte[] Order;

    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;

    /// <summary>The card's certificate.</summary>
    public byte[] PayerCertificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.TouchOpenReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[1452]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.TouchOpenReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Order);
        writer.WriteInteger(3);
        writer.WriteBytes(Confirmation);
        writer.WriteInteger(4);
        writer.WriteBytes(PayerCertificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out TouchOpenReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new TouchOpenReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.TouchOpenReply, 5);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Order = reader.ReadBytes(OrderBytesMax);
        reader.ReadKey(3);
        read.Confirmation = reader.ReadBytes(ConfirmationBytesMax);
        reader.ReadKey(4);
        read.PayerCertificate = reader.ReadBytes(PayerCertificateBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
