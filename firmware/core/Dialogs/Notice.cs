using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Says how something ended; any key or a little time makes it go.</summary>
public static class Notice
{
    /// <summary>Says it.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="text">Rows separated by '\n'; long ones are broken.</param>
    /// <param name="sound">What is heard.</param>
    public static void Show(DeviceContext device, string title, string text, Sound sound)
    {
        TextScreen screen = device.Screen;
        screen.Clear();
        screen.Title(title);
        TextWrap.Draw(screen, screen.Rows > 4 ? 2 : 1, text);
        screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysAny));
        Wait(device, sound);
    }

    /// <summary>Says how something ended that moved money.</summary>
    public static void ShowAmount(DeviceContext device, string title, string text, long amountMinor, Sound sound)
    {
        TextScreen screen = device.Screen;
        screen.Clear();
        screen.Title(title);
        int row = screen.LargeAmount(screen.Rows > 4 ? 2 : 1, AmountText.Format(amountMinor));
        TextWrap.Draw(screen, screen.Rows > 4 ? row + 1 : row, text);
        if (screen.Rows > 4)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysAny));
        }

        Wait(device, sound);
    }

    /// <summary>Says in plain words why something did not happen, with the number for the help desk.</summary>
    /// <remarks>A person who said no, or said nothing, knows why: that is shown without alarm.</remarks>
    public static void ShowRefusal(DeviceContext device, StatusCode status)
    {
        TextScreen screen = device.Screen;
        if (status == StatusCode.HolderDeclined)
        {
            Show(device, screen.Text(TextId.Cancelled), string.Empty, Sound.Key);
            return;
        }

        StatusPage.Draw(screen, screen.Text(TextId.Refused), status, string.Empty);
        Wait(device, Sound.Refusal);
    }

    private static void Wait(DeviceContext device, Sound sound)
    {
        device.Screen.Show();
        device.Ask.Play(sound);
        device.Ask.DropEarlierKeys();
        device.Ask.TryWaitKey(device.Ask.DeadlineIn(DialogIo.NoticeMs), out _);
    }
}
