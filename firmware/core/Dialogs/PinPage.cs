using Wallet.Core.Screen;

namespace Wallet.Core.Dialogs;

/// <summary>The page on which a PIN is typed: a star for each digit, and where the digits are.</summary>
internal static class PinPage
{
    private const int KeyRows = 4;
    private const int KeysPerRow = 3;

    // A row of large letters holds ten: with four stars and a space before the digits of three keys it is full.
    private const int StarsPerLargeRow = 4;
    private const int StarsPerHalf = 6;
    private const int StarsPerGroup = 3;

    /// <summary>Draws and shows the page.</summary>
    /// <param name="screen">The display.</param>
    /// <param name="title">Which PIN.</param>
    /// <param name="typed">Digits that stand.</param>
    /// <param name="places">What each key stands for, in ASCII; null where each stands for itself.</param>
    internal static void Draw(TextScreen screen, string title, int typed, byte[] places)
    {
        screen.Clear();
        if (places == null)
        {
            DrawStars(screen, title, typed);
        }
        else if (screen.LargePrint)
        {
            DrawLargePlaces(screen, title, typed, places);
        }
        else
        {
            DrawPlaces(screen, title, typed, places);
        }

        screen.Show();
    }

    private static void DrawStars(TextScreen screen, string title, int typed)
    {
        bool isTall = screen.Rows > 4;
        if (screen.LargePrint)
        {
            screen.LargeLine(0, title);
            int first = typed < StarsPerHalf ? typed : StarsPerHalf;
            int row = screen.LargeAmount(2, Grouped(first));
            screen.LargeAmount(row, Grouped(typed - first));
        }
        else
        {
            screen.Title(title);
            screen.Centered(isTall ? 3 : 1, new string('*', typed));
        }

        if (isTall || !screen.LargePrint)
        {
            screen.Centered(screen.Rows - 1, screen.Text(TextId.KeysTyping));
        }
    }

    private static void DrawPlaces(TextScreen screen, string title, int typed, byte[] places)
    {
        string stars = new string('*', typed);
        string keys = screen.Text(TextId.KeysTyping);
        if (screen.Rows <= KeyRows)
        {
            screen.Pair(0, title, RowOf(places, 0));
            screen.Pair(1, stars, RowOf(places, 1));
            screen.Pair(2, string.Empty, RowOf(places, 2));
            screen.Pair(3, keys, RowOf(places, 3));
            return;
        }

        screen.Title(title);
        screen.Centered(1, stars);
        for (int i = 0; i < KeyRows; i++)
        {
            screen.Centered(3 + i, RowOf(places, i));
        }

        screen.Centered(screen.Rows - 1, keys);
    }

    // The whole page for ten digits that can be read from afar; what the keys do is printed beside them.
    private static void DrawLargePlaces(TextScreen screen, string title, int typed, byte[] places)
    {
        int rowsEach = screen.Rows / KeyRows;
        screen.LargeBeside(0, title, string.Concat(new string(' ', StarsPerLargeRow + 1), RowOf(places, 0)));
        int left = typed;
        for (int i = 1; i < KeyRows; i++)
        {
            int stars = left < StarsPerLargeRow ? left : StarsPerLargeRow;
            left -= stars;
            string before = string.Concat(new string('*', stars), new string(' ', StarsPerLargeRow + 1 - stars));
            screen.LargeAmount(i * rowsEach, string.Concat(before, RowOf(places, i)));
        }
    }

    // The row of the keypad: 1 2 3, 4 5 6, 7 8 9, and 0 alone in the middle. As wide in each row.
    private static string RowOf(byte[] places, int row)
    {
        char[] text = new char[(2 * KeysPerRow) - 1];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = ' ';
        }

        for (int i = 0; i < KeysPerRow && row < KeyRows - 1; i++)
        {
            text[2 * i] = (char)places[(row * KeysPerRow) + i + 1];
        }

        if (row == KeyRows - 1)
        {
            text[KeysPerRow - 1] = (char)places[0];
        }

        return new string(text);
    }

    private static string Grouped(int stars)
    {
        string first = new string('*', stars < StarsPerGroup ? stars : StarsPerGroup);
        return stars <= StarsPerGroup
            ? first
            : string.Concat(first, " ", new string('*', stars - StarsPerGroup));
    }
}
