using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Says how something ended; any key or a little time makes it go.</summary>
/// <remarks>In large print a long notice takes several pages, and any key turns them.</remarks>
public static class Notice
{
    /// <summary>Says it.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="text">Rows separated by '\n'; long ones are broken.</param>
    /// <param name="sound">What is heard.</param>
    public static void Show(DeviceContext device, string title, string text, Sound sound)
    {
        Stand(device, title, text, null, StatusCode.Ok, sound);
    }

    /// <summary>Says how something ended that moved money.</summary>
    public static void ShowAmount(DeviceContext device, string title, string text, long amountMinor, Sound sound)
    {
        Stand(device, title, text, AmountText.Format(amountMinor), StatusCode.Ok, sound);
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

        Stand(device, screen.Text(TextId.Refused), string.Empty, null, status, Sound.Refusal);
    }

    private static void Stand(
        DeviceContext device, string title, string text, string amount, StatusCode status, Sound sound)
    {
        int page = 0;
        bool hasMore = Draw(device.Screen, title, text, amount, status, page);
        device.Ask.Play(sound);
        device.Ask.DropEarlierKeys();
        while (device.Ask.TryWaitKey(device.Ask.DeadlineIn(DialogIo.NoticeMs), out char key))
        {
            bool isResized = key == DialogIo.SizeKey;
            if (!isResized && !hasMore)
            {
                return;
            }

            page = isResized ? 0 : page + 1;
            hasMore = Draw(device.Screen, title, text, amount, status, page);
        }
    }

    private static bool Draw(
        TextScreen screen, string title, string text, string amount, StatusCode status, int page)
    {
        bool hasMore = false;
        if (screen.LargePrint)
        {
            hasMore = DrawLarge(screen, title, text, amount, status, page);
        }
        else if (status != StatusCode.Ok)
        {
            StatusPage.Draw(screen, title, status, string.Empty);
        }
        else
        {
            DrawPlain(screen, title, text, amount);
        }

        screen.Show();
        return hasMore;
    }

    private static bool DrawLarge(
        TextScreen screen, string title, string text, string amount, StatusCode status, int page)
    {
        if (status == StatusCode.Ok)
        {
            return LargePage.Draw(screen, title, text, amount, page);
        }

        bool hasMore = LargePage.Draw(screen, title, StatusTexts.Get(status, screen.Language), null, page);
        screen.Centered(screen.Rows - 1, StatusPage.NumberText(screen, status));
        return hasMore;
    }

    private static void DrawPlain(TextScreen screen, string title, string text, string amount)
    {
        bool isTall = screen.Rows > 4;
        screen.Clear();
        screen.Title(title);
        int row = isTall ? 2 : 1;
        if (amount != null)
        {
            row = screen.LargeAmount(row, amount);
            row = isTall ? row + 1 : row;
        }

        TextWrap.Draw(screen, row, text);
        if (isTall || amount == null)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysAny));
        }
    }
}
