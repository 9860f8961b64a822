using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Device to its bank: what time is it?</summary>
public sealed class SynchroniseClock
{
    /// <summary>Length of <see cref="Nonce"/> in bytes.</summary>
    public const int NonceBytes = 16;

    /// <summary>Fresh.</summary>
    public byte[] Nonce;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[26]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.SynchroniseClock);
        writer.WriteInteger(1);
        writer.WriteBytes(Nonce);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out SynchroniseClock message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new SynchroniseClock();
        MessageFields.ReadRequestHead(reader, MessageType.SynchroniseClock, 2);
        reader.ReadKey(1);
        read.Nonce = reader.ReadBytesExactly(NonceBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
