using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Messages;

/// <summary>Bridge to card: show your holder this transaction and, after a yes, the password that answers it.</summary>
/// <remarks>The password stands on the card's display only; the reply says no more than how it ended.</remarks>
public sealed class AnswerChallenge
{
    /// <summary>Longest <see cref="Transaction"/> in bytes.</summary>
    public const int TransactionBytesMax = 180;

    /// <summary>Length of <see cref="Challenge"/> in bytes.</summary>
    public const int ChallengeBytes = 32;

    /// <summary>Encoded TransactionInfo.</summary>
    public byte[] Transaction;

    /// <summary>SHA-256 of [label, Transaction]; the card makes its own and compares.</summary>
    public byte[] Challenge;

    /// <summary>The message as it is sent.</summary>
    public byte[] Encode()
    {
        var writer = new CborWriter(new byte[222]);
        writer.WriteMap(3);
        writer.WriteInteger(0);
        writer.WriteInteger((int)MessageType.AnswerChallenge);
        writer.WriteInteger(1);
        writer.WriteBytes(Transaction);
        writer.WriteInteger(2);
        writer.WriteBytes(Challenge);
        return writer.ToArray();
    }

    /// <summary>Reads the message; <paramref name="message"/> is null unless the answer is Ok.</summary>
    public static StatusCode TryDecode(byte[] buffer, int offset, int count, out AnswerChallenge message)
    {
        var reader = new CborReader(buffer, offset, count);
        var read = new AnswerChallenge();
        MessageFields.ReadRequestHead(reader, MessageType.AnswerChallenge, 3);
        reader.ReadKey(1);
        read.Transaction = reader.ReadBytes(TransactionBytesMax);
        reader.ReadKey(2);
        read.Challenge = reader.ReadBytesExactly(ChallengeBytes);
        StatusCode status = reader.Finish();
        message = status == StatusCode.Ok ? read : null;
        return status;
    }
}
