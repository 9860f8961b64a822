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

    private const int TornPauseMs = 1000;
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
        long deadlineMs = _device.Ask.DeadlineIn(ArmedMs);
        while (true)
        {
            TouchCardPage.Show(_device, amountMinor, last);
            StatusCode status = AwaitCard(amountMinor, last, deadlineMs);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            string title = _device.Screen.Text(TextId.KeepCardThere);
            Progress.Show(_device, title, AmountText.Format(amountMinor), 0, 0);
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

    // After a refusal the card must leave the field once, or it would be asked the same for ever. After a torn touch it
    // has left, or seems to have: one that is there a second later is asked again.
    private StatusCode AwaitCard(long amountMinor, StatusCode last, long deadlineMs)
    {
        bool mustLeave = last != StatusCode.Ok;
        long againMs = last == StatusCode.TouchTorn ? _device.Ask.DeadlineIn(TornPauseMs) : deadlineMs;
        while (true)
        {
            _device.Power.Light();
            _device.Host.PumpBusy();
            char key = _device.Ports.Keypad.TryReadKey();
            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (_device.Ask.TakeSize(key))
            {
                TouchCardPage.Show(_device, amountMinor, last);
            }

            long nowMs = _device.Ports.Monotonic.NowMs();
            if (nowMs >= deadlineMs)
            {
                return StatusCode.DialogTimeout;
            }

            bool isPresent = _device.Ports.TouchReader.CardPresent();
            mustLeave = mustLeave && isPresent && nowMs < againMs;
            if (isPresent && !mustLeave)
            {
                return StatusCode.Ok;
            }

            long wakeMs = mustLeave && againMs < deadlineMs ? againMs : deadlineMs;
            int linkMs = _device.Host.WaitMs();
            _device.Ports.Events.Wait(wakeMs - nowMs < linkMs ? (int)(wakeMs - nowMs) : linkMs);
        }
    }
}
