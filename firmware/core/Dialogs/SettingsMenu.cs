using Wallet.Core.Screen;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Dialogs;

/// <summary>What the holder can set. An entry that is taken changes at once, and is kept.</summary>
public static class SettingsMenu
{
    private const int LanguageEntry = 0;
    private const int SoundEntry = 1;
    private const int HeardKeysEntry = 2;
    private const int LargePrintEntry = 3;
    private const int PinPlacesEntry = 4;
    private const int CardEntryCount = 6;

    // A terminal has no PIN and does not lock.
    private const int TerminalEntryCount = 4;

    /// <summary>Shows the settings until the holder goes back or says nothing.</summary>
    /// <param name="device">The device, enrolled or not.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <returns>Ok; StorageFull or StorageDamaged, and then nothing has changed.</returns>
    public static StatusCode Run(DeviceContext device, int timeoutMs)
    {
        int index = 0;
        while (true)
        {
            string[] labels = Labels(device);
            string[] values = Values(device, labels.Length);
            string title = device.Screen.Text(TextId.Settings);
            if (Choose.Ask(device, title, labels, values, timeoutMs, ref index) != StatusCode.Ok)
            {
                return StatusCode.Ok;
            }

            StatusCode status = index == LanguageEntry
                ? ChooseLanguage.Run(device, timeoutMs)
                : Change(device, index);
            if (status == StatusCode.StorageFull || status == StatusCode.StorageDamaged)
            {
                return status;
            }
        }
    }

    private static StatusCode Change(DeviceContext device, int entry)
    {
        DeviceSettings settings = device.Settings;
        var before = new DeviceSettings();
        before.Take(settings);
        switch (entry)
        {
            case SoundEntry:
                settings.SoundOn = !settings.SoundOn;
                settings.HeardKeys &= settings.SoundOn;
                break;
            case HeardKeysEntry:
                settings.HeardKeys = !settings.HeardKeys;
                settings.SoundOn |= settings.HeardKeys;
                break;
            case LargePrintEntry:
                settings.LargePrint = !settings.LargePrint;
                break;
            case PinPlacesEntry:
                settings.RandomPinPlaces = !settings.RandomPinPlaces;
                break;
            default:
                settings.IdleMinutes = NextIdleMinutes(settings.IdleMinutes);
                break;
        }

        StatusCode status = settings.Save(device.Records);
        if (status != StatusCode.Ok)
        {
            settings.Take(before);
        }

        device.Screen.LargePrint = settings.LargePrint;
        return status;
    }

    private static int NextIdleMinutes(int minutes)
    {
        switch (minutes)
        {
            case 1:
                return 2;
            case 2:
                return 5;
            case 5:
                return 10;
            default:
                return 1;
        }
    }

    private static string[] Labels(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        int count = device.Kind == DeviceKind.Card ? CardEntryCount : TerminalEntryCount;
        string[] labels = new string[count];
        labels[LanguageEntry] = screen.Text(TextId.SettingsLanguage);
        labels[SoundEntry] = screen.Text(TextId.SettingsSound);
        labels[HeardKeysEntry] = screen.Text(TextId.SettingsHeardKeys);
        labels[LargePrintEntry] = screen.Text(TextId.SettingsLargePrint);
        if (count == CardEntryCount)
        {
            labels[PinPlacesEntry] = screen.Text(TextId.SettingsPinPlaces);
            labels[CardEntryCount - 1] = screen.Text(TextId.SettingsLockAfter);
        }

        return labels;
    }

    private static string[] Values(DeviceContext device, int count)
    {
        TextScreen screen = device.Screen;
        DeviceSettings settings = device.Settings;
        string[] values = new string[count];
        bool isChinese = settings.Language == Language.Chinese;
        values[LanguageEntry] = screen.Text(isChinese ? TextId.LanguageChinese : TextId.LanguageEnglish);
        values[SoundEntry] = OnOff(screen, settings.SoundOn);
        values[HeardKeysEntry] = OnOff(screen, settings.HeardKeys);
        values[LargePrintEntry] = OnOff(screen, settings.LargePrint);
        if (count == CardEntryCount)
        {
            values[PinPlacesEntry] = screen.Text(
                settings.RandomPinPlaces ? TextId.PinPlacesRandom : TextId.PinPlacesFixed);
            values[CardEntryCount - 1] = string.Concat(
                settings.IdleMinutes.ToString(), " ", screen.Text(TextId.Minutes));
        }

        return values;
    }

    private static string OnOff(TextScreen screen, bool isOn)
    {
        return screen.Text(isOn ? TextId.SettingOn : TextId.SettingOff);
    }
}
