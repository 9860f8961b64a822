namespace Wallet.Core.Crypto;

/// <summary>Euclid's algorithm on long numbers after D. H. Lehmer (1938; Knuth, TAOCP 2, 4.5.2 L). Public numbers
/// only.</summary>
/// <remarks>
/// The top 58 bits of both numbers say what some thirty bits' worth of quotients are; these make a two by two matrix,
/// and the long numbers are touched once per matrix. A quotient that is wrong by one does no harm: the matrix has
/// determinant 1 or -1 whatever it says, and both numbers stay positive. Numbers are nine limbs of 29 bits.
/// </remarks>
internal static class ModularInverseEuclid
{
    /// <summary>Limbs of a number.</summary>
    public const int LimbCount = 9;

    private const int LimbBits = 29;

    // Below this, a remainder of the top bits is not trusted, and no factor in front of a remainder is above
    // 2^58 / 2^30: an error of the two top parts, below 1 each, becomes one below 2^29.
    private const long TrustedMin = 1L << 30;

    // The packed matrix row (s, t) is s + t 2^31.
    private const int RowBits = 31;
    private const long RowMask = (1L << RowBits) - 1;

    /// <summary>
    /// Goes on until b is below the end, endTop 2^(29 endLimb). With z the first b, and a, b, x, y starting at m, z,
    /// 0, 1: b = y z and a = -x z modulo m where it returns false, b = -y z and a = x z where it returns true, and
    /// x b + y a = m throughout.
    /// </summary>
    /// <remarks>Numbers a and b must be coprime, and the end at least 2 and at most 2^29 endLimb+1.</remarks>
    public static bool Run(long[] a, long[] b, long[] x, long[] y, int endLimb, long endTop)
    {
        bool isOdd = false;
        int top = LimbCount - 1;
        int used = 1;
        int bTop = LimbCount - 1;
        while (true)
        {
            while (b[bTop] == 0 && bTop > endLimb) { bTop--; }
            if (bTop < endLimb || (bTop == endLimb && b[bTop] < endTop)) { return isOdd; }

            while ((a[top] | b[top]) == 0) { top--; }

            // The top 58 bits of both, by the longer one. Less than 58 bits are shifted up as well, all but the last
            // limb, where each quotient is right and the end is near.
            long high = a[top];
            long low = b[top];
            long stop = 1;
            if (top > 0)
            {
                int shift = ShiftOf(high | low);
                high = ((high << LimbBits) | a[top - 1]) << shift;
                low = ((low << LimbBits) | b[top - 1]) << shift;
                if (top > 1)
                {
                    high |= a[top - 2] >> (LimbBits - shift);
                    low |= b[top - 2] >> (LimbBits - shift);
                }

                stop = TrustedMin;
                long end = top == endLimb ? endTop << (LimbBits + shift) : top == endLimb + 1 ? endTop << shift : 0;
                if (end > stop) { stop = end; }
            }

            long upper = 1;
            long lower = 1L << RowBits;
            bool isSwapped = false;
            if (low >= stop)
            {
                long rest;
                long quotient;
                while (true)
                {
                    quotient = high / low;
                    rest = high - (quotient * low);
                    if (rest < stop) { break; }

                    high = rest;
                    upper += quotient * lower;
                    quotient = low / high;
                    rest = low - (quotient * high);
                    if (rest < stop)
                    {
                        isSwapped = true;
                        break;
                    }

                    low = rest;
                    lower += quotient * upper;
                }

                // The remainder that is the first below the end, and can be trusted.
                if (rest >= TrustedMin)
                {
                    if (isSwapped) { lower += quotient * upper; }
                    else { upper += quotient * lower; }

                    isSwapped = !isSwapped;
                }
            }

            if (lower == 1L << RowBits && !isSwapped)
            {
                isOdd ^= TakeMultiple(a, b, x, y);
                used = LimbCount;
                top = LimbCount - 1;
                bTop = LimbCount - 1;
                continue;
            }

            if (isSwapped)
            {
                long row = upper;
                upper = lower;
                lower = row;
                isOdd = !isOdd;
            }

            long u = upper & RowMask;
            long v = upper >> RowBits;
            long s = lower & RowMask;
            long t = lower >> RowBits;
            used = AddRows(x, y, used, u, v, s, t);
            if (isSwapped) { SubtractRows(b, a, top, v, u, t, s, a, b); }
            else { SubtractRows(a, b, top, u, v, s, t, a, b); }
        }
    }

