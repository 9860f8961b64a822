namespace Wallet.Core.Screen;

/// <summary>How much room a text takes, in half cells of 6 pixels: 21 to a row in either language.</summary>
public static class TextWidth
{
    /// <summary>Half cells in a row.</summary>
    public const int HalfCellsMax = 21;

    /// <summary>Half cells that one character takes.</summary>
    public static int Of(char character, Language language)
    {
        return language == Language.Chinese && !ChineseFont.IsHalf(character) ? 2 : 1;
    }

    /// <summary>Half cells that a text of one line takes.</summary>
    public static int Of(string text, Language language)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i++)
        {
            width += Of(text[i], language);
        }

        return width;
    }
}
