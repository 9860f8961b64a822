using Wallet.Core.Dialogs;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Protocol.Messages;

namespace Wallet.Terminal.Dialogs;

/// <summary>The page that stands while the terminal waits for a key or a message.</summary>
public static class RestingPage
{
    /// <summary>
    /// What was received and what of it is to be reported; before it can be used, what is missing. What the bank has
    /// refused counts as neither and has a row of its own: only the bank can say whether it will ever be money.
    /// </summary>
    public static void Show(TerminalContext terminal)
    {
        TextScreen screen = terminal.Device.Screen;
        if (terminal.State == DeviceState.Fresh)
        {
            RestingFrame.ShowFresh(screen, TextId.ProductTerminal, false);
            return;
        }

        long toReportMinor = terminal.Payments.Table.TotalMinor(PaymentState.ToReport);
        long refusedMinor = terminal.Payments.Table.TotalMinor(PaymentState.Refused);
        long receivedMinor = Totals.Add(terminal.Payments.Reported.TotalMinor, toReportMinor);
        if (screen.LargePrint)
        {
            RestingFrame.ShowLarge(terminal.Device, screen.Text(TextId.Received), receivedMinor);
            return;
        }

        int row = RestingFrame.Draw(terminal.Device);
        screen.Pair(row, screen.Text(TextId.Received), AmountText.Format(receivedMinor));
        screen.Pair(row + 1, screen.Text(TextId.ToReport), AmountText.Format(toReportMinor));
        if (refusedMinor > 0)
        {
            // Four rows are all taken; a clock that is not set is also said by every sale.
            int refusedRow = screen.Rows > 4 ? row + 4 : row + 3;
            screen.Pair(refusedRow, screen.Text(TextId.RefusedByBank), AmountText.Format(refusedMinor));
        }

        screen.Show();
    }
}