    // How far the highest one is from bit 28. The limb is not zero.
    private static int ShiftOf(long limb)
    {
        int shift = 0;
        if (limb < 1 << 13)
        {
            limb <<= 16;
            shift = 16;
        }
        if (limb < 1 << 21)
        {
            limb <<= 8;
            shift += 8;
        }
        if (limb < 1 << 25)
        {
            limb <<= 4;
            shift += 4;
        }
        while (limb < 1 << 28)
        {
            limb <<= 1;
            shift++;
        }
        return shift;
    }

    // first = u p - v q, second = t q - s p; all products are below 2^58, and so is each difference.
    private static void SubtractRows(
        long[] p, long[] q, int top, long u, long v, long s, long t, long[] first, long[] second)
    {
        long mask = (1L << LimbBits) - 1;
        long firstSum = 0;
        long secondSum = 0;
        for (int i = 0; i <= top; i++)
        {
            long pLimb = p[i];
            long qLimb = q[i];
            firstSum += (u * pLimb) - (v * qLimb);
            secondSum += (t * qLimb) - (s * pLimb);
            first[i] = firstSum & mask;
            second[i] = secondSum & mask;
            firstSum >>= LimbBits;
            secondSum >>= LimbBits;
        }
    }

    // (x, y) = (u x + v y, s x + t y); sums are below 2^59. Both stay below m, as x b + y a = m.
    private static int AddRows(long[] x, long[] y, int used, long u, long v, long s, long t)
    {
        long mask = (1L << LimbBits) - 1;
        long xSum = 0;
        long ySum = 0;
        for (int i = 0; i < used; i++)
        {
            long xLimb = x[i];
            long yLimb = y[i];
            xSum += (u * xLimb) + (v * yLimb);
            ySum += (s * xLimb) + (t * yLimb);
            x[i] = xSum & mask;
            y[i] = ySum & mask;
            xSum >>= LimbBits;
            ySum >>= LimbBits;
        }

        if ((xSum | ySum) == 0) { return used; }

        x[used] = xSum;
        y[used] = ySum;
        return used + 1;
    }

    // What the top bits cannot say, since one quotient is large or b short: takes some multiple of b off a, or
    // changes places where a is the smaller one already, and then returns true. Rare, and good for any a and b.
    private static bool TakeMultiple(long[] a, long[] b, long[] x, long[] y)
    {
        int aTop = TopOf(a);
        int bTop = TopOf(b);
        int shift = aTop - bTop;
        long quotient = 0;
        if (shift >= 0)
        {
            long divisor = bTop == 0 ? b[0] : b[bTop] + 1;
            quotient = a[aTop] / divisor;
            if (quotient == 0 && shift > 0)
            {
                shift--;
                quotient = ((a[aTop] << LimbBits) | a[aTop - 1]) / divisor;
            }
            if (quotient == 0 && shift == 0 && IsAtLeast(a, b)) { quotient = 1; }
        }
        if (quotient == 0)
        {
            Exchange(a, b);
            Exchange(x, y);
            return true;
        }

        AddMultiple(a, -quotient, b, shift);
        AddMultiple(x, quotient, y, shift);
        return false;
    }

    private static int TopOf(long[] number)
    {
        int top = LimbCount - 1;
        while (number[top] == 0) { top--; }
        return top;
    }

    private static bool IsAtLeast(long[] a, long[] b)
    {
        for (int i = LimbCount - 1; i > 0; i--)
        {
            if (a[i] != b[i]) { return a[i] > b[i]; }
        }
        return a[0] >= b[0];
    }

    private static void Exchange(long[] a, long[] b)
    {
        for (int i = 0; i < LimbCount; i++)
        {
            long limb = a[i];
            a[i] = b[i];
            b[i] = limb;
        }
    }

    private static void AddMultiple(long[] sum, long factor, long[] number, int shift)
    {
        long mask = (1L << LimbBits) - 1;
        long carry = 0;
        for (int i = shift; i < LimbCount; i++)
        {
            carry += sum[i] + (factor * number[i - shift]);
            sum[i] = carry & mask;
            carry >>= LimbBits;
        }
    }
}
