using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Session;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>The holder gives an unused voucher back.</summary>
/// <remarks>
/// Struck out first, durably, then signed and sent: from the journal entry on the card can never pay with it. A cut or
/// a missing network after that leaves it struck out, and Update asks the bank again.
/// </remarks>
public sealed class RollBackUseCase
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public RollBackUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Asks, strikes out, tells the bank; says so on the display where Ok.</summary>
    public StatusCode Run()
    {
        StatusCode status = ChooseVoucher.Ask(_card, TextId.ChooseVoucher, VoucherState.Held, out Voucher voucher);
        if (status == StatusCode.Ok)
        {
            status = VoucherRules.CheckRollBack(voucher);
        }

        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.ConfirmRollBack);
            status = Confirm.Ask(_device, title, voucher.PayeeName, voucher.AmountMinor, CardDialogs.TimeoutMs);
        }

        if (status == StatusCode.Ok)
        {
            status = _card.Vouchers.StrikeOut(voucher);
        }

        if (status == StatusCode.Ok)
        {
            status = TellBank(voucher);
        }

        if (status == StatusCode.Ok)
        {
            string title = _device.Screen.Text(TextId.RolledBack);
            Notice.ShowAmount(_device, title, voucher.PayeeName, voucher.AmountMinor, Sound.Success);
        }

        return status;
    }

    private StatusCode TellBank(Voucher voucher)
    {
        string title = _device.Screen.Text(TextId.RollingBack);
        Progress.Show(_device, title, _device.Screen.Text(TextId.ConnectingToBank), 0, 0);
        var session = new BankSession(_device);
        StatusCode status = session.Open(true);
        if (status == StatusCode.Ok)
        {
            status = new SendRollBackUseCase(_card).Run(session, voucher);
        }

        session.Close();
        return status;
    }
}
