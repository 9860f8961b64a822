using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.UseCases;

/// <summary>The holder has everything on the device destroyed. What is left is as it came from the factory.</summary>
public static class WipeUseCase
{
    /// <summary>Asks whether, then for the PIN; from then on the wipe is due, whatever the power does.</summary>
    /// <returns>
    /// Ok: due, the product starts anew. HolderDeclined or DialogTimeout; DeviceLocked where the tries are used up;
    /// StorageFull or StorageDamaged.
    /// </returns>
    public static StatusCode Run(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        StatusCode status = Confirm.Ask(
            device, screen.Text(TextId.WipeConfirm), screen.Text(TextId.WipeWarning), DialogIo.TimeoutMs);
        if (status == StatusCode.Ok)
        {
            status = UnlockUseCase.Run(device, TextId.Pin);
        }

        return status == StatusCode.Ok ? device.BeginWipe() : status;
    }
}
