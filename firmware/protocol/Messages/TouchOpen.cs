using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Terminal to card: who asks, for how much.</summary>
public sealed class TouchOpen
{
    /// <summary>Length of <see cref="PayeeCertificateDigest"/> in bytes.</summary>
    public const int PayeeCertificateDigestBytes = 32;

    /// <summary>Length of <see cref="TerminalNonce"/> in bytes.</summary>
    public const int TerminalNonceBytes = 16;

    /// <summary>SHA-256 of the terminal's encoded certificate.</summary>
    public byte[] PayeeCertificateDigest;

    /// <summary>Fresh for this touch.</summary>
    public byte[] TerminalNonce;

    /// <summary>Amount in minor units.</summary>
    public long AmountMinor;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[75]);
        writer.WriteMap(4);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.TouchOpen);
        writer.WriteInteger(1);
        writer.WriteBytes(PayeeCertificateDigest);
        writer.WriteInteger(2);
        writer.WriteBytes(TerminalNonce);
        writer.WriteInteger(3);
        writer.WriteInteger(AmountMinor);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out TouchOpen message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new TouchOpen();
        MessageFields.ReadRequestHead(reader, MessageType.TouchOpen, 4);
        reader.ReadKey(1);
        read.PayeeCertificateDigest = reader.ReadBytesExactly(PayeeCertificateDigestBytes);
        reader.ReadKey(2);
        read.TerminalNonce = reader.ReadBytesExactly(TerminalNonceBytes);
        reader.ReadKey(3);
        read.AmountMinor = CborFields.ReadUnsigned(reader);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
