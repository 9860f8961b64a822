namespace Wallet.Core.Screen;

/// <summary>
/// The Chinese characters that the texts use, 12 x 12 pixels, and printable ASCII, 6 x 12. 5,855 bytes of bitmaps stay
/// in memory for as long as an instance lives, so there is one only while the display is Chinese.
/// </summary>
public sealed class ChineseFont
{
    /// <summary>Columns of a Chinese character.</summary>
    public const int Width = 12;
    /// <summary>Columns of a letter or digit.</summary>
    public const int HalfWidth = 6;
    /// <summary>Rows of every glyph.</summary>
    public const int Height = 12;

    private const char AsciiFirst = ' ';
    private const char AsciiLast = '~';
    private const int BytesPerHalf = 9;
    private const int BytesPerFull = 18;
    private const int BytesPerRecord = 2 + BytesPerFull;

    // Shown for a character that has no glyph: a box with an empty column right of it.
    private const int BoxEdge = 0x7FF;
    private const int BoxInside = 0x401;

    private readonly byte[] _half = ChineseGlyphsData.Half();
    private readonly byte[] _full = ChineseGlyphsData.Full();

    /// <summary>True when the character takes half the width of a Chinese one: everything in ASCII.</summary>
    public static bool IsHalf(char character)
    {
        return character < '\x80';
    }

    /// <summary>True when the character has a glyph.</summary>
    public bool Has(char character)
    {
        return IsHalf(character) ? IsPrintable(character) : Find(character) >= 0;
    }

    /// <summary>Fills in a glyph's columns, bit 0 uppermost, 12 bits, and returns how many: 6 or 12.</summary>
    /// <param name="character">Any; one without a glyph is a box.</param>
    /// <param name="columns">At least 12.</param>
    public int Read(char character, int[] columns)
    {
        if (IsHalf(character))
        {
            if (IsPrintable(character))
            {
                Unpack(_half, (character - AsciiFirst) * BytesPerHalf, columns, HalfWidth);
            }
            else
            {
                Box(columns, HalfWidth);
            }

            return HalfWidth;
        }

        int offset = Find(character);
        if (offset >= 0)
        {
            Unpack(_full, offset, columns, Width);
        }
        else
        {
            Box(columns, Width);
        }

        return Width;
    }

    private static bool IsPrintable(char character)
    {
        return character >= AsciiFirst && character <= AsciiLast;
    }

    private static void Unpack(byte[] glyphs, int offset, int[] columns, int count)
    {
        for (int column = 0; column < count; column += 2)
        {
            int middle = glyphs[offset + 1];
            columns[column] = glyphs[offset] | ((middle & 0x0F) << 8);
            columns[column + 1] = (middle >> 4) | (glyphs[offset + 2] << 4);
            offset += 3;
        }
    }

    private static void Box(int[] columns, int count)
    {
        for (int column = 0; column < count; column++)
        {
            columns[column] = column == 0 || column == count - 2 ? BoxEdge : BoxInside;
        }

        columns[count - 1] = 0;
    }

    // Binary search; the offset of the bitmap, or -1.
    private int Find(char character)
    {
        int low = 0;
        int high = ChineseGlyphsData.FullCount - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int offset = middle * BytesPerRecord;
            int found = (_full[offset] << 8) | _full[offset + 1];
            if (found == character)
            {
                return offset + 2;
            }

            if (found < character)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }
}
