using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Vault;
using Wallet.Protocol;

namespace Wallet.Core.UseCases;

/// <summary>Asks for the PIN and unlocks with it; for whoever wants to change or wipe, asks for it again.</summary>
/// <remarks>
/// A wrong PIN locks a device that was unlocked: the vault closes before it looks at any PIN, and the private key goes
/// with it.
/// </remarks>
public static class UnlockUseCase
{
    // A countdown shows seconds.
    private const int TickMs = 1000;

    /// <summary>Asks until the PIN is right, the holder goes back, or the tries are used up.</summary>
    /// <param name="device">The device; has a PIN.</param>
    /// <param name="title">Which PIN, at most 10 half cells.</param>
    /// <returns>
    /// Ok: unlocked. HolderDeclined, DialogTimeout; DeviceLocked where the device has to be wiped now; StorageDamaged
    /// or StorageFull. The device is then locked, unless it was not and no PIN was typed.
    /// </returns>
    public static StatusCode Run(DeviceContext device, TextId title)
    {
        byte[] digits = new byte[TypePin.DigitsMax];
        while (!device.Vault.IsWipeDue)
        {
            StatusCode status = AwaitTurn(device);
            int count = 0;
            if (status == StatusCode.Ok)
            {
                status = TypePin.Ask(
                    device, device.Screen.Text(title), DialogIo.TimeoutMs, digits, out count);
            }

            if (status != StatusCode.Ok)
            {
                return status;
            }

            Progress.Show(device, device.Screen.Text(title), device.Screen.Text(TextId.PinChecking), 0, 0);
            PinAnswer answer = device.Vault.TryOpen(digits, count);
            Bytes.Clear(digits, 0, digits.Length);
            if (answer == PinAnswer.Opened || answer == PinAnswer.StorageFailed)
            {
                return answer == PinAnswer.Opened ? device.Unlock() : Fail(device);
            }

            device.Lock();
            if (answer == PinAnswer.Wrong)
            {
                ShowWrong(device);
            }
        }

        return StatusCode.DeviceLocked;
    }

    private static StatusCode Fail(DeviceContext device)
    {
        device.Lock();
        return StatusCode.StorageDamaged;
    }

    private static void ShowWrong(DeviceContext device)
    {
        TextScreen screen = device.Screen;
        string left = string.Concat(
            screen.Text(TextId.PinTriesLeft), " ", device.Vault.Tries.Left.ToString());
        Notice.Show(device, screen.Text(TextId.PinWrong), left, Sound.Refusal);
    }

    // Wrong tries make the next one wait: the page counts down, and C goes back.
    private static StatusCode AwaitTurn(DeviceContext device)
    {
        PinTries tries = device.Vault.Tries;
        int waitMs = tries.WaitMs();
        while (waitMs > 0)
        {
            DrawWait(device, (waitMs + TickMs - 1) / TickMs);
            int tickMs = waitMs % TickMs == 0 ? TickMs : waitMs % TickMs;
            bool isPressed = device.Ask.TryWaitKey(device.Ask.DeadlineIn(tickMs), out char key);
            if (isPressed && key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            waitMs = tries.WaitMs();
        }

        return StatusCode.Ok;
    }

    private static void DrawWait(DeviceContext device, int seconds)
    {
        TextScreen screen = device.Screen;
        string left = string.Concat(seconds.ToString(), " ", screen.Text(TextId.Seconds));
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, screen.Text(TextId.PinWait), left, null, 0);
            screen.Show();
            return;
        }

        screen.Clear();
        screen.Title(screen.Text(TextId.PinWait));
        screen.Centered(screen.Rows > 4 ? 3 : 1, left);
        screen.Pair(
            screen.Rows > 4 ? 5 : 2, screen.Text(TextId.PinTriesLeft), device.Vault.Tries.Left.ToString());
        screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysBack));
        screen.Show();
    }
}
