using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="SynchroniseClock"/>.</summary>
public sealed class SynchroniseClockReply
{
    /// <summary>Longest <see cref="Statement"/> in bytes.</summary>
    public const int StatementBytesMax = 512;

    /// <summary>Longest <see cref="CentralBankCertificate"/> in bytes.</summary>
    public const int CentralBankCertificateBytesMax = 400;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 TimeStatement.</summary>
    public byte[] Statement;

    /// <summary>For checking confirmations while offline.</summary>
    public byte[] CentralBankCertificate;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.SynchroniseClockReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[934]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SynchroniseClockReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Statement);
        writer.WriteInteger(3);
        writer.WriteBytes(CentralBankCertificate);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SynchroniseClockReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SynchroniseClockReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.SynchroniseClockReply, 4);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Statement = reader.ReadBytes(StatementBytesMax);
        reader.ReadKey(3);
        read.CentralBankCertificate = reader.ReadBytes(CentralBankCertificateBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
