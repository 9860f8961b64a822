namespace Wallet.Core.Screen;

/// <summary>A title, the entries that fit with the chosen one inverted, and in English a row about the keys.</summary>
public static class ListPage
{
    /// <summary>Draws the page; the caller shows it.</summary>
    /// <param name="screen">Cleared first.</param>
    /// <param name="title">The first row.</param>
    /// <param name="labels">The left side of each entry.</param>
    /// <param name="values">The right side of each entry; null when there are none.</param>
    /// <param name="count">Entries in use.</param>
    /// <param name="chosen">Index of the chosen entry; it is always among those drawn.</param>
    /// <param name="keys">The last row in English. In Chinese all rows are needed for entries.</param>
    public static void Draw(
        TextScreen screen, string title, string[] labels, string[] values, int count, int chosen, string keys)
    {
        screen.Clear();
        screen.Title(title);
        int room = screen.Rows - 1;
        if (screen.Language == Language.English)
        {
            room--;
            screen.Centered(screen.Rows - 1, keys);
        }

        // The window moves in whole pages, so that entries keep their place while the choice moves.
        int first = chosen > 0 ? chosen / room * room : 0;
        for (int row = 0; row < room && first + row < count; row++)
        {
            int index = first + row;
            string value = values == null ? string.Empty : values[index];
            if (index == chosen)
            {
                screen.InvertedPair(1 + row, labels[index], value);
            }
            else
            {
                screen.Pair(1 + row, labels[index], value);
            }
        }
    }
}
