using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Core.Vault;
using Wallet.Protocol;

namespace Wallet.Core.UseCases;

/// <summary>Sets the first PIN, another one in its place, one that opens a second card, or one that wipes.</summary>
public static class SetPinUseCase
{
    /// <summary>A new device: asks for a PIN twice and makes the vault, which is then open.</summary>
    /// <returns>Ok; HolderDeclined or DialogTimeout; StorageFull or StorageDamaged: there is no PIN yet.</returns>
    public static StatusCode RunFirst(DeviceContext device)
    {
        return Set(device);
    }

    /// <summary>Asks for the present PIN, then twice for the new one. No key is on flash unsealed.</summary>
    /// <returns>
    /// Ok; HolderDeclined or DialogTimeout; DeviceLocked where the tries are used up; StorageFull or StorageDamaged:
    /// the PIN before holds.
    /// </returns>
    public static StatusCode RunChange(DeviceContext device)
    {
        StatusCode status = UnlockUseCase.Run(device, TextId.PinOld);
        if (status == StatusCode.Ok)
        {
            status = Set(device);
        }

        return Tell(device, status, TextId.PinChanged);
    }

    /// <summary>Asks for the present PIN, then twice for one that opens a second card.</summary>
    /// <remarks>
    /// Only before the device is enrolled: a menu that offered it later would have to tell the own card from the
    /// second. What an earlier second card kept goes first; its key is lost with its PIN.
    /// </remarks>
    /// <returns>As <see cref="RunChange"/>; where it is not Ok no second card opens, or the one before does.</returns>
    public static StatusCode RunSecondPin(DeviceContext device)
    {
        byte[] digits = new byte[TypePin.DigitsMax];
        StatusCode status = AskFurther(device, digits, out int count);
        if (status == StatusCode.Ok && !CanSetSecondPin(device))
        {
            // The PIN typed just now was that of the second card.
            Bytes.Clear(digits, 0, digits.Length);
            return StatusCode.Ok;
        }

        if (status == StatusCode.Ok)
        {
            status = DeviceWipe.EraseSecond(device);
            status = status == StatusCode.Ok ? device.Vault.SetSecondPin(digits, count) : status;
            Bytes.Clear(digits, 0, digits.Length);
        }

        return Tell(device, status, TextId.SecondPinSet);
    }

    /// <summary>Whether a second PIN may be set: in the own card, until it is enrolled.</summary>
    public static bool CanSetSecondPin(DeviceContext device)
    {
        return device.Vault.IsOpen && device.Vault.Profile == ProfileFiles.Own && !device.Identity.IsEnrolled;
    }

    /// <summary>Asks for the present PIN, then twice for one that wipes the device when it is typed.</summary>
    /// <returns>As <see cref="RunChange"/>; where it is not Ok all is as before.</returns>
    public static StatusCode RunWipePin(DeviceContext device)
    {
        byte[] digits = new byte[TypePin.DigitsMax];
        StatusCode status = AskFurther(device, digits, out int count);
        if (status == StatusCode.Ok)
        {
            status = device.Vault.SetWipePin(digits, count);
            Bytes.Clear(digits, 0, digits.Length);
        }

        return Tell(device, status, TextId.WipePinSet);
    }

    /// <summary>Asks for the present PIN; from then on no PIN wipes.</summary>
    /// <returns>As <see cref="RunChange"/>; where it is not Ok all is as before.</returns>
    public static StatusCode RunNoWipePin(DeviceContext device)
    {
        StatusCode status = UnlockUseCase.Run(device, TextId.Pin);
        if (status == StatusCode.Ok)
        {
            status = device.Vault.ClearWipePin();
        }

        return Tell(device, status, TextId.WipePinGone);
    }

    // The present PIN, then twice another one.
    private static StatusCode AskFurther(DeviceContext device, byte[] digits, out int count)
    {
        count = 0;
        StatusCode status = UnlockUseCase.Run(device, TextId.Pin);
        return status == StatusCode.Ok ? NewPin.Ask(device, TextId.PinChosen, digits, out count) : status;
    }

    private static StatusCode Tell(DeviceContext device, StatusCode status, TextId done)
    {
        if (status == StatusCode.Ok)
        {
            Notice.Show(device, device.Screen.Text(done), string.Empty, Sound.Success);
        }

        return status;
    }

    private static StatusCode Set(DeviceContext device)
    {
        byte[] digits = new byte[TypePin.DigitsMax];
        StatusCode status = NewPin.Ask(device, TextId.PinChosen, digits, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        TextScreen screen = device.Screen;
        Progress.Show(device, screen.Text(TextId.PinChosen), screen.Text(TextId.PinSaving), 0, 0);
        status = device.Vault.HasPin
            ? device.Vault.ChangePin(digits, count)
            : device.Vault.Create(digits, count);
        Bytes.Clear(digits, 0, digits.Length);

        // A card from before there were PINs has a key already, which is sealed now.
        return status == StatusCode.Ok ? device.Identity.Unlock(device.Vault) : status;
    }
}
