using Wallet.Protocol;

namespace Wallet.Core.Screen;

/// <summary>Each status as a sentence of what happened and one of what to do next, to be read out.</summary>
public static class StatusTexts
{
    /// <summary>At most two lines separated by '\n'; for a later version's number, a sentence that says so.</summary>
    public static string Get(StatusCode status, Language language)
    {
        string text = language == Language.Chinese ? ChineseStatusTexts.Get(status) : EnglishStatusTexts.Get(status);
        if (text.Length > 0)
        {
            return text;
        }

        return language == Language.Chinese ? "未知的结果\n请升级设备" : "Unknown outcome.\nUpgrade the device.";
    }
}
