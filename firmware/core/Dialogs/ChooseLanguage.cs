using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Which language does the display speak?</summary>
public static class ChooseLanguage
{
    /// <summary>Asks, keeps the answer, and speaks it from then on.</summary>
    /// <remarks>
    /// Drawn in the Chinese layout, whose font has the letters of both, so that everybody finds their own.
    /// </remarks>
    public static StatusCode Run(DeviceContext device, int timeoutMs)
    {
        Language before = device.Screen.Language;
        device.Screen.Language = Language.Chinese;
        string[] labels = new string[2];
        labels[0] = device.Screen.Text(TextId.LanguageEnglish);
        labels[1] = device.Screen.Text(TextId.LanguageChinese);
        int index = before == Language.Chinese ? 1 : 0;
        StatusCode status = Choose.Ask(
            device, device.Screen.Text(TextId.ChooseLanguage), labels, null, timeoutMs, ref index);
        device.Screen.Language = before;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        device.Settings.Language = index == 1 ? Language.Chinese : Language.English;
        status = device.Settings.Save(device.Records);
        if (status != StatusCode.Ok)
        {
            device.Settings.Language = before;
        }

        device.Screen.Language = device.Settings.Language;
        return status;
    }
}
