using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Asks for a PIN of 4 to 12 digits, of which the display shows only how many were typed.</summary>
/// <remarks>
/// A key that types a digit never sounds like that digit: with heard keys the tone says how many stand. With random
/// places the page says which digit each of the ten keys stands for, drawn anew at each entry, so that neither a look
/// at the fingers nor traces on the keys tell a PIN.
/// </remarks>
public static class TypePin
{
    /// <summary>Digits of the shortest PIN.</summary>
    public const int DigitsMin = 4;

    /// <summary>Digits of the longest PIN.</summary>
    public const int DigitsMax = 12;

    /// <summary>Asks; '#' is taken from the fourth digit on.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">Which PIN; at most 10 half cells, since with random places it stands beside digits.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew; then the answer is no.</param>
    /// <param name="digits">
    /// <see cref="DigitsMax"/> bytes for the digits in ASCII. The caller clears them after use; zeros unless Ok.
    /// </param>
    /// <param name="count">How many digits, 0 unless Ok.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, int timeoutMs, byte[] digits, out int count)
    {
        Bytes.Clear(digits, 0, DigitsMax);
        byte[] places = device.Settings.RandomPinPlaces ? PinPlaces.Draw(device.Random) : null;
        if (places != null)
        {
            // Keys pressed before the page stood were not meant for these places.
            device.Ask.DropEarlierKeys();
        }

        StatusCode status = Type(device, title, timeoutMs, digits, places, out int typed);
        if (places != null)
        {
            Bytes.Clear(places, 0, places.Length);
        }

        count = status == StatusCode.Ok ? typed : 0;
        if (status != StatusCode.Ok)
        {
            Bytes.Clear(digits, 0, DigitsMax);
        }

        return status;
    }

    private static StatusCode Type(
        DeviceContext device, string title, int timeoutMs, byte[] digits, byte[] places, out int typed)
    {
        DialogIo ask = device.Ask;
        typed = 0;
        while (true)
        {
            PinPage.Draw(device.Screen, title, typed, places);
            if (!ask.TryWaitSilently(ask.DeadlineIn(timeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key >= '0' && key <= '9' && typed < DigitsMax)
            {
                digits[typed] = places == null ? (byte)key : places[key - '0'];
                typed++;
                ask.PlayPlace(typed);
            }
            else if (key == DialogIo.EraseKey && typed > 0)
            {
                typed--;
                digits[typed] = 0;
                ask.PlayPlace(typed);
            }
            else if (key == DialogIo.NoKey || (key == DialogIo.YesKey && typed >= DigitsMin))
            {
                ask.PlayKey(key);
                return key == DialogIo.YesKey ? StatusCode.Ok : StatusCode.HolderDeclined;
            }
            else if (key != DialogIo.SizeKey)
            {
                ask.Play(Sound.Refusal);
            }
        }
    }
}
