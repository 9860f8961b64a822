using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="OfferOwnership"/>.</summary>
public sealed class OfferOwnershipReply
{
    /// <summary>Longest <see cref="SecondResult"/> in bytes.</summary>
    public const int SecondResultBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 SecondResult.</summary>
    public byte[] SecondResult;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.OfferOwnershipReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[528]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.OfferOwnershipReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(SecondResult);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out OfferOwnershipReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new OfferOwnershipReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.OfferOwnershipReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.SecondResult = reader.ReadBytes(SecondResultBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
