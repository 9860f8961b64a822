using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>A question of yes or no. '#' is yes; 'C', '*' and silence are no.</summary>
public static class Confirm
{
    /// <summary>Asks about money: whom and how much always stand on the display together.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">What is asked, such as "Pay".</param>
    /// <param name="party">Who is paid; broken over two rows where it is long, and then the title gives way.</param>
    /// <param name="amountMinor">The amount.</param>
    /// <param name="timeoutMs">How long silence is waited for.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, string party, long amountMinor, int timeoutMs)
    {
        TextScreen screen = device.Screen;
        screen.Clear();
        string wrapped = TextWrap.Wrap(party, screen.Language);
        bool crowded = TextWrap.LineCount(wrapped) > 1 && screen.Rows <= 4;
        if (!crowded)
        {
            screen.Title(title);
        }

        TextWrap.Draw(screen, crowded ? 0 : screen.Rows > 4 ? 2 : 1, party);
        screen.LargeAmount(screen.Rows > 4 ? 4 : screen.Rows - 2, AmountText.Format(amountMinor));
        return Answer(device, timeoutMs);
    }

    /// <summary>Asks anything else.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="text">Rows separated by '\n'; long ones are broken.</param>
    /// <param name="timeoutMs">How long silence is waited for.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, string text, int timeoutMs)
    {
        TextScreen screen = device.Screen;
        screen.Clear();
        screen.Title(title);
        TextWrap.Draw(screen, screen.Rows > 4 ? 2 : 1, text);
        return Answer(device, timeoutMs);
    }

    private static StatusCode Answer(DeviceContext device, int timeoutMs)
    {
        TextScreen screen = device.Screen;
        screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysYesNo));
        screen.Show();
        device.Ask.Play(Sound.Attention);
        device.Ask.DropEarlierKeys();
        long deadlineMs = device.Ask.DeadlineIn(timeoutMs);
        while (device.Ask.TryWaitKey(deadlineMs, out char key))
        {
            if (key == DialogIo.YesKey)
            {
                return StatusCode.Ok;
            }

            if (key == DialogIo.NoKey || key == DialogIo.EraseKey)
            {
                return StatusCode.HolderDeclined;
            }
        }

        return StatusCode.DialogTimeout;
    }
}
