using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>Asks for a code of a fixed number of digits, such as an enrolment code.</summary>
public static class TypeCode
{
    /// <summary>Asks; '#' is taken once the last digit stands.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="digitCount">Digits of the code, 1 to 16.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <param name="code">The digits, empty unless Ok.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, int digitCount, int timeoutMs, out string code)
    {
        string typed = string.Empty;
        code = string.Empty;
        while (true)
        {
            Draw(device.Screen, title, typed, digitCount);
            if (!device.Ask.TryWaitKey(device.Ask.DeadlineIn(timeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (key == DialogIo.YesKey && typed.Length == digitCount)
            {
                code = typed;
                return StatusCode.Ok;
            }

            if (key == DialogIo.EraseKey && typed.Length > 0)
            {
                typed = typed.Substring(0, typed.Length - 1);
            }
            else if (key >= '0' && key <= '9' && typed.Length < digitCount)
            {
                typed = string.Concat(typed, new string(key, 1));
            }
            else if (key != DialogIo.SizeKey)
            {
                device.Ask.Play(Sound.Refusal);
            }
        }
    }

    private static void Draw(TextScreen screen, string title, string typed, int digitCount)
    {
        string shown = string.Concat(typed, new string('_', digitCount - typed.Length));
        if (screen.LargePrint)
        {
            LargePage.Draw(screen, title, string.Empty, shown, 0);
        }
        else
        {
            screen.Clear();
            screen.Title(title);
            screen.Centered(screen.Rows > 4 ? 3 : 1, shown);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysTyping));
        }

        screen.Show();
    }
}
