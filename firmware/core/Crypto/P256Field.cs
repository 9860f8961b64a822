using System;

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
    /// <summary>Finds a root of a, if a is a square; a is public.</summary>
    /// <returns>False, with no root in the result, where a is no square. The other root is the negative.</returns>
    public static bool TrySquareRoot(long[] a, long[] result)
    {
        // a^((p + 1) / 4) for p = 3 modulo 4; the exponent is ((2^32 - 1) 2^128 + 2^96 + 1) 2^94.
        long[] power = new long[LimbCount];
        long[] shifted = new long[LimbCount];
        Array.Copy(a, 0, power, 0, LimbCount);
        for (int ones = 1; ones < 32; ones <<= 1)
        {
            Square(power, ones, shifted);
            Multiply(power, shifted, power);
        }
        Square(power, 32, power);
        Multiply(power, a, power);
        Square(power, 96, power);
        Multiply(power, a, power);
        Square(power, 94, power);
        Square(power, 1, shifted);
        bool isRoot = AreEqual(shifted, a);
        Array.Copy(power, 0, result, 0, LimbCount);
        return isRoot;
    }
}
