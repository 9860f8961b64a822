namespace Wallet.Core.Crypto;

/// <summary>Arithmetic modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, the field of P-256 (SP 800-186, 3.2.1.3).</summary>
/// <remarks>
/// An element is nine signed limbs of 29 bits, least significant first, in Montgomery's form with R = 2^261 (P.
/// Montgomery, 1985). Limbs of results are carried: all from 0 to 2^29 - 1 but the top one, which may be negative. The
/// value is not reduced, so one number has several forms: a sum of up to eight results may be multiplied or encoded,
/// and <see cref="Encode"/>, <see cref="IsZero"/> and <see cref="AreEqual"/> know all forms. Branches and indices
/// depend on lengths only, but for what says public. Results may be operands too.
/// </remarks>
public static partial class P256Field
{
    /// <summary>Finds a root y of a, if a is a square, and 1 / (c y) for nearly nothing more; all are public.</summary>
    /// <remarks>
    /// The power (p - 3) / 4 of a square t^2 is 1 / t or -1 / t, for p = 3 modulo 4. Here t = c^2 y, whose square
    /// a c^4 is known before y is; then y = a c^2 / t and 1 / (c y) = c / t, both of the one sign.
    /// </remarks>
    /// <param name="a">Not zero.</param>
    /// <param name="c">Any element; for zero there is no root, and the inverse is zero.</param>
    /// <param name="root">Takes y. The other root is -y.</param>
    /// <param name="inverse">Takes 1 / (c y). May be c.</param>
    /// <returns>False where a is no square, or c is zero.</returns>
    public static bool TrySquareRoot(long[] a, long[] c, long[] root, long[] inverse)
    {
        long[] square = new long[LimbCount];
        long[] power = new long[LimbCount];
        Square(c, 1, square);
        Square(square, 1, power);
        Multiply(a, power, power);

        // The exponent, 254 bits: 32 ones, 31 zeros, a one, 96 zeros, 94 ones.
        long[] ones3 = Append(Append(power, 1, power), 1, power);
        long[] ones6 = Append(ones3, 3, ones3);
        long[] ones15 = Append(Append(ones6, 6, ones6), 3, ones3);
        long[] ones30 = Append(ones15, 15, ones15);
        long[] ones32 = Append(Append(ones30, 1, power), 1, power);
        power = Append(ones32, 32, power);
        power = Append(power, 96 + 32, ones32);
        power = Append(power, 32, ones32);
        power = Append(power, 30, ones30);

        Multiply(power, c, inverse);
        Multiply(power, square, power);
        Multiply(power, a, root);
        Square(root, 1, square);
        return AreEqual(square, a);
    }

    // Exponents as bits: those of the power, moved up by so many places, and those of the end.
    private static long[] Append(long[] power, int places, long[] end)
    {
        long[] result = new long[LimbCount];
        Square(power, places, result);
        Multiply(result, end, result);
        return result;
    }
}
