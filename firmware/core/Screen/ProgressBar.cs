namespace Wallet.Core.Screen;

/// <summary>A framed bar, 7 pixels high, in the middle of a row.</summary>
internal static class ProgressBar
{
    private const int BarHeight = 7;
    private const int Left = 1;
    private const int Right = Frame.Width - 2;
    private const int InsideLeft = Left + 2;
    private const int InsideWidth = Right - 2 - InsideLeft + 1;

    private const int EdgeColumn = 0x7F;
    private const int EmptyColumn = 0x41;
    private const int FullColumn = 0x5D;

    internal static void Draw(Frame frame, int y, int rowHeight, int done, int total)
    {
        int filled = total > 0 ? InsideWidth * Within(done, total) / total : 0;
        int top = y + (rowHeight - BarHeight + 1) / 2;
        for (int x = Left; x <= Right; x++)
        {
            bool edge = x == Left || x == Right;
            bool full = x >= InsideLeft && x < InsideLeft + filled;
            frame.SetColumn(x, top, BarHeight, edge ? EdgeColumn : full ? FullColumn : EmptyColumn);
        }
    }

    private static int Within(int done, int total)
    {
        return done < 0 ? 0 : done > total ? total : done;
    }
}
