using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="EndorseOrder"/>.</summary>
public sealed class EndorseOrderReply
{
    /// <summary>Longest <see cref="FirstResult"/> in bytes.</summary>
    public const int FirstResultBytesMax = 512;

    /// <summary>Longest <see cref="SecondResult"/> in bytes.</summary>
    public const int SecondResultBytesMax = 512;

    /// <summary>Longest <see cref="Confirmation"/> in bytes.</summary>
    public const int ConfirmationBytesMax = 512;

    /// <summary>Longest <see cref="PayeeBankCertificate"/> in bytes.</summary>
    public const int PayeeBankCertificateBytesMax = 400;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 FirstResult.</summary>
    public byte[] FirstResult;

    /// <summary>COSE_Sign1 SecondResult.</summary>
    public byte[] SecondResult;

    /// <summary>COSE_Sign1 Confirmation.</summary>
    public byte[] Confirmation;

    /// <summary>Whose key checks the second result.</summary>
    public byte[] PayeeBankCertificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.EndorseOrderReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[1970]);
        writer.WriteMap(6);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.EndorseOrderReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(FirstResult);
        writer.WriteInteger(3);
        writer.WriteBytes(SecondResult);
        writer.WriteInteger(4);
        writer.WriteBytes(Confirmation);
        writer.WriteInteger(5);
        writer.WriteBytes(PayeeBankCertificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out EndorseOrderReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new EndorseOrderReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.EndorseOrderReply, 6);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.FirstResult = reader.ReadBytes(FirstResultBytesMax);
        reader.ReadKey(3);
        read.SecondResult = reader.ReadBytes(SecondResultBytesMax);
        reader.ReadKey(4);
        read.Confirmation = reader.ReadBytes(ConfirmationBytesMax);
        reader.ReadKey(5);
        read.PayeeBankCertificate = reader.ReadBytes(PayeeBankCertificateBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
