namespace Wallet.Core.Screen;

/// <summary>An amount in doubled Latin glyphs: the figure that both people at the counter look at.</summary>
internal static class LargeDigits
{
    private const int Scale = 2;
    private const int CellWidth = (LatinFont.Width + 1) * Scale;
    // A point or a comma has two lit columns in the middle of its glyph; the rest would tear the figure apart.
    private const int MarkFirstColumn = 1;
    private const int MarkColumns = 2;
    private const int MarkWidth = (MarkColumns + 1) * Scale;
    private const int RowsOfPixels = LatinFont.Height * Scale + 2;

    /// <summary>Draws in the middle of 16 rows from <paramref name="y"/>; false, nothing drawn, if too wide.</summary>
    internal static bool Draw(Frame frame, int y, string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            width += IsMark(text[i]) ? MarkWidth : CellWidth;
        }

        // The last glyph needs no gap after it.
        if (width - Scale > Frame.Width)
        {
            return false;
        }

        for (int blank = 0; blank < Frame.Width; blank++)
        {
            frame.SetColumn(blank, y, RowsOfPixels, 0);
        }

        int x = (Frame.Width - width + Scale) / 2;
        for (int i = 0; i < text.Length; i++)
        {
            bool mark = IsMark(text[i]);
            int first = mark ? MarkFirstColumn : 0;
            int count = mark ? MarkColumns : LatinFont.Width;
            for (int column = 0; column < count; column++)
            {
                int bits = LargeLetters.Doubled(LatinFont.Column(text[i], first + column), LatinFont.Height) << 1;
                frame.SetColumn(x + column * Scale, y, RowsOfPixels, bits);
                frame.SetColumn(x + column * Scale + 1, y, RowsOfPixels, bits);
            }

            x += mark ? MarkWidth : CellWidth;
        }

        return true;
    }

    private static bool IsMark(char character)
    {
        return character == '.' || character == ',';
    }
}
