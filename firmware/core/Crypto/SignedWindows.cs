namespace Wallet.Core.Crypto;

/// <summary>Signed digits of a public scalar: the non-adjacent form of a width (Hankerson et al., Guide to ECC,
/// 3.35).</summary>
public static class SignedWindows
{
    private const int LimbBits = 29;

    /// <summary>
    /// Makes the number the sum of digits[i] 2^i: a digit is zero, or odd and below 2^(width - 1) in magnitude, and
    /// among any neighbours of the count of the width there is one at most that is not zero.
    /// </summary>
    /// <param name="limbs">Plain limbs of 29 bits.</param>
    /// <param name="bitCount">The number is below 2 to this power; all its limbs are there.</param>
    /// <param name="width">2 to 16.</param>
    /// <param name="digits">At least bitCount + 1; those not needed become zero.</param>
    /// <returns>How many digits there are up to the highest that is not zero.</returns>
    public static int Recode(long[] limbs, int bitCount, int width, int[] digits)
    {
        System.Array.Clear(digits, 0, digits.Length);
        int windowMask = (1 << width) - 1;
        int negativeMin = 1 << (width - 1);
        int limbCount = (bitCount + LimbBits - 1) / LimbBits;

        // What is left of the number from bit `at` on: the carry is in it, and only the next `held` bits are.
        long rest = 0;
        int held = 0;
        int next = 0;
        int at = 0;
        int count = 0;
        while (true)
        {
            if (held < width)
            {
                if (next < limbCount)
                {
                    rest += limbs[next] << held;
                    next++;
                }
                else if (rest == 0)
                {
                    return count;
                }

                held += LimbBits;
            }

            if (((int)rest & 1) == 0)
            {
                rest >>= 1;
                held--;
                at++;
                continue;
            }

            int digit = (int)rest & windowMask;
            if (digit >= negativeMin) { digit -= windowMask + 1; }

            digits[at] = digit;
            rest = (rest - digit) >> width;
            held -= width;
            at += width;
            count = at - width + 1;
        }
    }
}
