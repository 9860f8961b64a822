using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bridge to device: now is a good time to set the clock, report payments and ask for voucher
/// states.</summary>
public sealed class Synchronise
{
    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[6]);
        writer.WriteMap(1);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.Synchronise);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out Synchronise message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new Synchronise();
        MessageFields.ReadRequestHead(reader, MessageType.Synchronise, 1);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
