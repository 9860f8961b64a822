using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bank to certificate authority: my customer's device is lost or has cheated.</summary>
public sealed class RevokeCertificate
{
    /// <summary>Longest <see cref="SerialNumber"/> in bytes.</summary>
    public const int SerialNumberBytesMax = 20;

    /// <summary>Serial number.</summary>
    public byte[] SerialNumber;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[32]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.RevokeCertificate);
        writer.WriteInteger(1);
        writer.WriteBytes(SerialNumber);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out RevokeCertificate message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new RevokeCertificate();
        MessageFields.ReadRequestHead(reader, MessageType.RevokeCertificate, 2);
        reader.ReadKey(1);
        read.SerialNumber = reader.ReadBytes(SerialNumberBytesMax);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
