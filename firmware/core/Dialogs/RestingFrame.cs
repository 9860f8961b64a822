using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>
/// What the resting pages of all products have in common; each product draws its own two rows between.
/// </summary>
public static class RestingFrame
{
    /// <summary>Draws and shows the page of a device that nobody has enrolled yet.</summary>
    public static void ShowFresh(TextScreen screen, TextId product)
    {
        bool isTall = screen.Rows > 4;
        screen.Clear();
        screen.Title(screen.Text(product));
        screen.Centered(isTall ? 2 : 1, screen.Text(TextId.NotEnrolled));
        screen.Paragraph(isTall ? 4 : 2, screen.Text(TextId.EnrolPrompt));
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
        TextId clock = device.CanCheck ? TextId.ClockSet : TextId.ClockNotSet;
        screen.Pair(row + 3, screen.Text(TextId.Clock), screen.Text(clock));
        if (isTall)
        {
            screen.Title(device.Identity.Certificate.CommonName);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysMenu));
        }

        return row;
    }
}
