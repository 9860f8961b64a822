using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="SubmitOrder"/>.</summary>
public sealed class SubmitOrderReply
{
    /// <summary>Longest <see cref="Endorsement"/> in bytes.</summary>
    public const int EndorsementBytesMax = 512;

    /// <summary>Longest <see cref="FirstResult"/> in bytes.</summary>
    public const int FirstResultBytesMax = 512;

    /// <summary>Longest <see cref="SecondResult"/> in bytes.</summary>
    public const int SecondResultBytesMax = 512;

    /// <summary>Longest <see cref="Confirmation"/> in bytes.</summary>
    public const int ConfirmationBytesMax = 512;

    /// <summary>Longest <see cref="ThirdResult"/> in bytes.</summary>
    public const int ThirdResultBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 Endorsement.</summary>
    public byte[] Endorsement;

    /// <summary>COSE_Sign1 FirstResult.</summary>
    public byte[] FirstResult;

    /// <summary>COSE_Sign1 SecondResult.</summary>
    public byte[] SecondResult;

    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;

    /// <summary>COSE_Sign1 ThirdResult.</summary>
    public byte[] ThirdResult;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.SubmitOrderReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[2600]);
        writer.WriteMap(7);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SubmitOrderReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Endorsement);
        writer.WriteInteger(3);
        writer.WriteBytes(FirstResult);
        writer.WriteInteger(4);
        writer.WriteBytes(SecondResult);
        writer.WriteInteger(5);
        writer.WriteBytes(Confirmation);
        writer.WriteInteger(6);
        writer.WriteBytes(ThirdResult);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SubmitOrderReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SubmitOrderReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.SubmitOrderReply, 7);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Endorsement = reader.ReadBytes(EndorsementBytesMax);
        reader.ReadKey(3);
        read.FirstResult = reader.ReadBytes(FirstResultBytesMax);
        reader.ReadKey(4);
        read.SecondResult = reader.ReadBytes(SecondResultBytesMax);
        reader.ReadKey(5);
        read.Confirmation = reader.ReadBytes(ConfirmationBytesMax);
        reader.ReadKey(6);
        read.ThirdResult = reader.ReadBytes(ThirdResultBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
