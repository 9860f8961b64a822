using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>
/// What the resting pages of all products have in common; each product draws its own two rows between.
/// </summary>
public static class RestingFrame
{
    /// <summary>Draws and shows the page of a device that nobody has enrolled yet.</summary>
    /// <param name="screen">The display.</param>
    /// <param name="product">What it is.</param>
    /// <param name="canRecover">Whether an account can be recovered on it as well.</param>
    public static void ShowFresh(TextScreen screen, TextId product, bool canRecover)
    {
        bool isTall = screen.Rows > 4;
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.NotEnrolled), string.Empty, null, 0);
            TextWrap.Draw(screen, LargePage.FootRow(screen), screen.Text(TextId.EnrolPrompt));
            if (isTall && canRecover)
            {
                screen.Centered(LargePage.FootRow(screen) - 2, screen.Text(TextId.RecoverPrompt));
            }

            screen.Show();
            return;
        }

        screen.Clear();
        screen.Title(screen.Text(product));
        if (isTall || !canRecover)
        {
            screen.Centered(isTall ? 2 : 1, screen.Text(TextId.NotEnrolled));
        }
        else
        {
            screen.Pair(1, screen.Text(TextId.NotEnrolled), screen.Text(TextId.RecoverPrompt));
        }

        if (isTall && canRecover)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.RecoverPrompt));
        }

        screen.Paragraph(isTall ? 4 : 2, screen.Text(TextId.EnrolPrompt));
        screen.Show();
    }

    /// <summary>
    /// Draws and shows the page of a device at rest in large print: the one amount that counts, or, where nothing can
    /// be done without it, that the clock is not set.
    /// </summary>
    public static void ShowLarge(DeviceContext device, string text, long amountMinor)
    {
        TextScreen screen = device.Screen;
        string shown = device.CanCheck
            ? text
            : string.Concat(screen.Text(TextId.Clock), "\n", screen.Text(TextId.ClockNotSet));
        LargePage.Draw(screen, shown, string.Empty, AmountText.Format(amountMinor), 0);
        screen.Show();
    }

    /// <summary>
    /// Draws everything but the product's rows: network and clock, holder and keys. Shows nothing yet.
    /// </summary>
    /// <returns>The first of the product's two rows.</returns>
    public static int Draw(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        screen.Clear();

        // Four rows have no room for a title and a row of keys.
        bool isTall = screen.Rows > 4;
        int row = isTall ? 2 : 0;
        TextId network = device.Online ? TextId.NetworkOn : TextId.NetworkOff;
        screen.Pair(row + 2, screen.Text(TextId.Network), screen.Text(network));
        screen.Pair(row + 3, screen.Text(TextId.Clock), TimeText.State(device));
        if (isTall)
        {
            screen.Title(device.Identity.Certificate.CommonName);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysMenu));
        }

        return row;
    }

    /// <summary>
    /// Draws why nothing can be paid now, in plain words, over the row of the clock and the one below; with four rows
    /// there is room for the first half of it. Shows nothing yet.
    /// </summary>
    public static void DrawBlocked(TextScreen screen, StatusCode status)
    {
        string[] lines = StatusTexts.Get(status, screen.Language).Split('\n');
        bool isTall = screen.Rows > 4;
        int row = isTall ? 5 : 3;
        for (int i = 0; i < lines.Length && (i == 0 || isTall); i++)
        {
            screen.Line(row + i, string.Empty);
            screen.Centered(row + i, lines[i]);
        }
    }
}
