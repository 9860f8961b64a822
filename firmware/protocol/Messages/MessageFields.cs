using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>
/// What all messages have in common: a map whose key 0 is the type and, in a reply, key 1 the status.
/// </summary>
public static class MessageFields
{
    /// <summary>Reads the type without judging the rest; 0 where there is none.</summary>
    public static int PeekType(byte[] buffer, int offset, int count)
    {
        var reader = new CborReader(buffer, offset, count);
        reader.ReadMap(16);
        reader.ReadKey(0);
        long type = reader.ReadInteger();
        return reader.Status == StatusCode.Ok && type > 0 && type < 256 ? (int)type : 0;
    }

    /// <summary>Reads the map head and the type of a request with <paramref name="pairs"/> pairs in all.</summary>
    public static void ReadRequestHead(CborReader reader, MessageType type, int pairs)
    {
        int found = reader.ReadMap(16);
        reader.ReadKey(0);
        if (reader.ReadInteger() != (int)type)
        {
            reader.Fail(StatusCode.MessageUnknown);
        }
        else if (found != pairs)
        {
            reader.Fail(StatusCode.MessageMalformed);
        }
    }

    /// <summary>
    /// Reads the map head, type and status of a reply that has <paramref name="pairs"/> pairs when it is Ok.
    /// </summary>
    /// <returns>
    /// Ok and the fields follow; or why there are none: a well-formed refusal's own status, or what is wrong.
    /// </returns>
    public static StatusCode ReadReplyHead(CborReader reader, MessageType type, int pairs)
    {
        int found = reader.ReadMap(16);
        reader.ReadKey(0);
        if (reader.ReadInteger() != (int)type)
        {
            reader.Fail(StatusCode.MessageUnknown);
        }

        reader.ReadKey(1);
        long status = reader.ReadInteger();
        if (status < 0 || status > 255 || found != (status == 0 ? pairs : 2))
        {
            reader.Fail(StatusCode.MessageMalformed);
        }

        if (reader.Status != StatusCode.Ok)
        {
            return reader.Status;
        }

        if (status == 0)
        {
            return StatusCode.Ok;
        }

        StatusCode end = reader.Finish();
        return end == StatusCode.Ok ? (StatusCode)(byte)status : end;
    }
}
