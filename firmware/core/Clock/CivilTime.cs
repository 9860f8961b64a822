namespace Wallet.Core.Clock;

/// <summary>
/// Between Unix milliseconds and the calendar that clock chips and satellites speak: UTC, 1970 to 9999.
/// </summary>
public static class CivilTime
{
    /// <summary>Numbers of a moment: year, month 1-12, day 1-31, hour, minute, second.</summary>
    public const int Parts = 6;

    private const int SecondsOfDay = 86400;
    private const int DaysOf400Years = 146097;
    // From 0000-03-01, where the counting years begin so that a leap day is the last of its year, to 1970-01-01.
    private const int DaysBefore1970 = 719468;

    /// <summary>
    /// Unix milliseconds of a moment; false where the calendar has no such moment, leap seconds included.
    /// </summary>
    /// <param name="parts">Year, month, day, hour, minute, second.</param>
    /// <param name="unixMs">The moment; 0 where there is none.</param>
    public static bool TryToUnixMs(int[] parts, out long unixMs)
    {
        unixMs = 0;
        int year = parts[0];
        int month = parts[1];
        bool isDate = year >= 1970 && year <= 9999 && month >= 1 && month <= 12
            && parts[2] >= 1 && parts[2] <= DaysOfMonth(year, month);
        bool isTime = parts[3] >= 0 && parts[3] < 24 && parts[4] >= 0 && parts[4] < 60
            && parts[5] >= 0 && parts[5] < 60;
        if (!isDate || !isTime)
        {
            return false;
        }

        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int days = (marchYear * 365) + (marchYear / 4) - (marchYear / 100) + (marchYear / 400)
            + DaysBeforeMarchMonth(marchMonth) + parts[2] - 1 - DaysBefore1970;
        unixMs = ((days * (long)SecondsOfDay) + (parts[3] * 3600) + (parts[4] * 60) + parts[5]) * 1000;
        return true;
    }

    /// <summary>The second that a moment from 1970 to 9999 lies in.</summary>
    /// <param name="unixMs">Unix milliseconds, not negative.</param>
    /// <param name="parts">Gets year, month, day, hour, minute, second.</param>
    public static void FromUnixMs(long unixMs, int[] parts)
    {
        long seconds = unixMs / 1000;
        int days = (int)(seconds / SecondsOfDay);
        int secondOfDay = (int)(seconds - (days * (long)SecondsOfDay));

        int marchDays = days + DaysBefore1970;
        int era = marchDays / DaysOf400Years;
        int dayOfEra = marchDays - (era * DaysOf400Years);
        int yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        int dayOfYear = dayOfEra - ((yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100));
        int marchMonth = ((5 * dayOfYear) + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;

        parts[0] = (era * 400) + yearOfEra + (month <= 2 ? 1 : 0);
        parts[1] = month;
        parts[2] = dayOfYear - DaysBeforeMarchMonth(marchMonth) + 1;
        parts[3] = secondOfDay / 3600;
        parts[4] = secondOfDay / 60 % 60;
        parts[5] = secondOfDay % 60;
    }

    // Months from March on have 31 and 30 days in a pattern that repeats after five: 153 days.
    private static int DaysBeforeMarchMonth(int marchMonth)
    {
        return ((153 * marchMonth) + 2) / 5;
    }

    private static int DaysOfMonth(int year, int month)
    {
        if (month == 2)
        {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }

        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
