using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Anyone to the certificate authority: may I trust this certificate now?</summary>
public sealed class CertificateStatus
{
    /// <summary>Longest <see cref="SerialNumber"/> in bytes.</summary>
    public const int SerialNumberBytesMax = 20;

    /// <summary>Length of <see cref="Nonce"/> in bytes.</summary>
    public const int NonceBytes = 16;

    /// <summary>Serial number.</summary>
    public byte[] SerialNumber;

    /// <summary>Fresh.</summary>
    public byte[] Nonce;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[52]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.CertificateStatus);
        writer.WriteInteger(1);
        writer.WriteBytes(SerialNumber);
        writer.WriteInteger(2);
        writer.WriteBytes(Nonce);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out CertificateStatus message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new CertificateStatus();
        MessageFields.ReadRequestHead(reader, MessageType.CertificateStatus, 3);
        reader.ReadKey(1);
        read.SerialNumber = reader.ReadBytes(SerialNumberBytesMax);
        reader.ReadKey(2);
        read.Nonce = reader.ReadBytesExactly(NonceBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
