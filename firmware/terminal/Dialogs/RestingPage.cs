using Wallet.Core.Screen;
using Wallet.Protocol.Messages;
using Wallet.Terminal.Domain;

namespace Wallet.Terminal.Dialogs;

/// <summary>The page that stands while the terminal waits for a key or a message.</summary>
public static class RestingPage
{
    /// <summary>What was received and what is to be reported; before it can be used, what is missing.</summary>
    public static void Show(TerminalContext terminal)
    {
        TextScreen screen = terminal.Device.Screen;
        screen.Clear();
        bool isTall = screen.Rows > 4;
        if (terminal.State == DeviceState.Fresh)
        {
            screen.Title(screen.Text(TextId.ProductTerminal));
            screen.Centered(isTall ? 2 : 1, screen.Text(TextId.NotEnrolled));
            screen.Paragraph(isTall ? 4 : 2, screen.Text(TextId.EnrolPrompt));
            screen.Show();
            return;
        }

        // Four rows have no room for a title and a row of keys.
        int row = isTall ? 2 : 0;
        long toReportMinor = terminal.Payments.Table.TotalMinor();
        long receivedMinor = Totals.Add(terminal.Payments.Reported.TotalMinor, toReportMinor);
        screen.Pair(row, screen.Text(TextId.Received), AmountText.Format(receivedMinor));
        screen.Pair(row + 1, screen.Text(TextId.ToReport), AmountText.Format(toReportMinor));
        TextId network = terminal.Device.Online ? TextId.NetworkOn : TextId.NetworkOff;
        screen.Pair(row + 2, screen.Text(TextId.Network), screen.Text(network));
        TextId clock = terminal.CanCheck ? TextId.ClockSet : TextId.ClockNotSet;
        screen.Pair(row + 3, screen.Text(TextId.Clock), screen.Text(clock));
        if (isTall)
        {
            screen.Title(terminal.Device.Identity.Certificate.CommonName);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysMenu));
        }

        screen.Show();
    }
}
