using System;
using System.Collections.Generic;
using System.Numerics;
using Wallet.Core.Screen;

namespace Wallet.Virtual.Boards;

/// <summary>
/// Reads the text back from a frame that <see cref="TextScreen"/> has drawn, for tests and transcripts.
/// </summary>
/// <remarks>
/// Rows of 8 pixels are tried in Latin, rows of 16 in Chinese glyphs; the reading that leaves the smaller area unknown
/// counts, and Latin where both leave as little. Above an inverted row the tails of letters are hidden, so q reads as g
/// there. What is no glyph, such as a progress bar, reads as <see cref="Unknown"/>.
/// </remarks>
public static class FrameText
{
    /// <summary>Stands for a cell that holds no glyph.</summary>
    public const char Unknown = '\uFFFD';

    private const byte LastPixel = 0x80;
    private const byte AllButLast = 0x7F;
    private const int LeftMargin = 1;
    private const int CellWidth = LatinFont.Width + 1;
    private const int LatinCellArea = CellWidth * 8;
    private const int HalfCellArea = ChineseFont.HalfWidth * 16;
    private const int LargeHalfCellArea = 2 * ChineseFont.HalfWidth * 24;

    private static readonly Lazy<Dictionary<string, char>> LatinGlyphs = new(() => MakeLatinGlyphs(0xFF));
    private static readonly Lazy<Dictionary<string, char>> LatinGlyphsWithoutTails = new(() => MakeLatinGlyphs(0x7F));
    internal static readonly Lazy<Dictionary<string, char>> ChineseGlyphs = new(MakeChineseGlyphs);

    /// <summary>
    /// The rows from the top, without the spaces at their ends; 8 of them, 4 in Chinese, 3 in Chinese of double size.
    /// </summary>
    public static string[] Read(byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        frame = WithoutRules(frame);
        string[] latin = ReadRows(frame, 8, ReadLatinRow);
        string[] best = latin;
        int least = LatinCellArea * CountUnknown(latin);
        if (least == 0) { return latin; }

        string[] chinese = ReadRows(frame, 16, ReadChineseRow);
        Prefer(chinese, HalfCellArea * CountUnknown(chinese), ref best, ref least);
        if (least == 0) { return best; }

        string first = LargeChineseText.Read(frame, 0);
        string second = LargeChineseText.Read(frame, 24);
        int unknownInLast = HalfCellArea * CountUnknown([chinese[3]]);
        int unknownInFirst = LargeHalfCellArea * CountUnknown([first]);
        int unknownInLarge = unknownInFirst + (LargeHalfCellArea * CountUnknown([second])) + unknownInLast;
        Prefer([first, second, chinese[3]], unknownInLarge, ref best, ref least);
        int unknownInMixed = unknownInFirst + (HalfCellArea * CountUnknown([chinese[2]])) + unknownInLast;
        Prefer([first, chinese[2], chinese[3]], unknownInMixed, ref best, ref least);
        return best;
    }

    private static void Prefer(string[] rows, int unknownArea, ref string[] best, ref int least)
    {
        if (unknownArea < least)
        {
            best = rows;
            least = unknownArea;
        }
    }

    /// <summary>
    /// Takes away the thin lines left and right of a title. An inverted row below lights the last pixels of the title's
    /// row, which are none of the line's.
    /// </summary>
    private static byte[] WithoutRules(byte[] frame)
    {
        byte[] copy = (byte[])frame.Clone();
        ClearChineseRule(copy, 0, 1);
        ClearChineseRule(copy, VirtualDisplay.WidthPixels - 1, -1);
        for (int first = 0; first < copy.Length; first += VirtualDisplay.WidthPixels)
        {
            int last = first + VirtualDisplay.WidthPixels - 1;
            int rule = copy[first] & AllButLast;
            if (rule == 0 || BitOperations.PopCount((uint)rule) > 2 || (copy[last] & AllButLast) != rule) { continue; }

            for (int x = first; x <= last && (copy[x] & AllButLast) == rule; x++)
            {
                copy[x] &= LastPixel;
            }

            for (int x = last; x >= first && (copy[x] & AllButLast) == rule; x--)
            {
                copy[x] &= LastPixel;
            }
        }

        return copy;
    }

    /// <summary>Of the two lines beside a Chinese title one is the last of a page, and one in the next.</summary>
    private static void ClearChineseRule(byte[] frame, int from, int step)
    {
        const byte secondLine = 0x02;
        const int below = VirtualDisplay.WidthPixels;
        for (int x = from; x >= 0 && x < below && frame[x] == LastPixel && frame[x + below] == secondLine; x += step)
        {
            frame[x] = 0;
            frame[x + below] = 0;
        }
    }

    private static string[] ReadRows(byte[] frame, int rowHeight, Func<byte[], int, string> readRow)
    {
        string[] rows = new string[VirtualDisplay.HeightPixels / rowHeight];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = readRow(frame, row * rowHeight);
            if (!rows[row].Contains(Unknown, StringComparison.Ordinal)) { continue; }

            string? large = LargeText.TryRead(frame, row * rowHeight) ?? TryReadBeside(frame, row * rowHeight, readRow);
            if (large == null) { continue; }

            rows[row] = large;
            if (rowHeight == 8)
            {
                row++;
                rows[row] = string.Empty;
            }
        }

