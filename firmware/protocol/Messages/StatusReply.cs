using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>
/// A reply that says only what became of the request: the answer of requests without data, and every refusal.
/// </summary>
public sealed class StatusReply
{
    /// <summary>The request's type plus one.</summary>
    public readonly MessageType Type;

    /// <summary>Ok, or why not.</summary>
    public readonly StatusCode Status;

    /// <summary>Makes a reply of the given type.</summary>
    public StatusReply(MessageType type, StatusCode status)
    {
        Type = type;
        Status = status;
    }

    /// <summary>The answer to a request of type <paramref name="requestType"/>, known or not.</summary>
    public static StatusReply To(int requestType, StatusCode status)
    {
        return new StatusReply((MessageType)(requestType + 1), status);
    }

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[8]);
        writer.WriteMap(2);
        writer.WriteInteger(0);
        writer.WriteInteger((int)Type);
        writer.WriteInteger(1);
        writer.WriteInteger((int)Status);
        return writer.ToArray();
    }

    /// <summary>Reads a status-only reply of the expected type.</summary>
    /// <returns>The reply's status, or what is wrong with the message.</returns>
    public static StatusCode Decode(MessageType type, byte[] buffer, int offset, int count)
    {
        var reader = new CborReader(buffer, offset, count);
        StatusCode status = MessageFields.ReadReplyHead(reader, type, 2);
        return status == StatusCode.Ok ? reader.Finish() : status;
    }
}
