namespace Wallet.Core.Screen;

/// <summary>Text in letters of double size: ten half cells to a line, 16 rows of pixels high, in Chinese 24.</summary>
internal static class LargeLetters
{
    private const int Scale = 2;
    private const int LatinRows = (LatinFont.Height + 1) * Scale;
    private const int ChineseRows = ChineseFont.Height * Scale;

    /// <summary>Rows of pixels that a line takes.</summary>
    internal static int LineHeight(Language language)
    {
        return language == Language.Chinese ? ChineseRows : LatinRows;
    }

    /// <summary>Draws a line in the middle; what is too wide is cut off at the right.</summary>
    /// <param name="frame">Where to.</param>
    /// <param name="y">Uppermost row of pixels.</param>
    /// <param name="text">One line.</param>
    /// <param name="font">The Chinese font; null for Latin letters.</param>
    internal static void Draw(Frame frame, int y, string text, ChineseFont font)
    {
        Language language = font == null ? Language.English : Language.Chinese;
        int[] columns = new int[ChineseFont.Width];
        int width = TextWidth.Of(text, language) * ChineseFont.HalfWidth * Scale;
        int x = width < Frame.Width ? (Frame.Width - width + Scale) / 2 : 0;
        for (int i = 0; i < text.Length; i++)
        {
            int count = Read(text[i], columns, font);
            for (int column = 0; column < count; column++)
            {
                int bits = Doubled(columns[column], font == null ? LatinFont.Height + 1 : ChineseFont.Height);
                frame.SetColumn(x, y, LineHeight(language), bits);
                frame.SetColumn(x + 1, y, LineHeight(language), bits);
                x += Scale;
            }
        }
    }

    /// <summary>Each of the lowest bits twice: 0b101 becomes 0b110011.</summary>
    internal static int Doubled(int bits, int count)
    {
        int doubled = 0;
        for (int bit = 0; bit < count; bit++)
        {
            if (((bits >> bit) & 1) != 0)
            {
                doubled |= 3 << (bit * Scale);
            }
        }

        return doubled;
    }

    private static int Read(char character, int[] columns, ChineseFont font)
    {
        if (font != null)
        {
            return font.Read(character, columns);
        }

        for (int column = 0; column <= LatinFont.Width; column++)
        {
            columns[column] = LatinFont.Column(character, column);
        }

        return LatinFont.Width + 1;
    }
}
