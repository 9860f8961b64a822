namespace Wallet.Core.Clock;

/// <summary>Reads the time out of the sentences RMC and ZDA of NMEA 0183, of any satellite system.</summary>
/// <remarks>
/// RMC says whether the receiver has a fix. Its year has two digits: it is the one of the hundred years from the
/// first year on that ends with them. ZDA has four but no status, and receivers send it from their own clock without
/// a fix: it counts only between an RMC that is valid and one that is not. A receiver that has missed a roll-over of
/// the GPS week says a date 1,024 weeks (19.6 years) too early, so only dates of the 19 years from the first year on
/// are taken. Unix time has no leap second: 23:59:60 is the midnight after it.
/// </remarks>
public sealed class NmeaTime
{
    /// <summary>The year in which this firmware was made; no clock is right that says an earlier one.</summary>
    public const int FirstYear = 2026;

    /// <summary>Years from then on in which a date can be told from one that has missed a roll-over.</summary>
    public const int YearsMax = 19;

    private const int TypeChars = 6;

    private readonly int _firstYear;
    private readonly int[] _parts = new int[CivilTime.Parts];
    private byte[] _body;
    private int _count;
    private int _start;
    private int _length;

    /// <summary>Takes no date before this year.</summary>
    /// <param name="firstYear"><see cref="FirstYear"/>, but for a test with old sentences.</param>
    public NmeaTime(int firstYear)
    {
        _firstYear = firstYear;
    }

    /// <summary>Whether the last RMC was a valid one.</summary>
    public bool HasFix;

    /// <summary>Takes a sentence whose checksum holds.</summary>
    /// <param name="body">What lies between $ and *.</param>
    /// <param name="count">Characters of it.</param>
    /// <param name="unixMs">The time it says; 0 where it says none that is valid.</param>
    /// <returns>Whether it says one.</returns>
    public bool TryTake(byte[] body, int count, out long unixMs)
    {
        unixMs = 0;
        _body = body;
        _count = count;
        if (count < TypeChars || body[0] == 'P' || !IsCapital(body[0]) || !IsCapital(body[1]) || body[5] != ',')
        {
            return false;
        }

        if (body[2] == 'R' && body[3] == 'M' && body[4] == 'C')
        {
            bool isTime = TryTakeRmc(out unixMs);
            HasFix = isTime;
            return isTime;
        }

        return HasFix && body[2] == 'Z' && body[3] == 'D' && body[4] == 'A' && TryTakeZda(out unixMs);
    }

    // Fields: 1 time, 2 status, 9 date, 12 mode (since version 2.3). Modes that are no fix: estimated, manual input,
    // simulator, not valid.
    private bool TryTakeRmc(out long unixMs)
    {
        unixMs = 0;
        if (!Find(2) || _length != 1 || _body[_start] != 'A')
        {
            return false;
        }

        if (Find(12) && (_length != 1 || IsNoFix(_body[_start])))
        {
            return false;
        }

        if (!Find(11) || !Find(9) || _length != 6)
        {
            return false;
        }

        int day = Digits(0, 2);
        int month = Digits(2, 2);
        int year = Digits(4, 2);
        return year >= 0 && TryTime(_firstYear + ((year + 10000 - _firstYear) % 100), month, day, out unixMs);
    }

    // Fields: 1 time, 2 day, 3 month, 4 year; all in UTC, whatever zone the last two name.
    private bool TryTakeZda(out long unixMs)
    {
        unixMs = 0;
        int day = Find(2) && _length == 2 ? Digits(0, 2) : -1;
        int month = Find(3) && _length == 2 ? Digits(0, 2) : -1;
        int year = Find(4) && _length == 4 ? Digits(0, 4) : -1;
        return Find(6) && TryTime(year, month, day, out unixMs);
    }

    private bool TryTime(int year, int month, int day, out long unixMs)
    {
        unixMs = 0;
        if (year < _firstYear || year >= _firstYear + YearsMax || !Find(1) || _length < 6)
        {
            return false;
        }

        _parts[0] = year;
        _parts[1] = month;
        _parts[2] = day;
        _parts[3] = Digits(0, 2);
        _parts[4] = Digits(2, 2);
        _parts[5] = Digits(4, 2);
        bool isLeapSecond = _parts[3] == 23 && _parts[4] == 59 && _parts[5] == 60;
        if (isLeapSecond)
        {
            _parts[5] = 59;
        }

        int fractionMs = FractionMs();
        if (fractionMs < 0 || !CivilTime.TryToUnixMs(_parts, out unixMs))
        {
            return false;
        }

        unixMs += isLeapSecond ? 1000 : fractionMs;
        return true;
    }

    // What stands behind hhmmss: nothing, or a point and digits; -1 where it is something else.
    private int FractionMs()
    {
        if (_length == 6)
        {
            return 0;
        }

        if (_length == 7 || _body[_start + 6] != '.')
        {
            return -1;
        }

        int ms = 0;
        int unit = 100;
        for (int i = 7; i < _length; i++)
        {
            int digit = Digits(i, 1);
            if (digit < 0)
            {
                return -1;
            }

            ms += digit * unit;
            unit = unit == 100 ? 10 : unit == 10 ? 1 : 0;
        }

        return ms;
    }

    // Field 0 is the sentence's type. False where there are fewer fields.
    private bool Find(int field)
    {
        int start = 0;
        for (int i = 0; i <= _count; i++)
        {
            if (i == _count || _body[i] == ',')
            {
                if (field == 0)
                {
                    _start = start;
                    _length = i - start;
                    return true;
                }

                field--;
                start = i + 1;
            }
        }

        return false;
    }

    // Digits of the field found, all of them digits; -1 otherwise.
    private int Digits(int offset, int count)
    {
        int value = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = _body[_start + offset + i] - '0';
            if (digit < 0 || digit > 9)
            {
                return -1;
            }

            value = (value * 10) + digit;
        }

        return value;
    }

    private static bool IsCapital(int c)
    {
        return c >= 'A' && c <= 'Z';
    }

    private static bool IsNoFix(int mode)
    {
        return mode == 'N' || mode == 'E' || mode == 'M' || mode == 'S';
    }
}
