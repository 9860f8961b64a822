using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Vault;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Asks for a new PIN, twice, and says why one will not do.</summary>
public static class NewPin
{
    /// <summary>Asks until a good one was typed twice alike, or the holder goes back.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">Which PIN; at most 10 half cells.</param>
    /// <param name="digits"><see cref="TypePin.DigitsMax"/> bytes; the caller clears them. Zeros unless Ok.</param>
    /// <param name="count">How many digits, 0 unless Ok.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, TextId title, byte[] digits, out int count)
    {
        TextScreen screen = device.Screen;
        byte[] again = new byte[TypePin.DigitsMax];
        while (true)
        {
            StatusCode status = TypePin.Ask(
                device, screen.Text(title), DialogIo.TimeoutMs, digits, out count);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            TextId refusal = Judge(device, digits, count);
            if (refusal == TextId.PinChosen)
            {
                status = TypePin.Ask(
                    device, screen.Text(TextId.PinAgain), DialogIo.TimeoutMs, again, out int countAgain);
                bool isSame = count == countAgain && Bytes.AreEqual(digits, 0, again, 0, count);
                Bytes.Clear(again, 0, again.Length);
                if (status == StatusCode.Ok && isSame)
                {
                    return StatusCode.Ok;
                }

                refusal = TextId.PinsDiffer;
            }

            Bytes.Clear(digits, 0, digits.Length);
            count = 0;
            if (status != StatusCode.Ok)
            {
                return status;
            }

            Notice.Show(device, screen.Text(TextId.Refused), screen.Text(refusal), Sound.Refusal);
        }
    }

    // PinChosen where it will do.
    private static TextId Judge(DeviceContext device, byte[] digits, int count)
    {
        if (device.Vault.IsOpen && device.Vault.IsTaken(digits, count))
        {
            return TextId.PinTaken;
        }

        if (PinRules.IsOneDigit(digits, count))
        {
            return TextId.PinOneDigit;
        }

        return PinRules.IsRun(digits, count) ? TextId.PinRun : TextId.PinChosen;
    }
}
