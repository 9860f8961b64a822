using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bridge to device: the way to the institutions opened or closed.</summary>
public sealed class NetworkChanged
{
    /// <summary>True when open.</summary>
    public bool Online;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[10]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.NetworkChanged);
        writer.WriteInteger(1);
        writer.WriteBoolean(Online);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out NetworkChanged message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new NetworkChanged();
        MessageFields.ReadRequestHead(reader, MessageType.NetworkChanged, 2);
        reader.ReadKey(1);
        read.Online = reader.ReadBoolean();
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
