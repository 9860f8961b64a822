using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>Pages as text that a person reads in a difference of files.</summary>
/// <remarks>
/// A page is its number and its rows; '>' stands before the chosen row of a list, a bar is drawn with '=', an empty row
/// is an empty line, and those at the end are left out. A display that the firmware let go dark is a page, too. The
/// words of a recovery sheet and the places asked for are '~': whatever else draws a random number would change them.
/// </remarks>
internal static partial class PageTranscript
{
    private const int BarLeft = 1;
    private const int BarRight = VirtualDisplay.WidthPixels - 2;
    private const int BarCells = 20;

    public static string Of(IEnumerable<DisplayFrame> frames)
    {
        var text = new StringBuilder();
        int number = 0;
        foreach (DisplayFrame frame in frames)
        {
            number++;
            text.Append(CultureInfo.InvariantCulture, $"--- {number}\n");
            string[] rows = Masked(FrameText.Read(frame.Bytes));
            int used = rows.Length;
            while (used > 0 && rows[used - 1].Length == 0) { used--; }
            if (used == 0) { text.Append("(dark)\n"); }
            for (int row = 0; row < used; row++)
            {
                // Two Chinese lines of double size are 24 pixels high each, before a row of 16.
                int height = rows.Length == 3 ? 24 : VirtualDisplay.HeightPixels / rows.Length;
                text.Append(Row(frame.Bytes, row * height, rows[row], number));
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static string[] Masked(string[] rows) => SharePattern().IsMatch(rows[0])
        ? [SharePattern().Replace(rows[0], "$1 ~"), .. rows.Skip(1).Select(row => WordPattern().Replace(row, "~"))]
        : rows;

    [GeneratedRegex("((?:Share|分片) [0-9]: (?:word|词)) [0-9]+")]
    private static partial Regex SharePattern();

    [GeneratedRegex("^ ?[0-9]* ?[a-z_]{4,8}( +[0-9]+/[0-9]+)?$")]
    private static partial Regex WordPattern();

    private static string Row(byte[] frame, int y, string text, int number)
    {
        // The margin of a chosen row is lit from top to bottom; the lines beside a title are two pixels of it.
        bool isChosen = IsColumn(frame, 0, y);
        if (!text.Contains(FrameText.Unknown)) { return ((isChosen ? "> " : "  ") + text).TrimEnd(); }

        int? filled = FilledCells(frame, y);
        Assert.IsNotNull(filled, $"page {number} has a row that nobody can read: {text}");
        return $"  [{new string('=', filled.Value).PadRight(BarCells)}]";
    }

    // A frame's left and right edge stand seven pixels high; what is filled has its middle lit between them.
    private static int? FilledCells(byte[] frame, int y)
    {
        for (int top = y; top <= y + 8; top++)
        {
            if (!IsColumn(frame, BarLeft, top) || !IsColumn(frame, BarRight, top)) { continue; }

            int filled = Enumerable.Range(BarLeft + 2, BarRight - BarLeft - 3)
                .Count(x => VirtualDisplay.IsLit(frame, x, top + 3));
            return filled * BarCells / (BarRight - BarLeft - 3);
        }

        return null;
    }

    private static bool IsColumn(byte[] frame, int x, int top) =>
        top + 7 <= VirtualDisplay.HeightPixels
        && Enumerable.Range(top, 7).All(y => VirtualDisplay.IsLit(frame, x, y));
}
