using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="ReportWallet"/>.</summary>
public sealed class ReportWalletReply
{
    /// <summary>Longest <see cref="Command"/> in bytes.</summary>
    public const int CommandBytesMax = 512;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>COSE_Sign1 RemoteCommand that the wallet has not carried out yet; empty where there is none.</summary>
    public byte[] Command;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.ReportWalletReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[525]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.ReportWalletReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Command);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out ReportWalletReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ReportWalletReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.ReportWalletReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Command = reader.ReadBytes(CommandBytesMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
