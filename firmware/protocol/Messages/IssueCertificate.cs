using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bank to certificate authority: certify my customer's device.</summary>
public sealed class IssueCertificate
{
    /// <summary>Length of <see cref="RequestId"/> in bytes.</summary>
    public const int RequestIdBytes = 16;

    /// <summary>Longest <see cref="Name"/> in UTF-8 bytes.</summary>
    public const int NameBytesMax = 32;

    /// <summary>Longest <see cref="Role"/> in UTF-8 bytes.</summary>
    public const int RoleBytesMax = 16;

    /// <summary>Length of <see cref="PublicKey"/> in bytes.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>Idempotency key.</summary>
    public byte[] RequestId;

    /// <summary>Subject common name.</summary>
    public string Name;

    /// <summary>card or terminal.</summary>
    public string Role;

    /// <summary>X || Y.</summary>
    public byte[] PublicKey;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[153]);
        writer.WriteMap(5);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.IssueCertificate);
        writer.WriteInteger(1);
        writer.WriteBytes(RequestId);
        writer.WriteInteger(2);
        writer.WriteText(Name);
        writer.WriteInteger(3);
        writer.WriteText(Role);
        writer.WriteInteger(4);
        writer.WriteBytes(PublicKey);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out IssueCertificate message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new IssueCertificate();
        MessageFields.ReadRequestHead(reader, MessageType.IssueCertificate, 5);
        reader.ReadKey(1);
        read.RequestId = reader.ReadBytesExactly(RequestIdBytes);
        reader.ReadKey(2);
        read.Name = reader.ReadText(NameBytesMax);
        reader.ReadKey(3);
        read.Role = reader.ReadText(RoleBytesMax);
        reader.ReadKey(4);
        read.PublicKey = reader.ReadBytesExactly(PublicKeyBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
