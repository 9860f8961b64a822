namespace Wallet.Protocol;

/// <summary>Money: a long of minor units (1/100), never added, subtracted or shown but by these methods.</summary>
/// <remarks>
/// The limit lies so far below long.MaxValue (9.2e18) that the sum of two amounts cannot overflow; the chip has no
/// overflow check to fall back on.
/// </remarks>
public static class Amount
{
    /// <summary>The largest amount and the largest balance: a thousand million, in minor units.</summary>
    public const long MinorMax = 1_000_000_000_00;

    /// <summary>Sign, 17 digits, point and 2 digits: the longest a long can be.</summary>
    private const int CharsMax = 21;

    /// <summary>True for what may be paid: 1 to <see cref="MinorMax"/> minor units.</summary>
    public static bool IsValid(long amountMinor)
    {
        return amountMinor >= 1 && amountMinor <= MinorMax;
    }

    /// <summary>Adds two amounts or balances of 0 to <see cref="MinorMax"/>.</summary>
    /// <returns>False, and 0, when either is outside that range or the sum would be.</returns>
    public static bool TryAdd(long a, long b, out long sum)
    {
        sum = 0;
        if (!IsBalance(a) || !IsBalance(b) || a > MinorMax - b)
        {
            return false;
        }

        sum = a + b;
        return true;
    }

    /// <summary>Takes <paramref name="b"/> from <paramref name="a"/>, both 0 to <see cref="MinorMax"/>.</summary>
    /// <returns>False, and 0, when either is outside that range or <paramref name="b"/> is the larger.</returns>
    public static bool TrySubtract(long a, long b, out long difference)
    {
        difference = 0;
        if (!IsBalance(a) || !IsBalance(b) || b > a)
        {
            return false;
        }

        difference = a - b;
        return true;
    }

    /// <summary>As people read it: 1250 is "12.50". The same on every machine, whatever its language.</summary>
    public static string Format(long amountMinor)
    {
        // Digits are taken from a value that is not positive, because the smallest long has no positive counterpart.
        long rest = amountMinor > 0 ? -amountMinor : amountMinor;
        char[] chars = new char[CharsMax];
        int start = CharsMax;
        int digits = 0;
        while (rest != 0 || digits < 3)
        {
            if (digits == 2)
            {
                chars[--start] = '.';
            }

            chars[--start] = (char)('0' - (int)(rest % 10));
            rest /= 10;
            digits++;
        }

        if (amountMinor < 0)
        {
            chars[--start] = '-';
        }

        return new string(chars, start, CharsMax - start);
    }

    private static bool IsBalance(long amountMinor)
    {
        return amountMinor >= 0 && amountMinor <= MinorMax;
    }
}
