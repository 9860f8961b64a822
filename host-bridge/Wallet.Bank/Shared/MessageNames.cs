using System;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>What a message says about itself before it is decoded.</summary>
internal static class MessageNames
{
    /// <summary>Its type's name; the number where it has none.</summary>
    public static string Of(byte[] message)
    {
        return Of(MessageFields.PeekType(message, 0, message.Length));
    }

    /// <summary>The name of a type.</summary>
    public static string Of(int type)
    {
        return type == 0 ? "unreadable" : Enum.GetName((MessageType)type) ?? $"message {type}";
    }

    /// <summary>Ok when the bytes are one well-formed message with a type.</summary>
    public static StatusCode Check(byte[] message)
    {
        var reader = new CborReader(message, 0, message.Length);
        reader.ReadEncoded();
        StatusCode status = reader.Finish();
        return status == StatusCode.Ok && MessageFields.PeekType(message, 0, message.Length) == 0
            ? StatusCode.MessageMalformed
            : status;
    }

    /// <summary>The status in a reply.</summary>
    public static StatusCode StatusOf(byte[] reply)
    {
        var reader = new CborReader(reply, 0, reply.Length);
        reader.ReadMap(16);
        reader.ReadKey(0);
        reader.ReadInteger();
        reader.ReadKey(1);
        long status = reader.ReadInteger();
        return reader.Status == StatusCode.Ok ? (StatusCode)(byte)status : StatusCode.MessageMalformed;
    }
}
