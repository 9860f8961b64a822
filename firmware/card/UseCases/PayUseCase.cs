using Wallet.Card.Dialogs;
using Wallet.Card.Domain;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.UseCases;

/// <summary>
/// The holder chooses a voucher, reads whom and how much, and says yes: the card is armed for a touch.
/// </summary>
/// <remarks>Nothing is written but a checkpoint that makes room, so that the touch itself is one append.</remarks>
public sealed class PayUseCase
{
    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public PayUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>Asks; armed where Ok.</summary>
    public StatusCode Run()
    {
        StatusCode status = _card.CheckPayment();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = ChooseVoucher.Ask(_card, TextId.ChooseVoucher, VoucherState.Held, out Voucher voucher);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = _card.Device.Remote.CheckAmount(voucher.AmountMinor);
        if (status == StatusCode.Ok)
        {
            status = VoucherRules.CheckPay(voucher, _card.Device.Clock.NowMsOr0());
        }

        if (status == StatusCode.Ok)
        {
            status = _card.CheckLimits(voucher.AmountMinor);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        string title = _card.Device.Screen.Text(TextId.ConfirmPay);
        status = Confirm.Ask(_card.Device, title, voucher.PayeeName, voucher.AmountMinor, CardDialogs.TimeoutMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = _card.Vouchers.MakeRoom();
        if (status == StatusCode.Ok)
        {
            _card.Arm(voucher);
        }

        return status;
    }
}
