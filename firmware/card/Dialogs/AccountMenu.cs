using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>The holder's money: balance, vouchers, history, and what may be paid at most.</summary>
public sealed class AccountMenu
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public AccountMenu(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Shows the entries until the holder goes back, which is Ok, or says nothing.</summary>
    /// <returns>Ok; StorageFull or StorageDamaged where a limit could not be kept.</returns>
    public StatusCode Run()
    {
        TextScreen screen = _device.Screen;
        string[] labels = new string[6];
        labels[0] = screen.Text(TextId.AccountBalance);
        labels[1] = screen.Text(TextId.AccountVouchers);
        labels[2] = screen.Text(TextId.AccountTransactions);
        labels[3] = screen.Text(TextId.AccountPaymentLimit);
        labels[4] = screen.Text(TextId.AccountDayLimit);
        labels[5] = screen.Text(TextId.AccountReceived);
        int index = 0;
        StatusCode status = StatusCode.Ok;
        while (status == StatusCode.Ok)
        {
            string[] values = new string[labels.Length];
            values[0] = string.Empty;
            values[1] = string.Empty;
            values[2] = string.Empty;
            values[3] = LimitText(_card.Limits.Limits.PaymentMinor);
            values[4] = LimitText(_card.Limits.Limits.DayMinor);
            values[5] = string.Empty;
            string title = screen.Text(TextId.Account);
            if (Choose.Ask(_device, title, labels, values, CardDialogs.TimeoutMs, ref index) != StatusCode.Ok)
            {
                return StatusCode.Ok;
            }

            switch (index)
            {
                case 0:
                    ShowBalance();
                    break;
                case 1:
                    status = new VoucherList(_card).Run();
                    break;
                case 2:
                    status = new TransactionList(_card).Run();
                    break;
                case 5:
                    status = new PaymentList(_card.Payee, CardDialogs.TimeoutMs).Run();
                    break;
                default:
                    status = AskLimit(index == 3);
                    break;
            }
        }

        return status;
    }

    private void ShowBalance()
    {
        TextScreen screen = _device.Screen;
        VoucherTable table = _card.Vouchers.Table;
        long nowMs = _device.Clock.NowMsOr0();
        long payableMinor = 0;
        for (int i = 0; i < table.Count; i++)
        {
            if (_device.CanCheck && VoucherRules.CheckPay(table.At(i), nowMs) == StatusCode.Ok)
            {
                payableMinor += table.At(i).AmountMinor;
            }
        }

        long leftMinor = _card.Limits.Limits.LeftMinor(_card.PaidInDayMinor());
        long refusedMinor = _card.Payments.Table.TotalMinor(PaymentState.Refused);
        string[] labels = new string[refusedMinor > 0 ? 5 : 4];
        string[] values = new string[labels.Length];
        labels[0] = screen.Text(TextId.BalanceAvailable);
        values[0] = AmountText.Format(payableMinor);
        labels[1] = screen.Text(TextId.BalanceInVouchers);
        values[1] = AmountText.Format(table.HeldMinor());
        labels[2] = screen.Text(TextId.BalanceLimitLeft);
        values[2] = leftMinor < 0 ? screen.Text(TextId.LimitNone) : AmountText.Format(leftMinor);

        // Received is not yet on the account, and cannot be paid with here.
        labels[3] = screen.Text(TextId.BalanceUnreported);
        values[3] = AmountText.Format(_card.Payments.Table.TotalMinor(PaymentState.ToReport));
        if (refusedMinor > 0)
        {
            labels[4] = screen.Text(TextId.RefusedByBank);
            values[4] = AmountText.Format(refusedMinor);
        }

        // A list to look at: nothing is chosen by leaving it.
        int index = 0;
        string title = screen.Text(TextId.Balance);
        Choose.Ask(_device, title, labels, values, CardDialogs.TimeoutMs, ref index);
    }

    private StatusCode AskLimit(bool isOfPayment)
    {
        TextScreen screen = _device.Screen;
        string title = screen.Text(isOfPayment ? TextId.PaymentLimit : TextId.DayLimit);
        StatusCode status = TypeAmount.AskOrNone(
            _device, title, Amount.MinorMax, CardDialogs.TimeoutMs, out long limitMinor);
        if (status != StatusCode.Ok)
        {
            return StatusCode.Ok;
        }

        var limits = new HolderLimits();
        limits.PaymentMinor = isOfPayment ? limitMinor : _card.Limits.Limits.PaymentMinor;
        limits.DayMinor = isOfPayment ? _card.Limits.Limits.DayMinor : limitMinor;
        return _card.Limits.Save(limits);
    }

    private string LimitText(long minor)
    {
        return minor == 0 ? _device.Screen.Text(TextId.LimitNone) : AmountText.Format(minor);
    }
}
