using Wallet.Card.Domain;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;

namespace Wallet.Card.Dialogs;

/// <summary>Says what damaged flash has cost, and that the money is not gone with it.</summary>
public static class DamagePage
{
    /// <summary>Draws and shows it. An order of which nothing is left counts as a voucher that is lost.</summary>
    public static void Show(CardContext card)
    {
        TextScreen screen = card.Device.Screen;
        bool isTall = screen.Rows > 4;
        int lost = card.Vouchers.LostCount + (card.Orders.IsLost ? 1 : 0);
        int doubtful = card.Vouchers.Table.CountOf(VoucherState.Doubtful);
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.MemoryDamaged), string.Empty, null, 0);
            screen.Pair(screen.Rows - 1, screen.Text(TextId.VouchersLost), lost.ToString());
            screen.Show();
            return;
        }

        screen.Clear();
        screen.Title(screen.Text(TextId.MemoryDamaged));
        int row = isTall ? 2 : 1;
        screen.Pair(row, screen.Text(TextId.VouchersLost), lost.ToString());
        screen.Pair(row + 1, screen.Text(TextId.VouchersInDoubt), doubtful.ToString());
        screen.Paragraph(isTall ? row + 3 : row + 2, screen.Text(TextId.MoneyReturns));
        if (isTall)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysAny));
        }

        screen.Show();
    }
}
