using System;
using Wallet.Bank;
using Wallet.Core.Link;
using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;
using Wallet.Virtual.Boards;

namespace Wallet.Simulator;

/// <summary>
/// What happened, as a sentence for the page and for transcripts. Names of documents and messages stay as they are.
/// </summary>
internal static class EventText
{
    /// <summary>What happened at an institution.</summary>
    public static string Of(LoopEvent happened, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(happened);
        bool isChinese = language == Language.Chinese;
        string institution = Institutions.NameOf(happened.Institution);
        string counterpart = Institutions.NameOf(happened.Counterpart);
        string subject = happened.Subject;
        string asker = counterpart.Length > 0 ? counterpart : isChinese ? "设备" : "a device";
        switch (happened.Kind)
        {
            case LoopEventKind.DocumentSigned:
                return isChinese ? $"{institution} 签署了 {subject}" : $"{institution} signed {subject}";
            case LoopEventKind.DocumentVerified:
                return Verified(institution, subject, counterpart, isChinese);
            case LoopEventKind.Refused:
                string why = Why(happened.Status, language);
                return isChinese
                    ? $"{institution} 拒绝了{asker}的 {subject}：{why}"
                    : $"{institution} refused {subject} of {asker}: {why}";
            case LoopEventKind.Exchanged:
                return Exchange(happened, institution, asker, isChinese);
            default:
                return isChinese ? $"{institution} 记账：{subject}" : $"{institution} booked {subject}";
        }
    }

    /// <summary>What happened on a device or its bridge.</summary>
    public static string Of(DeviceEvent happened, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(happened);
        WitnessNote what = happened.What;
        bool isChinese = language == Language.Chinese;
        string who = Who(happened, isChinese);
        string subject = Subject(what, isChinese);
        if (what.Kind == WitnessNoteKind.Refused)
        {
            string times = happened.Times == 1
                ? ""
                : isChinese ? $"（{happened.Times} 次）" : $" {happened.Times} times";
            return Refused(who, what, language) + times;
        }

        if (what.Kind == WitnessNoteKind.SignedDocument)
        {
            return isChinese ? $"{who}签署了 {subject}" : $"{who} signed {subject}";
        }

        if (what.Status == StatusCode.Ok)
        {
            return Verified(who, subject, what.Signer, isChinese);
        }

        string why = Why(what.Status, language);
        return isChinese
            ? $"{who}不接受 {subject}（应由 {what.Signer} 签名）：{why}"
            : $"{who} does not accept {subject}, to be signed by {what.Signer}: {why}";
    }

    /// <summary>The status table's sentence, and the status by its name.</summary>
    public static string Why(StatusCode status, Language language) => language == Language.Chinese
        ? $"{StatusTexts.Get(status, language).Replace('\n', '，')}（{status}）"
        : $"{StatusTexts.Get(status, language).Replace('\n', ' ')} ({status})";

    private static string Verified(string who, string subject, string signer, bool isChinese) => isChinese
        ? $"{who} 验证了 {subject}（{signer} 签名）"
        : $"{who} verified {subject}, signed by {signer}";

    // An answer that was refused may be one in which the other end says no; of both it is true that it ended there. So
    // it is of a message of its own that did not get through.
    private static string Refused(string who, WitnessNote what, Language language)
    {
        string why = Why(what.Status, language);
        bool isChinese = language == Language.Chinese;
        string message = NameOf(what.MessageType, isChinese);
        bool isRequest = (what.MessageType & 1) == 0 && what.Status != StatusCode.LinkTimeout;
        if (isRequest)
        {
            return isChinese ? $"{who}拒绝了 {message}：{why}" : $"{who} refused {message}: {why}";
        }

        return isChinese ? $"{who}止于 {message}：{why}" : $"{who} stopped at {message}: {why}";
    }

    private static string NameOf(int messageType, bool isChinese)
    {
        if (messageType == 0)
        {
            return isChinese ? "一个帧" : "a frame";
        }

        if (messageType == RefusalLog.HistoryType)
        {
            return isChinese ? "一条交易记录" : "a line of its history";
        }

        if (messageType == RefusalLog.ReadingType)
        {
            return isChinese ? "一个时钟的读数" : "what a clock of its board says";
        }

        return Enum.IsDefined((MessageType)messageType)
            ? ((MessageType)messageType).ToString()
            : $"{(isChinese ? "消息" : "message")} {messageType}";
    }

    private static string Subject(WitnessNote what, bool isChinese)
    {
        if (what.Kind == WitnessNoteKind.CheckedCertificate)
        {
            return isChinese ? $"{what.Subject} 的证书" : $"the certificate of {what.Subject}";
        }

        return LoopEvent.NameOf(what.Subject);
    }

    private static string Who(DeviceEvent happened, bool isChinese)
    {
        if (!isChinese)
        {
            return happened.IsBridge ? $"the {happened.Device}'s bridge" : $"the {happened.Device}";
        }

        string device = happened.Device switch
        {
            "card" => "钱包卡",
            "terminal" => "收款终端",
            _ => happened.Device,
        };
        return happened.IsBridge ? $"{device}的网桥" : device;
    }

    private static string Exchange(LoopEvent happened, string institution, string asker, bool isChinese)
    {
        string size = isChinese
            ? $"（{happened.RequestBytes} + {happened.ReplyBytes} 字节）"
            : $"({happened.RequestBytes} + {happened.ReplyBytes} bytes)";
        if (happened.Subject.EndsWith(" answered", StringComparison.Ordinal))
        {
            return isChinese
                ? $"{institution}：{happened.Subject}，{asker}所问{size}"
                : $"{institution}: {happened.Subject}, asked by {asker} {size}";
        }

        return isChinese
            ? $"{institution} 问 {asker}：{happened.Subject}{size}"
            : $"{institution} asked {asker}: {happened.Subject} {size}";
    }
}
