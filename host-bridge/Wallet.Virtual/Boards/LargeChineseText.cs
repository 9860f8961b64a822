using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Screen;

namespace Wallet.Virtual.Boards;

/// <summary>Reads a line drawn in doubled glyphs of the Chinese font: 24 rows of pixels.</summary>
internal static class LargeChineseText
{
    private const int Scale = 2;
    private const int FullWidth = ChineseFont.Width * Scale;
    private const int HalfWidth = ChineseFont.HalfWidth * Scale;

    /// <summary>The text, with <see cref="FrameText.Unknown"/> for what is no glyph.</summary>
    public static string Read(byte[] frame, int y)
    {
        // A line stands in the middle, so it begins at any pixel: rightly where the fewest cells are unknown.
        return Enumerable.Range(0, FullWidth)
            .Select(start => ReadFrom(frame, y, start))
            .MinBy(text => text.Count(c => c == FrameText.Unknown))!;
    }

    private static string ReadFrom(byte[] frame, int y, int start)
    {
        List<char> text = [];
        int x = start;
        while (x + HalfWidth <= VirtualDisplay.WidthPixels)
        {
            if (x + FullWidth <= VirtualDisplay.WidthPixels && TryGlyph(frame, x, y, ChineseFont.Width, out char full))
            {
                text.Add(full);
                x += FullWidth;
                continue;
            }

            text.Add(TryGlyph(frame, x, y, ChineseFont.HalfWidth, out char half) ? half : FrameText.Unknown);
            x += HalfWidth;
        }

        return new string([.. text]).Trim(' ');
    }

    private static bool TryGlyph(byte[] frame, int x, int y, int width, out char found)
    {
        char[] columns = new char[width];
        for (int column = 0; column < width; column++)
        {
            for (int row = 0; row < ChineseFont.Height; row++)
            {
                bool isLit = VirtualDisplay.IsLit(frame, x + (column * Scale), y + (row * Scale));
                columns[column] |= (char)(isLit ? 1 << row : 0);
                if (isLit != VirtualDisplay.IsLit(frame, x + (column * Scale) + 1, y + (row * Scale) + 1))
                {
                    found = FrameText.Unknown;
                    return false;
                }
            }
        }

        return FrameText.ChineseGlyphs.Value.TryGetValue(new string(columns), out found);
    }
}
