using Wallet.Core.Dialogs;
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
        if (terminal.State == DeviceState.Fresh)
        {
            RestingFrame.ShowFresh(screen, TextId.ProductTerminal);
            return;
        }

        int row = RestingFrame.Draw(terminal.Device);
        long toReportMinor = terminal.Payments.Table.TotalMinor();
        long receivedMinor = Totals.Add(terminal.Payments.Reported.TotalMinor, toReportMinor);
        screen.Pair(row, screen.Text(TextId.Received), AmountText.Format(receivedMinor));
        screen.Pair(row + 1, screen.Text(TextId.ToReport), AmountText.Format(toReportMinor));
        screen.Show();
    }
}
