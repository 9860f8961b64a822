using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;

namespace Wallet.Card.Dialogs;

/// <summary>A password, once, in groups of four, for a minute or until a key is pressed.</summary>
public static class PasswordPage
{
    /// <summary>How long it stands.</summary>
    public const int ShownMs = 60000;

    /// <summary>Digits of a group.</summary>
    public const int GroupDigits = 4;

    /// <summary>Shows it, then clears the display.</summary>
    public static void Show(DeviceContext device, string password)
    {
        TextScreen screen = device.Screen;
        long deadlineMs = device.Ask.DeadlineIn(ShownMs);
        Draw(screen, password);
        device.Ask.Play(Sound.Success);
        device.Ask.DropEarlierKeys();
        while (device.Ask.TryWaitKey(deadlineMs, out char key) && key == DialogIo.SizeKey)
        {
            Draw(screen, password);
        }

        screen.Clear();
        screen.Show();
    }

    /// <summary>"12345678" as "1234 5678".</summary>
    public static string Grouped(string password)
    {
        string grouped = string.Empty;
        for (int at = 0; at < password.Length; at += GroupDigits)
        {
            int left = password.Length - at;
            string group = password.Substring(at, left < GroupDigits ? left : GroupDigits);
            grouped = at == 0 ? group : string.Concat(grouped, " ", group);
        }

        return grouped;
    }

    private static void Draw(TextScreen screen, string password)
    {
        string title = screen.Text(TextId.TokenPassword);
        string grouped = Grouped(password);
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, title, grouped, null, 0);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysAny));
        }
        else
        {
            bool isTall = screen.Rows > 4;
            screen.Clear();
            screen.Title(title);
            screen.Centered(isTall ? 3 : 1, grouped);
            TextWrap.Draw(screen, isTall ? 5 : 2, screen.Text(TextId.TokenPasswordOnce));
        }

        screen.Show();
    }
}
