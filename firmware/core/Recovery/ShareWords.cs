using Wallet.Core.Safety;

namespace Wallet.Core.Recovery;

/// <summary>The 1,024 words of SLIP-0039, by number and by the digits that begin them.</summary>
/// <remarks>
/// A word is looked for by its number, not at an even pace: whoever could time that could as well read the display.
/// </remarks>
public static class ShareWords
{
    /// <summary>Words of the list; a word's number is 10 bits of a share.</summary>
    public const int Count = 1024;

    private const int Texts = Count / ShareWordsData.WordsPerText;

    /// <summary>The word of this number, in small letters.</summary>
    /// <param name="number">0 to 1,023.</param>
    public static string Word(int number)
    {
        Guard.That(number >= 0 && number < Count, 490);

        char[] letters = ShareWordsData.Text(number / ShareWordsData.WordsPerText).ToCharArray();
        int start = 0;
        for (int left = number % ShareWordsData.WordsPerText; left > 0; left--)
        {
            start = EndOfWord(letters, start);
        }

        letters[start] = (char)(letters[start] - 'A' + 'a');
        return new string(letters, start, EndOfWord(letters, start) - start);
    }

    /// <summary>Numbers of the words that begin with these digits of <see cref="KeyLetters"/>, in order.</summary>
    /// <param name="digits">'1' to '9', at least one.</param>
    /// <param name="found">Filled from its beginning; what does not fit is left out.</param>
    /// <returns>How many were written.</returns>
    public static int Find(string digits, int[] found)
    {
        char[] keys = digits.ToCharArray();
        int count = 0;
        for (int text = 0; text < Texts; text++)
        {
            char[] letters = ShareWordsData.Text(text).ToCharArray();
            int number = text * ShareWordsData.WordsPerText;
            for (int start = 0; start < letters.Length; number++)
            {
                int end = EndOfWord(letters, start);
                if (count < found.Length && BeginsWith(letters, start, end, keys))
                {
                    found[count] = number;
                    count++;
                }

                start = end;
            }
        }

        return count;
    }

    private static bool BeginsWith(char[] letters, int start, int end, char[] keys)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (start + i >= end || KeyLetters.KeyOf(letters[start + i]) != keys[i])
            {
                return false;
            }
        }

        return true;
    }

    // A word ends before the next capital.
    private static int EndOfWord(char[] letters, int start)
    {
        int end = start + 1;
        while (end < letters.Length && letters[end] >= 'a')
        {
            end++;
        }

        return end;
    }
}
