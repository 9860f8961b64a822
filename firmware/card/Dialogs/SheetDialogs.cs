using Wallet.Core;
using Wallet.Core.Dialogs;
using Wallet.Core.Recovery;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Card.Dialogs;

/// <summary>A share's words on the display: page by page to be written down, one by one to be typed.</summary>
public static class SheetDialogs
{
    /// <summary>How long a page of words, or a word, is waited for: writing takes its time.</summary>
    public const int TimeoutMs = 300000;

    private const int WordsPerTallPage = 5;
    private const int WordsPerShortPage = 3;

    /// <summary>Shows a share: 'B' and '#' go on, 'A' goes back, '#' on the last page ends.</summary>
    /// <param name="device">The device.</param>
    /// <param name="share">Which share, from 1.</param>
    /// <param name="words">Numbers of its words.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Show(DeviceContext device, int share, int[] words)
    {
        int first = 0;
        while (first < words.Length)
        {
            int perPage = WordsPerPage(device.Screen);
            DrawPage(device.Screen, share, words, first, perPage);
            if (!device.Ask.TryWaitKey(device.Ask.DeadlineIn(TimeoutMs), out char key))
            {
                return StatusCode.DialogTimeout;
            }

            if (key == DialogIo.NoKey)
            {
                return StatusCode.HolderDeclined;
            }

            if (key == DialogIo.UpKey)
            {
                first = first > perPage ? first - perPage : 0;
            }
            else if (key == DialogIo.YesKey || (key == DialogIo.DownKey && first + perPage < words.Length))
            {
                first += perPage;
            }
        }

        return StatusCode.Ok;
    }

    /// <summary>Asks for one word of a share that was written down.</summary>
    /// <param name="device">The device.</param>
    /// <param name="share">Which share, from 1.</param>
    /// <param name="place">Which of its words, from 0.</param>
    /// <param name="number">The word typed.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode AskWord(DeviceContext device, int share, int place, out int number)
    {
        return TypeWord.Ask(device, Title(device.Screen, share, place), out number);
    }

    /// <summary>Asks for all words of a share.</summary>
    /// <param name="device">The device.</param>
    /// <param name="share">Which share, counted from 1 as they are typed.</param>
    /// <param name="words">Filled with the numbers.</param>
    /// <returns>Ok, HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Type(DeviceContext device, int share, int[] words)
    {
        int place = 0;
        while (place < words.Length)
        {
            StatusCode status = AskWord(device, share, place, out int number);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            if (number == TypeWord.Back)
            {
                place = place > 0 ? place - 1 : 0;
            }
            else
            {
                words[place] = number;
                place++;
            }
        }

        return StatusCode.Ok;
    }

    /// <summary>Lets a share that is wrong be gone through: an entry is typed anew, the last one ends.</summary>
    /// <returns>Ok: check it again. HolderDeclined or DialogTimeout.</returns>
    public static StatusCode Correct(DeviceContext device, int share, int[] words)
    {
        TextScreen screen = device.Screen;
        int index = 0;
        while (true)
        {
            string[] labels = new string[words.Length + 1];
            for (int i = 0; i < words.Length; i++)
            {
                labels[i] = Numbered(i, words[i]);
            }

            labels[words.Length] = screen.Text(TextId.SheetCheckAgain);
            StatusCode status = Choose.Ask(
                device, screen.Text(TextId.SheetWhichWord), labels, null, TimeoutMs, ref index);
            if (status != StatusCode.Ok || index == words.Length)
            {
                return status;
            }

            status = AskWord(device, share, index, out int number);
            if (status == StatusCode.DialogTimeout)
            {
                return status;
            }

            words[index] = status == StatusCode.Ok && number != TypeWord.Back ? number : words[index];
        }
    }

    private static void DrawPage(TextScreen screen, int share, int[] words, int first, int perPage)
    {
        if (screen.LargePrint)
        {
            LargePage.DrawEntry(
                screen, Title(screen, share, first), ShareWords.Word(words[first]), string.Empty, first, words.Length);
            screen.Show();
            return;
        }

        bool isTall = screen.Rows > 4;
        screen.Clear();
        screen.Title(Title(screen, share, first));
        for (int i = 0; i < perPage && first + i < words.Length; i++)
        {
            screen.Line(1 + i, Numbered(first + i, words[first + i]));
        }

        if (isTall)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysSheet));
        }

        screen.Show();
    }

    // Large letters have room for one word.
    private static int WordsPerPage(TextScreen screen)
    {
        return screen.LargePrint ? 1 : screen.Rows > 4 ? WordsPerTallPage : WordsPerShortPage;
    }

    private static string Numbered(int place, int word)
    {
        return string.Concat((place + 1).ToString(), " ", ShareWords.Word(word));
    }

    // "Share 1: word 7"
    private static string Title(TextScreen screen, int share, int place)
    {
        string left = string.Concat(screen.Text(TextId.SheetShare), " ", share.ToString(), ": ");
        return string.Concat(left, screen.Text(TextId.SheetWord), " ", (place + 1).ToString());
    }
}
