using System;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>Which answers of another institution leave the outcome open.</summary>
internal static class Retry
{
    /// <summary>
    /// True when the answer is a refusal that asking again will not change, and so may undo what waits for it.
    /// </summary>
    /// <remarks>
    /// A decoder's status may also say that the answer cannot be read. That is no refusal: the other end may have
    /// carried the request out.
    /// </remarks>
    public static bool IsFinal(byte[] reply, MessageType type, StatusCode status)
    {
        return status != StatusCode.Ok && !IsWorthIt(status) && IsRefusal(reply, type, status);
    }

    /// <summary>True when the answer is exactly a refusal with this status.</summary>
    public static bool IsRefusal(byte[] reply, MessageType type, StatusCode status)
    {
        return status != StatusCode.Ok && reply.AsSpan().SequenceEqual(new StatusReply(type, status).Encode());
    }

    /// <summary>
    /// True when asking again may give another answer, so that nothing may be given up because of this one.
    /// </summary>
    public static bool IsWorthIt(StatusCode status)
    {
        return status is StatusCode.BankUnavailable or StatusCode.CertificateStatusUnavailable
            or StatusCode.InternalError or StatusCode.Busy or StatusCode.SessionUnknown;
    }
}
