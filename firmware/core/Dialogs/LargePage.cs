using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>Pages in letters of double size, for people who see badly: three lines of ten columns, a foot.</summary>
/// <remarks>
/// In Chinese two lines of five characters. What does not fit follows on further pages, so that nothing is decided on
/// half a name; an amount stands on each of them. The foot is the amount in double size, or one plain row.
/// </remarks>
public static class LargePage
{
    private const int HalfCells = 10;
    private const int LinesEnglish = 3;
    private const int LinesChinese = 2;

    /// <summary>Draws the part of a text that belongs to a page.</summary>
    /// <param name="screen">Cleared first; the caller shows it.</param>
    /// <param name="title">What begins the first page; lines separated by '\n' flow together.</param>
    /// <param name="text">Begins a new line after the title; may be empty.</param>
    /// <param name="amount">Of the foot; null for a foot that the caller draws into the last row.</param>
    /// <param name="page">Which page, from 0.</param>
    /// <returns>True where there is a page after it.</returns>
    public static bool Draw(TextScreen screen, string title, string text, string amount, int page)
    {
        screen.Clear();
        string all = Flow(title, screen.Language);
        if (text.Length > 0)
        {
            all = string.Concat(all, "\n", Flow(text, screen.Language));
        }

        string[] lines = all.Split('\n');
        int perPage = screen.Language == Language.Chinese ? LinesChinese : LinesEnglish;
        int first = page * perPage;
        for (int i = 0; i < perPage && first + i < lines.Length; i++)
        {
            screen.LargeLine(i, lines[first + i]);
        }

        if (amount != null)
        {
            screen.LargeAmount(FootRow(screen), amount);
        }

        return first + perPage < lines.Length;
    }

    /// <summary>Draws one entry of a list: its label, its value, and in the foot which it is of how many.</summary>
    public static void DrawEntry(TextScreen screen, string title, string label, string value, int index, int count)
    {
        screen.Clear();
        int room = screen.Language == Language.Chinese ? LinesChinese : LinesEnglish;
        string[] values = value.Length == 0 ? new string[0] : Wrap(value, screen.Language).Split('\n');
        int labelRoom = values.Length < room ? room - values.Length : 0;
        string[] labels = Wrap(label, screen.Language).Split('\n');
        int line = 0;
        for (int i = 0; i < labels.Length && i < labelRoom; i++)
        {
            screen.LargeLine(line++, labels[i]);
        }

        for (int i = 0; i < values.Length && line < room; i++)
        {
            screen.LargeLine(line++, values[i]);
        }

        string foot = labelRoom == 0 ? label : title;
        screen.Pair(screen.Rows - 1, foot, string.Concat((index + 1).ToString(), "/", count.ToString()));
    }

    /// <summary>First row of the foot.</summary>
    public static int FootRow(TextScreen screen)
    {
        return screen.Rows > 4 ? screen.Rows - 2 : screen.Rows - 1;
    }

    // Rows that were broken for plain letters flow together again before they are broken for large ones.
    private static string Flow(string text, Language language)
    {
        string[] rows = text.Split('\n');
        string flowing = rows[0];
        for (int i = 1; i < rows.Length; i++)
        {
            flowing = string.Concat(flowing, language == Language.Chinese ? string.Empty : " ", rows[i]);
        }

        return Wrap(flowing, language);
    }

    private static string Wrap(string text, Language language)
    {
        return TextWrap.Wrap(text, language, HalfCells);
    }
}
