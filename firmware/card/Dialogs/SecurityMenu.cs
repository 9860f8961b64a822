using Wallet.Card.UseCases;
using Wallet.Core;
using Wallet.Core.Dialogs;
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
                return WipeUseCase.Run(device);
            default:
                return MakeSheet(card);
        }
    }

    // Whoever finds a card unlocked must not take its account with a sheet of their own.
    private static StatusCode MakeSheet(CardContext card)
    {
        StatusCode status = UnlockUseCase.Run(card.Device, TextId.Pin);
        return status == StatusCode.Ok ? new RecoverySheetUseCase(card).Run() : status;
    }
}
