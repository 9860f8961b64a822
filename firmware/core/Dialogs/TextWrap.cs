using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>Breaks text into rows, so that the end of a name is not cut off where a decision depends on it.</summary>
public static class TextWrap
{
    /// <summary>The text with '\n' where a row is full, at the last space of that row where there is one.</summary>
    public static string Wrap(string text, Language language)
    {
        return Wrap(text, language, TextWidth.HalfCellsMax);
    }

    /// <summary>As above, for rows of another width.</summary>
    public static string Wrap(string text, Language language, int halfCellsMax)
    {
        string rest = text ?? string.Empty;
        string wrapped = string.Empty;
        while (true)
        {
            int fits = CharsThatFit(rest, language, halfCellsMax);
            if (fits == rest.Length)
            {
                return string.Concat(wrapped, rest);
            }

            if (rest[fits] == '\n')
            {
                wrapped = string.Concat(wrapped, rest.Substring(0, fits + 1));
                rest = rest.Substring(fits + 1);
                continue;
            }

            int space = rest.LastIndexOf(' ', fits, fits + 1);
            int end = space > 0 ? space : fits;
            wrapped = string.Concat(wrapped, rest.Substring(0, end), "\n");
            rest = rest.Substring(space > 0 ? end + 1 : end);
        }
    }

    /// <summary>Rows of a text that is wrapped already.</summary>
    public static int LineCount(string wrapped)
    {
        int lines = 1;
        for (int i = 0; i < wrapped.Length; i++)
        {
            if (wrapped[i] == '\n')
            {
                lines++;
            }
        }

        return lines;
    }

    /// <summary>
    /// Draws wrapped text in the middle of rows that follow one another; returns the row after the last.
    /// </summary>
    public static int Draw(TextScreen screen, int row, string text)
    {
        string[] lines = Wrap(text, screen.Language).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            screen.Centered(row + i, lines[i]);
        }

        return row + lines.Length;
    }

    // Characters of the first row: up to a '\n', the end, or where the row is full.
    private static int CharsThatFit(string text, Language language, int halfCellsMax)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                return i;
            }

            width += TextWidth.Of(text[i], language);
            if (width > halfCellsMax)
            {
                return i;
            }
        }

        return text.Length;
    }
}
