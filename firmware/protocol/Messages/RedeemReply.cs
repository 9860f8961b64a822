using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="Redeem"/>.</summary>
public sealed class RedeemReply
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
            return new StatusReply(MessageType.RedeemReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[528]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RedeemReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Redemption);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RedeemReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RedeemReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.RedeemReply, 3);
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
