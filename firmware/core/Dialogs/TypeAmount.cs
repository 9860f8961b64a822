using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Asks for an amount, typed as on a till: the digits 1 2 5 0 are 12.50.</summary>
public static class TypeAmount
{
    /// <summary>Asks for an amount of 0.01 to <paramref name="amountMinorMax"/>.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="amountMinorMax">
    /// A digit that would lead above it is not taken; at most <see cref="Amount.MinorMax"/>.
    /// </param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <param name="amountMinor">The amount, 0 unless Ok.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(
        DeviceContext device, string title, long amountMinorMax, int timeoutMs, out long amountMinor)
    {
        return Ask(device, title, amountMinorMax, timeoutMs, false, out amountMinor);
    }

    /// <summary>As above, where 0.00 is an answer, too.</summary>
    public static StatusCode AskOrNone(
        DeviceContext device, string title, long amountMinorMax, int timeoutMs, out long amountMinor)
    {
        return Ask(device, title, amountMinorMax, timeoutMs, true, out amountMinor);
    }

    private static StatusCode Ask(
        DeviceContext device, string title, long amountMinorMax, int timeoutMs, bool isNoneTaken, out long amountMinor)
    {
        long typedMinor = 0;
        amountMinor = 0;
        while (true)
        {
            Draw(device.Screen, title, typedMinor);
            if (!device.Ask.TryWaitKey(device.Ask.DeadlineIn(timeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (key == DialogIo.SizeKey)
            {
                continue;
            }

            if (key == DialogIo.YesKey && (Amount.IsValid(typedMinor) || isNoneTaken))
            {
                amountMinor = typedMinor;
                return StatusCode.Ok;
            }

            long nextMinor = Next(typedMinor, key, amountMinorMax);
            if (nextMinor < 0)
            {
                device.Ask.Play(Sound.Refusal);
            }
            else
            {
                typedMinor = nextMinor;
            }
        }
    }

    // What the key makes of the amount; -1 where it is not taken.
    private static long Next(long typedMinor, char key, long amountMinorMax)
    {
        if (key == DialogIo.EraseKey)
        {
            return typedMinor / 10;
        }

        if (key < '0' || key > '9')
        {
            return -1;
        }

        // Far from overflow: an amount has at most 12 digits.
        long nextMinor = (typedMinor * 10) + (key - '0');
        return nextMinor <= amountMinorMax && nextMinor <= Amount.MinorMax ? nextMinor : -1;
    }

    private static void Draw(TextScreen screen, string title, long typedMinor)
    {
        string amount = AmountText.Format(typedMinor);
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, title, string.Empty, amount, 0);
        }
        else
        {
            screen.Clear();
            screen.Title(title);
            screen.LargeAmount(screen.Rows > 4 ? 3 : 1, amount);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysTyping));
        }

        screen.Show();
    }
}
