using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Dialogs;

/// <summary>A list to choose from: 'A' up, 'B' down, '#' takes the entry, 'C' goes back.</summary>
/// <remarks>In large print one entry stands on the display at a time.</remarks>
public static class Choose
{
    /// <summary>Asks for one of the entries.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="labels">At least one entry. A digit takes at once the entry whose label starts with it.</param>
    /// <param name="values">What stands right of each label, as many as labels; null for none.</param>
    /// <param name="timeoutMs">How long silence is waited for, after each key anew.</param>
    /// <param name="index">Where the mark stands at first, and the entry taken.</param>
    /// <returns>Ok, HolderDeclined (back) or DialogTimeout.</returns>
    public static StatusCode Ask(
        DeviceContext device, string title, string[] labels, string[] values, int timeoutMs, ref int index)
    {
        int marked = index >= 0 && index < labels.Length ? index : 0;
        while (true)
        {
            Draw(device.Screen, title, labels, values, marked);
            if (!device.Ask.TryWaitKey(device.Ask.DeadlineIn(timeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey || key == DialogIo.EraseKey)
            {
                return StatusCode.HolderDeclined;
            }

            int digit = WithDigit(labels, key);
            if (key == DialogIo.YesKey || digit >= 0)
            {
                index = digit >= 0 ? digit : marked;
                return StatusCode.Ok;
            }

            marked = Moved(marked, key, labels.Length);
        }
    }

    private static void Draw(TextScreen screen, string title, string[] labels, string[] values, int marked)
    {
        if (screen.LargePrint)
        {
            string value = values == null ? string.Empty : values[marked];
            LargePage.DrawEntry(screen, title, labels[marked], value, marked, labels.Length);
        }
        else
        {
            ListPage.Draw(screen, title, labels, values, labels.Length, marked, screen.Text(TextId.KeysChoose));
        }

        screen.Show();
    }

    private static int Moved(int marked, char key, int count)
    {
        if (key == DialogIo.UpKey && marked > 0)
        {
            return marked - 1;
        }

        return key == DialogIo.DownKey && marked < count - 1 ? marked + 1 : marked;
    }

    private static int WithDigit(string[] labels, char key)
    {
        for (int i = 0; i < labels.Length && key >= '0' && key <= '9'; i++)
        {
            if (labels[i].Length > 1 && labels[i][0] == key && labels[i][1] == ' ')
            {
                return i;
            }
        }

        return -1;
    }
}