        return rows;
    }

    /// <summary>A label in plain size left of large digits; null where these rows hold something else.</summary>
    private static string? TryReadBeside(byte[] frame, int y, Func<byte[], int, string> readRow)
    {
        byte[] left = (byte[])frame.Clone();
        byte[] right = (byte[])frame.Clone();
        for (int i = 0; i < frame.Length; i++)
        {
            (i % VirtualDisplay.WidthPixels < VirtualDisplay.WidthPixels / 2 ? right : left)[i] = 0;
        }

        string label = readRow(left, y);
        string? large = LargeText.TryRead(right, y);
        return large == null || label.Contains(Unknown, StringComparison.Ordinal) ? null : label + " " + large;
    }

    private static string ReadLatinRow(byte[] frame, int y) => ReadBest(start => ReadLatinRow(frame, y, start));

    private static string ReadChineseRow(byte[] frame, int y) => ReadBest(start => ReadChineseRow(frame, y, start));

    /// <summary>
    /// A centred row may begin at any pixel: the place where the fewest cells are unknown is the right one.
    /// </summary>
    private static string ReadBest(Func<int, string> readFrom)
    {
        string best = readFrom(LeftMargin);
        for (int start = LeftMargin + 1; start < LeftMargin + CellWidth && CountUnknown([best]) > 0; start++)
        {
            string text = readFrom(start);
            if (CountUnknown([text]) < CountUnknown([best])) { best = text; }
        }

        return best;
    }

    private static string ReadLatinRow(byte[] frame, int y, int start)
    {
        bool isInverted = VirtualDisplay.IsLit(frame, 0, y + 4);

        // An inverted row below borrows the pixels of the tails.
        bool hasTails = y + 8 >= VirtualDisplay.HeightPixels || !VirtualDisplay.IsLit(frame, 0, y + 8 + 4);
        int height = hasTails ? LatinFont.Height + 1 : LatinFont.Height;
        Dictionary<string, char> glyphs = hasTails ? LatinGlyphs.Value : LatinGlyphsWithoutTails.Value;
        List<char> text = [];
        for (int x = start; x + CellWidth <= VirtualDisplay.WidthPixels; x += CellWidth)
        {
            string glyph = Columns(frame, x, y, CellWidth, height, isInverted);
            text.Add(glyphs.GetValueOrDefault(glyph, Unknown));
        }

        return Trimmed(text);
    }

    private static string ReadChineseRow(byte[] frame, int y, int start)
    {
        const int top = 2;
        bool isInverted = VirtualDisplay.IsLit(frame, 0, y);
        List<char> text = [];
        int x = start;
        while (x + ChineseFont.HalfWidth <= VirtualDisplay.WidthPixels)
        {
            if (x + ChineseFont.Width <= VirtualDisplay.WidthPixels)
            {
                string full = Columns(frame, x, y + top, ChineseFont.Width, ChineseFont.Height, isInverted);
                if (ChineseGlyphs.Value.TryGetValue(full, out char wide))
                {
                    text.Add(wide);
                    x += ChineseFont.Width;
                    continue;
                }
            }

            string half = Columns(frame, x, y + top, ChineseFont.HalfWidth, ChineseFont.Height, isInverted);
            text.Add(ChineseGlyphs.Value.GetValueOrDefault(half, Unknown));
            x += ChineseFont.HalfWidth;
        }

        return Trimmed(text);
    }

    /// <summary>Columns of a piece of the frame, one char each, bit 0 uppermost.</summary>
    internal static string Columns(byte[] frame, int x, int y, int width, int height, bool isInverted)
    {
        return string.Create(width, (frame, x, y, height, isInverted), static (columns, from) =>
        {
            for (int column = 0; column < columns.Length; column++)
            {
                int bits = 0;
                for (int row = 0; row < from.height; row++)
                {
                    bool lit = VirtualDisplay.IsLit(from.frame, from.x + column, from.y + row) != from.isInverted;
                    bits |= lit ? 1 << row : 0;
                }

                columns[column] = (char)bits;
            }
        });
    }

    private static string Trimmed(List<char> text) => new string([.. text]).Trim(' ');

    private static int CountUnknown(string[] rows)
    {
        int count = 0;
        foreach (string row in rows)
        {
            foreach (char c in row)
            {
                count += c == Unknown ? 1 : 0;
            }
        }

        return count;
    }

    private static Dictionary<string, char> MakeLatinGlyphs(int mask)
    {
        Dictionary<string, char> glyphs = new(StringComparer.Ordinal);
        for (char c = ' '; c <= '~'; c++)
        {
            char[] columns = new char[CellWidth];
            for (int column = 0; column < CellWidth; column++)
            {
                columns[column] = (char)(LatinFont.Column(c, column) & mask);
            }

            glyphs.TryAdd(new string(columns), c);
        }

        return glyphs;
    }

    private static Dictionary<string, char> MakeChineseGlyphs()
    {
        Dictionary<string, char> glyphs = new(StringComparer.Ordinal);
        ChineseFont font = new();
        int[] columns = new int[ChineseFont.Width];
        for (int code = ' '; code < char.MaxValue; code++)
        {
            char c = (char)code;
            if (!font.Has(c)) { continue; }

            int count = font.Read(c, columns);
            glyphs.TryAdd(string.Concat(Array.ConvertAll(columns[..count], static bits => (char)bits)), c);
        }

        return glyphs;
    }
}
