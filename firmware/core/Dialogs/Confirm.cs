using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>A question of yes or no. '#' is yes; 'C', '*' and silence are no.</summary>
/// <remarks>In large print a long question takes several pages: '#' turns them, and is yes on the last.</remarks>
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
        return Answer(device, title, party, AmountText.Format(amountMinor), timeoutMs);
    }

    /// <summary>Asks anything else.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="text">Rows separated by '\n'; long ones are broken.</param>
    /// <param name="timeoutMs">How long silence is waited for.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, string text, int timeoutMs)
    {
        return Answer(device, title, text, null, timeoutMs);
    }

    private static StatusCode Answer(DeviceContext device, string title, string text, string amount, int timeoutMs)
    {
        int page = 0;
        bool hasMore = Draw(device.Screen, title, text, amount, page);
        device.Ask.Play(Sound.Attention);
        device.Ask.DropEarlierKeys();
        long deadlineMs = device.Ask.DeadlineIn(timeoutMs);
        while (device.Ask.TryWaitKey(deadlineMs, out char key))
        {
            if (key == DialogIo.NoKey || key == DialogIo.EraseKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (key == DialogIo.YesKey && !hasMore)
            {
                return StatusCode.Ok;
            }

            if (key == DialogIo.YesKey || key == DialogIo.SizeKey)
            {
                page = key == DialogIo.YesKey ? page + 1 : 0;
                hasMore = Draw(device.Screen, title, text, amount, page);
                device.Ask.DropEarlierKeys();
            }
        }

        return StatusCode.DialogTimeout;
    }

    private static bool Draw(TextScreen screen, string title, string text, string amount, int page)
    {
        bool hasMore = false;
        if (screen.LargePrint)
        {
            hasMore = LargePage.Draw(screen, title, text, amount, page);
        }
        else if (amount != null)
        {
            DrawMoney(screen, title, text, amount);
        }
        else
        {
            screen.Clear();
            screen.Title(title);
            TextWrap.Draw(screen, screen.Rows > 4 ? 2 : 1, text);
        }

        if (!screen.LargePrint || amount == null)
        {
            screen.Centered(screen.Rows - 1, screen.Text(hasMore ? TextId.KeysMore : TextId.KeysYesNo));
        }

        screen.Show();
        return hasMore;
    }

    private static void DrawMoney(TextScreen screen, string title, string party, string amount)
    {
        screen.Clear();
        string wrapped = TextWrap.Wrap(party, screen.Language);
        bool crowded = TextWrap.LineCount(wrapped) > 1 && screen.Rows <= 4;
        if (!crowded)
        {
            screen.Title(title);
        }

        TextWrap.Draw(screen, crowded ? 0 : screen.Rows > 4 ? 2 : 1, party);
        screen.LargeAmount(screen.Rows > 4 ? 4 : screen.Rows - 2, amount);
    }
}
