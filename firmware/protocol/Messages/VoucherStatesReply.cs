using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Answer to <see cref="VoucherStates"/>.</summary>
public sealed class VoucherStatesReply
{
    /// <summary>Most entries in <see cref="States"/>.</summary>
    public const int StatesCountMax = 16;

    /// <summary>Ok, or why not; the other fields are there only when Ok.</summary>
    public StatusCode Status;

    /// <summary>BankVoucherState of each, in the same order.</summary>
    public long[] States;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        if (Status != StatusCode.Ok)
        {
            return new StatusReply(MessageType.VoucherStatesReply, Status).Encode();
        }

        var writer = new CborWriter(new byte[159]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.VoucherStatesReply);
        writer.WriteInteger(1);
        writer.WriteInteger((int)StatusCode.Ok);
        writer.WriteInteger(2);
        CborFields.WriteIntegers(writer, States);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    /// <returns>The reply's own status where it is a well-formed refusal.</returns>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out VoucherStatesReply message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new VoucherStatesReply();
        StatusCode status = MessageFields.ReadReplyHead(reader, MessageType.VoucherStatesReply, 3);
        if (status != StatusCode.Ok)
        {
            message = null;
            return status;
        }

        reader.ReadKey(2);
        read.States = CborFields.ReadIntegers(reader, StatesCountMax);
        status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
