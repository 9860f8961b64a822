using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Receiving;

/// <summary>Receives a payment: type the amount, have the card touched, say that the money is there.</summary>
/// <remarks>
/// It stays armed over a torn touch and over a refusal, so that the payer can touch again or choose another voucher;
/// it ends with the money, with 'C' or with the deadline.
/// </remarks>
public sealed class ReceiveUseCase
{
    /// <summary>The currency of this system, ISO 4217.</summary>
    public const string Currency = "CNY";

    /// <summary>How long it waits for a card, from the amount and from each touch anew.</summary>
    public const int ArmedMs = 60000;

    private const int RenewalsMax = 5;

    private readonly PayeeContext _payee;
    private readonly DeviceContext _device;
    private readonly TouchUseCase _touch;

    /// <summary>For this payee.</summary>
    public ReceiveUseCase(PayeeContext payee)
    {
        _payee = payee;
        _device = payee.Device;
        _touch = new TouchUseCase(payee);
    }

    /// <summary>Receives; says so on the display where Ok.</summary>
    /// <param name="title">What stands above the amount while it is typed.</param>
    /// <param name="timeoutMs">How long silence is waited for while it is typed.</param>
    public StatusCode Run(TextId title, int timeoutMs)
    {
        if (_payee.IsDamaged)
        {
            return StatusCode.StorageDamaged;
        }

        // A clock that is doubtful, or was not held against the platform's for too long, cannot tell whether a voucher
        // still is good.
        StatusCode status = _device.Clock.CheckOffline();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = _payee.Payments.CheckRoom(_device.Clock.SignedMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = TypeAmount.Ask(
            _device, _device.Screen.Text(title), Amount.MinorMax, timeoutMs, out long amountMinor);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        _payee.IsArmed = true;
        status = AwaitPayment(amountMinor, out ReceivedPayment payment);
        _payee.IsArmed = false;
        if (status == StatusCode.Ok)
        {
            string received = _device.Screen.Text(TextId.Received);
            Notice.ShowAmount(_device, received, payment.PayerName, payment.AmountMinor, Sound.Success);
        }

        return status;
    }

    private StatusCode AwaitPayment(long amountMinor, out ReceivedPayment payment)
    {
        payment = null;
        StatusCode last = StatusCode.Ok;
        int tornInARow = 0;
        string amount = AmountText.Format(amountMinor);
        long deadlineMs = _device.Ask.DeadlineIn(ArmedMs);
        while (true)
        {
            StatusCode status = CardWait.Await(_device, amount, string.Empty, last, deadlineMs);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            string title = _device.Screen.Text(TextId.KeepCardThere);
            Progress.Show(_device, title, amount, 0, 0);
            last = _touch.Run(amountMinor, out payment);
            if (last == StatusCode.Ok)
            {
                return StatusCode.Ok;
            }

            _device.Ask.Play(last == StatusCode.TouchTorn ? Sound.Attention : Sound.Refusal);

            // A card that lies there and stays silent is asked again and again, but not for ever.
            tornInARow = last == StatusCode.TouchTorn ? tornInARow + 1 : 0;
            if (tornInARow <= RenewalsMax)
            {
                deadlineMs = _device.Ask.DeadlineIn(ArmedMs);
            }
        }
    }
}
