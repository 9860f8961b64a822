namespace Wallet.Core.Recovery;

/// <summary>The letters on the digits 1 to 9 when a share is typed: ab cd ef ghij klm nopq rs tuv wxyz.</summary>
/// <remarks>
/// Not the letters of a telephone, on which 158 keys of four digits stand for more than one word of the list; on these
/// each word has four digits of its own, since no two words differ only by letters of one key in the first four places.
/// </remarks>
public static class KeyLetters
{
    /// <summary>Digits after which one word of the list is left.</summary>
    public const int DigitsMax = 4;

    private const string KeyOfLetter = "11223344445556666778889999";

    /// <summary>The digit that a letter from a to z stands on, in either case.</summary>
    public static char KeyOf(char letter)
    {
        int place = letter >= 'a' ? letter - 'a' : letter - 'A';
        return KeyOfLetter[place];
    }
}
