using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Core.UseCases;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>What the key '*' offers on the resting page: lock, other PINs, recovery sheet, wipe.</summary>
public static class SecurityMenu
{
    /// <summary>Asks what to do, and does it.</summary>
    /// <returns>Ok, or what is shown as the reason why not.</returns>
    public static StatusCode Run(CardContext card)
    {
        DeviceContext device = card.Device;
        TextScreen screen = device.Screen;
        bool hasSecond = SetPinUseCase.CanSetSecondPin(device);
        string[] labels = new string[hasSecond ? 7 : 6];
        labels[0] = screen.Text(TextId.SecurityLock);
        labels[1] = screen.Text(TextId.SecurityChangePin);
        labels[2] = screen.Text(TextId.SecurityWipePin);
        labels[3] = screen.Text(TextId.SecurityNoWipePin);
        labels[4] = screen.Text(TextId.SecurityWipe);
        labels[5] = screen.Text(TextId.SheetTitle);
        if (hasSecond)
        {
            labels[6] = screen.Text(TextId.SecuritySecondPin);
        }

        int index = 0;
        StatusCode status = Choose.Ask(
            device, screen.Text(TextId.Security), labels, null, CardDialogs.TimeoutMs, ref index);
        if (status != StatusCode.Ok)
        {
            return StatusCode.Ok;
        }

        switch (index)
        {
            case 0:
                device.Lock();
                return StatusCode.Ok;
            case 1:
                return SetPinUseCase.RunChange(device);
            case 2:
                return SetPinUseCase.RunWipePin(device);
            case 3:
                return SetPinUseCase.RunNoWipePin(device);
            case 6:
                return SetPinUseCase.RunSecondPin(device);
            case 4:
                return Wipe(card);
            default:
                return MakeSheet(card);
        }
    }

    // What other cards have paid and no bank has heard of is nowhere else, and comes back to nobody but the payers.
    private static StatusCode Wipe(CardContext card)
    {
        DeviceContext device = card.Device;
        PaymentTable received = card.Payments.Table;

        // A bank that has refused a payment is asked again, and may take it yet.
        long receivedMinor = Totals.Add(
            received.TotalMinor(PaymentState.ToReport), received.TotalMinor(PaymentState.Refused));
        StatusCode status = StatusCode.Ok;
        if (receivedMinor > 0)
        {
            TextScreen screen = device.Screen;
            string title = screen.Text(TextId.WipeConfirm);
            string warning = screen.Text(TextId.WipeReceived);
            status = Confirm.Ask(device, title, warning, receivedMinor, CardDialogs.TimeoutMs);
        }

        return status == StatusCode.Ok ? WipeUseCase.Run(device) : status;
    }

    // Whoever finds a card unlocked must not take its account with a sheet of their own.
    private static StatusCode MakeSheet(CardContext card)
    {
        StatusCode status = UnlockUseCase.Run(card.Device, TextId.Pin);
        return status == StatusCode.Ok ? new RecoverySheetUseCase(card).Run() : status;
    }
}
