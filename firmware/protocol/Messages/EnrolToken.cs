using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Card to its bank's authentication server: a secret for passwords, please.</summary>
public sealed class EnrolToken
{
    /// <summary>Length of <see cref="PinDigest"/> in bytes.</summary>
    public const int PinDigestBytes = 32;

    /// <summary>SHA-256 of the token's PIN, its digits as ASCII. Not the card's PIN.</summary>
    public byte[] PinDigest;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[40]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.EnrolToken);
        writer.WriteInteger(1);
        writer.WriteBytes(PinDigest);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out EnrolToken message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new EnrolToken();
        MessageFields.ReadRequestHead(reader, MessageType.EnrolToken, 2);
        reader.ReadKey(1);
        read.PinDigest = reader.ReadBytesExactly(PinDigestBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
