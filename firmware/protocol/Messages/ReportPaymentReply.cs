using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="ReportPayment"/>.</summary>
public sealed class ReportPaymentReply
{
    /// <summary>Longest <see cref="Redemption"/> in bytes.</summary>
    public const int RedemptionBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 RedemptionStatement.</summary>
    public byte[] Redemption;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.ReportPaymentReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[528]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.ReportPaymentReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Redemption);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out ReportPaymentReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ReportPaymentReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.ReportPaymentReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Redemption = reader.ReadBytes(RedemptionBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
