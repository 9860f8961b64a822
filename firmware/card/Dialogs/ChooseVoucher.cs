using Wallet.Card.Domain;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>Which of the vouchers in a state?</summary>
public static class ChooseVoucher
{
    /// <summary>Asks; the voucher is null unless Ok.</summary>
    /// <returns>Ok, VoucherUnknown where there is none to choose, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(CardContext card, TextId title, VoucherState state, out Voucher voucher)
    {
        voucher = null;
        Voucher[] vouchers = card.Vouchers.Table.AllOf(state);
        if (vouchers.Length == 0)
        {
            return StatusCode.VoucherUnknown;
        }

        string[] labels = new string[vouchers.Length];
        string[] values = new string[vouchers.Length];
        for (int i = 0; i < vouchers.Length; i++)
        {
            labels[i] = vouchers[i].PayeeName;
            values[i] = AmountText.Format(vouchers[i].AmountMinor);
        }

        int index = 0;
        string text = card.Device.Screen.Text(title);
        StatusCode status = Choose.Ask(card.Device, text, labels, values, CardDialogs.TimeoutMs, ref index);
        if (status == StatusCode.Ok)
        {
            voucher = vouchers[index];
        }

        return status;
    }
}
