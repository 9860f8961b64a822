using System;
using Wallet.Bank;
using Wallet.Protocol;

namespace Wallet.Simulator;

/// <summary>What happened at an institution, as a sentence for the page and for transcripts.</summary>
internal static class EventText
{
    public static string Of(LoopEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        string institution = Institutions.NameOf(happened.Institution);
        string counterpart = Institutions.NameOf(happened.Counterpart);
        return happened.Kind switch
        {
            LoopEventKind.DocumentSigned => $"{institution} signed {happened.Subject}",
            LoopEventKind.DocumentVerified => $"{institution} verified {happened.Subject}, signed by {counterpart}",
            LoopEventKind.Refused =>
                $"{institution} refused {happened.Subject} of {Whom(counterpart)}: {happened.Status}",
            LoopEventKind.Exchanged => Exchange(happened, institution, counterpart),
            _ => $"{institution} booked {happened.Subject}",
        };
    }

    private static string Exchange(LoopEvent happened, string institution, string counterpart)
    {
        string size = $"({happened.RequestBytes} + {happened.ReplyBytes} bytes)";
        return happened.Subject.EndsWith(" answered", StringComparison.Ordinal)
            ? $"{institution}: {happened.Subject}, asked by {Whom(counterpart)} {size}"
            : $"{institution} asked {counterpart}: {happened.Subject} {size}";
    }

    private static string Whom(string counterpart) => counterpart.Length == 0 ? "a device" : counterpart;
}
