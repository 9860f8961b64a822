using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Initiator to responder: who I am.</summary>
public sealed class Authenticate
{
    /// <summary>Longest <see cref="Certificate"/> in bytes.</summary>
    public const int CertificateBytesMax = 400;

    /// <summary>Longest <see cref="Authentication"/> in bytes.</summary>
    public const int AuthenticationBytesMax = 512;

    /// <summary>The initiator's certificate.</summary>
    public byte[] Certificate;

    /// <summary>COSE_Sign1 SessionAuthentication.</summary>
    public byte[] Authentication;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[930]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.Authenticate);
        writer.WriteInteger(1);
        writer.WriteBytes(Certificate);
        writer.WriteInteger(2);
        writer.WriteBytes(Authentication);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out Authenticate message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Authenticate();
        MessageFields.ReadRequestHead(reader, MessageType.Authenticate, 3);
        reader.ReadKey(1);
        read.Certificate = reader.ReadBytes(CertificateBytesMax);
        reader.ReadKey(2);
        read.Authentication = reader.ReadBytes(AuthenticationBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
