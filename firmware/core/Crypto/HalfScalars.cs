namespace Wallet.Core.Crypto;

/// <summary>
/// Writes a scalar as a quotient of two of half its length (A. Antipa et al., Accelerated verification of ECDSA
/// signatures, 2005). Public scalars only.
/// </summary>
public static class HalfScalars
{
    /// <summary>Limbs of 29 bits that hold a half.</summary>
    public const int LimbCount = 5;

    /// <summary>Both halves are below 2 to this power.</summary>
    public const int Bits = 129;

    // 2^128 is 2^12 in limb 4.
    private const int EndLimb = 4;
    private const long EndTop = 1 << 12;

    /// <summary>
    /// Finds v and w with v u = w (returns 1) or v u = -w (returns -1) modulo n, 0 &lt; v &lt; 2^129, 0 &lt; w &lt;
    /// 2^128.
    /// </summary>
    /// <param name="u">Nine plain limbs of 29 bits, 0 &lt; u &lt; n.</param>
    /// <param name="v">Takes five limbs; any further ones become zero.</param>
    /// <param name="w">Takes five limbs; any further ones become zero. Never zero, for n is prime.</param>
    /// <remarks>
    /// Euclid's remainders of n and u go down to the first below 2^128, w. With a the remainder before it, v a is at
    /// most n (<see cref="ModularInverseEuclid.Run"/>), and a is at least 2^127: it was taken to be at or above
    /// 2^128 by its top bits, at least 2^30, which are wrong by less than 2^29.
    /// </remarks>
    public static int Split(long[] u, long[] v, long[] w)
    {
        long[] a = new long[ModularInverseEuclid.LimbCount];
        long[] b = new long[ModularInverseEuclid.LimbCount];
        long[] x = new long[ModularInverseEuclid.LimbCount];
        long[] y = new long[ModularInverseEuclid.LimbCount];
        ModularInverse.SetModulus(a, false);
        System.Array.Copy(u, 0, b, 0, ModularInverseEuclid.LimbCount);
        y[0] = 1;
        bool isNegative = ModularInverseEuclid.Run(a, b, x, y, EndLimb, EndTop);
        Copy(y, v);
        Copy(b, w);
        return isNegative ? -1 : 1;
    }

    private static void Copy(long[] from, long[] to)
    {
        System.Array.Clear(to, 0, to.Length);
        System.Array.Copy(from, 0, to, 0, LimbCount);
    }
}
