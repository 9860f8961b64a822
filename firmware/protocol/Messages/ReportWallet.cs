using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank's wallet platform: this is what I am and hold.</summary>
public sealed class ReportWallet
{
    /// <summary>Longest <see cref="KeyInformation"/> in bytes.</summary>
    public const int KeyInformationBytesMax = 1024;

    /// <summary>COSE_Sign1 KeyInformation.</summary>
    public byte[] KeyInformation;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[1034]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.ReportWallet);
        writer.WriteInteger(1);
        writer.WriteBytes(KeyInformation);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out ReportWallet message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new ReportWallet();
        MessageFields.ReadRequestHead(reader, MessageType.ReportWallet, 2);
        reader.ReadKey(1);
        read.KeyInformation = reader.ReadBytes(KeyInformationBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
