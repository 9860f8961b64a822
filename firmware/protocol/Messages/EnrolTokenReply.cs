using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="EnrolToken"/>.</summary>
public sealed class EnrolTokenReply
{
    /// <summary>Length of <see cref="Secret"/> in bytes.</summary>
    public const int SecretBytes = 32;

    /// <summary>Longest <see cref="Suite"/> in UTF-8 bytes.</summary>
    public const int SuiteBytesMax = 64;

    /// <summary>Longest <see cref="ShortSuite"/> in UTF-8 bytes.</summary>
    public const int ShortSuiteBytesMax = 64;

    /// <summary>Longest <see cref="LoginSecret"/> in bytes.</summary>
    public const int LoginSecretBytesMax = 64;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>For answers to challenges.</summary>
    public byte[] Secret;

    /// <summary>OCRA suite of transactions that come over the bridge.</summary>
    public string Suite;

    /// <summary>OCRA suite of challenges that are typed.</summary>
    public string ShortSuite;

    /// <summary>For passwords to log in with.</summary>
    public byte[] LoginSecret;

    /// <summary>1 SHA-1, 2 SHA-256, 3 SHA-512.</summary>
    public long LoginHash;

    /// <summary>Digits of a password to log in with, 6 to 8.</summary>
    public long LoginDigits;

    /// <summary>How long one is good for (TOTP); 0: they are counted (HOTP).</summary>
    public long LoginStepSeconds;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.EnrolTokenReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[277]);
        writer.WriteMap(9);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.EnrolTokenReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        writer.WriteBytes(Secret);
        writer.WriteInteger(3);
        writer.WriteText(Suite);
        writer.WriteInteger(4);
        writer.WriteText(ShortSuite);
        writer.WriteInteger(5);
        writer.WriteBytes(LoginSecret);
        writer.WriteInteger(6);
        writer.WriteInteger(LoginHash);
        writer.WriteInteger(7);
        writer.WriteInteger(LoginDigits);
        writer.WriteInteger(8);
        writer.WriteInteger(LoginStepSeconds);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out EnrolTokenReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new EnrolTokenReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.EnrolTokenReply, 9);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.Secret = reader.ReadBytesExactly(SecretBytes);
        reader.ReadKey(3);
        read.Suite = reader.ReadText(SuiteBytesMax);
        reader.ReadKey(4);
        read.ShortSuite = reader.ReadText(ShortSuiteBytesMax);
        reader.ReadKey(5);
        read.LoginSecret = reader.ReadBytes(LoginSecretBytesMax);
        reader.ReadKey(6);
        read.LoginHash = CborFields.ReadUnsigned(reader);
        reader.ReadKey(7);
        read.LoginDigits = CborFields.ReadUnsigned(reader);
        reader.ReadKey(8);
        read.LoginStepSeconds = CborFields.ReadUnsigned(reader);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
