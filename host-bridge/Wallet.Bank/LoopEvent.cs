using System;
using Wallet.Protocol;

namespace Wallet.Bank;

/// <summary>What kind of thing happened.</summary>
public enum LoopEventKind
{
    /// <summary>An institution signed a document.</summary>
    DocumentSigned,
    /// <summary>An institution checked a document's signature and found it good.</summary>
    DocumentVerified,
    /// <summary>A request was answered: by a device or between institutions.</summary>
    Exchanged,
    /// <summary>A request was refused.</summary>
    Refused,
    /// <summary>Money moved in an institution's books.</summary>
    Booked,
}

/// <summary>One thing that happened in an institution, in order. Holds no secret.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="TimeMs">The institution's clock, Unix milliseconds.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Institution">Where.</param>
/// <param name="Counterpart">The other side: whose signature, who asked; empty where nobody.</param>
/// <param name="Subject">Name of the document or message, or the entry's text.</param>
/// <param name="Status">Ok, or why it was refused.</param>
/// <param name="VoucherId">The voucher in lower-case hex; empty where there is none.</param>
/// <param name="RequestBytes">Bytes of the sealed request; 0 where there is none.</param>
/// <param name="ReplyBytes">Bytes of the sealed reply; 0 where there is none.</param>
public sealed record LoopEvent(
    long Sequence,
    long TimeMs,
    LoopEventKind Kind,
    string Institution,
    string Counterpart,
    string Subject,
    StatusCode Status,
    string VoucherId,
    int RequestBytes,
    int ReplyBytes)
{
    private const string LabelStart = "wallet/1/";

    /// <summary>What a document is called in events and checks: its label without the protocol's name.</summary>
    public static string NameOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return label.StartsWith(LabelStart, StringComparison.Ordinal) ? label[LabelStart.Length..] : label;
    }
}
