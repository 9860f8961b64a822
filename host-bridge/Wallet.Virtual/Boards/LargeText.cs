using System.Collections.Generic;
using Wallet.Core.Screen;

namespace Wallet.Virtual.Boards;

/// <summary>Reads an amount drawn in doubled Latin glyphs, in the middle of 16 rows of pixels.</summary>
internal static class LargeText
{
    private const int Scale = 2;
    private const int DigitsHeight = LatinFont.Height;
    private const int LettersHeight = LatinFont.Height + 1;
    private const int GapWidth = Scale;
    private const int CellWidth = (LatinFont.Width * Scale) + GapWidth;

    // A point or comma is drawn by its two lit columns only.
    private const string Marks = ".,";
    private const int MarkFirstColumn = 1;
    private const int MarkColumns = 2;

    /// <summary>The text, or null where these rows hold something else.</summary>
    public static string? TryRead(byte[] frame, int y)
    {
        // Digits leave a row free above them; letters have tails instead.
        return TryRead(frame, y + 1, DigitsHeight) ?? TryRead(frame, y, LettersHeight);
    }

    private static string? TryRead(byte[] frame, int y, int height)
    {
        if (y + (height * Scale) > VirtualDisplay.HeightPixels) { return null; }

        string columns = FrameText.Columns(
            frame, 0, y, VirtualDisplay.WidthPixels, height * Scale, isInverted: false);
        for (int start = 0; start < columns.Length / 2; start++)
        {
            string? text = ReadFrom(columns, start, height, out int end);

            // Drawn in the middle: the space on the left tells whether this is the right place to begin. Spaces at the
            // end are not seen, and take their part of the middle.
            int over = columns.Length - (end - start) - (2 * start);
            if (text != null && over >= 0 && over % CellWidth <= 1) { return text.Trim(' '); }
        }

        return null;
    }

    private static string? ReadFrom(string columns, int start, int height, out int end)
    {
        List<char> text = [];
        int x = start;
        end = x;
        if (!IsEmpty(columns, 0, start)) { return null; }

        while (x < columns.Length && !IsEmpty(columns, x, columns.Length))
        {
            int width = Match(columns, x, height, out char c);
            if (width == 0) { return null; }

            text.Add(c);
            end = x + width;
            x = end + GapWidth;
        }

        return text.Count == 0 ? null : new string([.. text]);
    }

    private static int Match(string columns, int x, int height, out char found)
    {
        foreach (char mark in Marks)
        {
            found = mark;
            bool isNarrow = height == DigitsHeight;
            if (isNarrow && Holds(columns, x, mark, MarkFirstColumn, MarkColumns, height))
            {
                return MarkColumns * Scale;
            }
        }

        for (found = ' '; found <= '~'; found++)
        {
            if (Holds(columns, x, found, 0, LatinFont.Width, height)) { return LatinFont.Width * Scale; }
        }

        return 0;
    }

    private static bool Holds(string columns, int x, char c, int firstColumn, int columnCount, int height)
    {
        int width = columnCount * Scale;
        if (x + width > columns.Length) { return false; }

        for (int i = 0; i < width; i++)
        {
            if (columns[x + i] != Doubled(LatinFont.Column(c, firstColumn + (i / Scale)), height)) { return false; }
        }

        return x + width >= columns.Length || IsEmpty(columns, x + width, x + width + GapWidth);
    }

    private static int Doubled(int bits, int height)
    {
        int doubled = 0;
        for (int bit = 0; bit < height; bit++)
        {
            if (((bits >> bit) & 1) != 0) { doubled |= 3 << (bit * Scale); }
        }

        return doubled;
    }

    private static bool IsEmpty(string columns, int from, int to)
    {
        for (int x = from; x < to && x < columns.Length; x++)
        {
            if (columns[x] != 0) { return false; }
        }

        return true;
    }
}
