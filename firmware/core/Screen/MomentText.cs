using Wallet.Core.Clock;

namespace Wallet.Core.Screen;

/// <summary>A moment as it stands on the display: "11-22 18:05", month, day, hour and minute in UTC.</summary>
public static class MomentText
{
    /// <summary>Columns it takes.</summary>
    public const int Columns = 11;

    private const string Unknown = "--";

    /// <summary>The text; "--" where there is no time.</summary>
    /// <param name="unixMs">Unix milliseconds; 0 for none.</param>
    public static string Format(long unixMs)
    {
        if (unixMs <= 0)
        {
            return Unknown;
        }

        int[] parts = new int[CivilTime.Parts];
        CivilTime.FromUnixMs(unixMs, parts);
        char[] text = new char[Columns];
        Put(text, 0, parts[1], '-');
        Put(text, 3, parts[2], ' ');
        Put(text, 6, parts[3], ':');
        Put(text, 9, parts[4], '\0');
        return new string(text);
    }

    private static void Put(char[] text, int at, int value, char behind)
    {
        text[at] = (char)('0' + (value / 10));
        text[at + 1] = (char)('0' + (value % 10));
        if (behind != '\0')
        {
            text[at + 2] = behind;
        }
    }
}
