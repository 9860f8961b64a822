using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>
/// Tells a bank's refusal from an answer that cannot be read: both come out of a decoder as a status.
/// </summary>
public static class BankReply
{
    /// <summary>True where the reply is exactly a refusal with this status.</summary>
    public static bool IsRefusal(byte[] reply, MessageType type, StatusCode status)
    {
        byte[] refusal = new StatusReply(type, status).Encode();
        return status != StatusCode.Ok && reply.Length == refusal.Length
            && Bytes.AreEqual(reply, 0, refusal, 0, refusal.Length);
    }
}
