using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>Asks for a word: up to four digits, then '#'; 'A' and 'B' choose among what still fits.</summary>
public static class TypeWord
{
    /// <summary>What <see cref="Ask"/> gives instead of a word where the holder goes back by one.</summary>
    public const int Back = -1;

    private const int FoundMax = 200;

    /// <summary>Asks.</summary>
    /// <param name="device">The device.</param>
    /// <param name="title">The first row.</param>
    /// <param name="number">Number of the word; <see cref="Back"/> after '*' with nothing typed.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Ask(DeviceContext device, string title, out int number)
    {
        int[] found = new int[FoundMax];
        string typed = string.Empty;
        int count = 0;
        int marked = 0;
        number = Back;
        while (true)
        {
            Draw(device.Screen, title, typed, found, count, marked);
            if (!device.Ask.TryWaitKey(device.Ask.DeadlineIn(SheetDialogs.TimeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (key == DialogIo.EraseKey && typed.Length == 0)
            {
                return StatusCode.Ok;
            }

            if (key == DialogIo.YesKey && count > 0)
            {
                number = found[marked];
                return StatusCode.Ok;
            }

            if (key == DialogIo.UpKey || key == DialogIo.DownKey || key == DialogIo.SizeKey)
            {
                marked = Moved(marked, key, count);
                continue;
            }

            string next = Changed(typed, key);
            int nextCount = next.Length == 0 ? 0 : ShareWords.Find(next, found);
            if (next == typed || (next.Length > 0 && nextCount == 0))
            {
                // No word goes on like this; what stood there stands again.
                device.Ask.Play(Sound.Refusal);
                count = typed.Length == 0 ? 0 : ShareWords.Find(typed, found);
                continue;
            }

            typed = next;
            count = nextCount;
            marked = 0;
        }
    }

    private static string Changed(string typed, char key)
    {
        if (key == DialogIo.EraseKey)
        {
            return typed.Substring(0, typed.Length - 1);
        }

        bool isTaken = key >= '1' && key <= '9' && typed.Length < KeyLetters.DigitsMax;
        return isTaken ? string.Concat(typed, new string(key, 1)) : typed;
    }

    private static int Moved(int marked, char key, int count)
    {
        if (key == DialogIo.UpKey)
        {
            return marked > 0 ? marked - 1 : 0;
        }

        return key == DialogIo.DownKey && marked < count - 1 ? marked + 1 : marked;
    }

    private static void Draw(TextScreen screen, string title, string typed, int[] found, int count, int marked)
    {
        bool isTall = screen.Rows > 4;
        string word = count == 0 ? new string('_', KeyLetters.DigitsMax) : ShareWords.Word(found[marked]);
        if (screen.LargePrint)
        {
            DrawLarge(screen, title, word, count, marked);
            return;
        }

        screen.Clear();
        screen.Title(title);
        string place = count == 0 ? string.Empty : string.Concat((marked + 1).ToString(), "/", count.ToString());
        int row = isTall ? 2 : 1;
        screen.Pair(row, string.Concat(typed, " ", word), place);
        if (isTall)
        {
            screen.Centered(4, "1ab   2cd   3ef");
            screen.Centered(5, "4ghij 5klm 6nopq");
            screen.Centered(6, "7rs  8tuv  9wxyz");
            screen.Centered(7, screen.Text(TextId.KeysTyping));
        }
        else
        {
            screen.Centered(2, "1ab 2cd 3ef 4ghij");
            screen.Centered(3, "5klm6nopq7rs8tuv9wxyz");
        }

        screen.Show();
    }

    // Until something is typed, which word is wanted; then the word that it may be.
    private static void DrawLarge(TextScreen screen, string title, string word, int count, int marked)
    {
        if (count == 0)
        {
            LargePage.Draw(screen, title, string.Empty, null, 0);
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysTyping));
        }
        else
        {
            LargePage.DrawEntry(screen, title, word, string.Empty, marked, count);
        }

        screen.Show();
    }
}
