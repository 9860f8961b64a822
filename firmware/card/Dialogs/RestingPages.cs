using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Dialogs;

/// <summary>The pages that stand while the card waits for a key, a message or a touch.</summary>
public static class RestingPages
{
    /// <summary>What is on the card; before it can be used, what is missing.</summary>
    public static void ShowMain(CardContext card)
    {
        TextScreen screen = card.Device.Screen;
        if (card.State == DeviceState.Fresh)
        {
            RestingFrame.ShowFresh(screen, TextId.ProductCard, true);
            return;
        }

        long heldMinor = card.Vouchers.Table.HeldMinor();
        StatusCode blocked = card.CheckPayment();
        bool isBlocked = blocked != StatusCode.Ok && blocked != StatusCode.ClockNotSet;
        if (screen.LargePrint)
        {
            string text = isBlocked
                ? StatusTexts.Get(blocked, screen.Language)
                : screen.Text(TextId.BalanceInVouchers);
            RestingFrame.ShowLarge(card.Device, text, heldMinor);
            return;
        }

        int row = RestingFrame.Draw(card.Device);
        screen.Pair(row, screen.Text(TextId.BalanceInVouchers), AmountText.Format(heldMinor));
        int count = card.Vouchers.Table.CountOf(VoucherState.Held);
        screen.Pair(row + 1, screen.Text(TextId.VoucherCount), count.ToString());
        if (screen.Rows > 4)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysMenuLock));
        }

        if (isBlocked)
        {
            RestingFrame.DrawBlocked(screen, blocked);
        }

        screen.Show();
    }

    /// <summary>Nothing of what is on the card, and nobody's name: only that a PIN is wanted.</summary>
    public static void ShowLocked(CardContext card)
    {
        TextScreen screen = card.Device.Screen;
        bool isTall = screen.Rows > 4;
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.Locked), screen.Text(TextId.KeysUnlock), null, 0);
            screen.Show();
            return;
        }

        screen.Clear();
        screen.Title(screen.Text(TextId.ProductCard));
        screen.Centered(isTall ? 3 : 1, screen.Text(TextId.Locked));
        int left = card.Device.Vault.Tries.Left;
        if (left < PinTries.CountMax)
        {
            screen.Pair(isTall ? 5 : 2, screen.Text(TextId.PinTriesLeft), left.ToString());
        }

        screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysUnlock));
        screen.Show();
    }

    /// <summary>The holder said yes; whom and how much stay on the display.</summary>
    public static void ShowArmed(CardContext card, Voucher voucher)
    {
        TextScreen screen = card.Device.Screen;
        if (ShowLarge(screen, screen.Text(TextId.HoldCardToTerminal), string.Empty, voucher))
        {
            return;
        }

        screen.Clear();
        bool isTall = screen.Rows > 4;
        int row = Rows(screen, 0, screen.Text(TextId.HoldCardToTerminal), isTall ? 2 : 1);
        if (isTall)
        {
            row = screen.LargeAmount(row + 1, AmountText.Format(voucher.AmountMinor));
            Rows(screen, row, TextWrap.Wrap(voucher.PayeeName, screen.Language), 2);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysCancel));
        }
        else
        {
            row = Rows(screen, row, TextWrap.Wrap(voucher.PayeeName, screen.Language), 2);
            screen.LargeAmount(row, AmountText.Format(voucher.AmountMinor));
        }

        screen.Show();
    }

    /// <summary>
    /// The payment was handed over. What the terminal says counts; where it asks for another touch, touch again.
    /// </summary>
    public static void ShowPaid(CardContext card, Voucher voucher)
    {
        TextScreen screen = card.Device.Screen;
        if (ShowLarge(screen, screen.Text(TextId.Paid), voucher.PayeeName, voucher))
        {
            return;
        }

        screen.Clear();
        screen.Title(screen.Text(TextId.Paid));
        int row = screen.LargeAmount(screen.Rows > 4 ? 2 : 1, AmountText.Format(voucher.AmountMinor));
        Rows(screen, row, TextWrap.Wrap(voucher.PayeeName, screen.Language), 2);
        screen.Show();
    }

    // In large print what counts now, and the amount; the holder has read whom it is for when saying yes.
    private static bool ShowLarge(TextScreen screen, string title, string text, Voucher voucher)
    {
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, title, text, AmountText.Format(voucher.AmountMinor), 0);
            screen.Show();
        }

        return screen.LargePrint;
    }

    // Rows one below the other, where a paragraph would space them; those that are too many share the last one.
    private static int Rows(TextScreen screen, int row, string text, int rowsMax)
    {
        string[] lines = text.Split('\n');
        int used = lines.Length < rowsMax ? lines.Length : rowsMax;
        for (int i = 0; i < used; i++)
        {
            string line = lines[i];
            for (int j = used; i == used - 1 && j < lines.Length; j++)
            {
                line = string.Concat(line, lines[j]);
            }

            screen.Centered(row + i, line);
        }

        return row + used;
    }
}
