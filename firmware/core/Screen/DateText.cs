using Wallet.Core.Clock;

namespace Wallet.Core.Screen;

/// <summary>A moment as the display writes it.</summary>
public static class DateText
{
    /// <summary>Date and minute in UTC, 16 characters: 2026-11-22 17:05. A dash where there is no time.</summary>
    public static string Format(long unixMs)
    {
        if (unixMs <= 0)
        {
            return "-";
        }

        int[] parts = new int[CivilTime.Parts];
        CivilTime.FromUnixMs(unixMs, parts);
        string month = string.Concat(parts[0].ToString(), "-", TwoDigits(parts[1]));
        string time = string.Concat(TwoDigits(parts[3]), ":", TwoDigits(parts[4]));
        return string.Concat(string.Concat(month, "-", TwoDigits(parts[2])), " ", time);
    }

    private static string TwoDigits(int number)
    {
        return number < 10 ? string.Concat("0", number.ToString()) : number.ToString();
    }
}
