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
    /// <summary>Limbs of an element.</summary>
    public const int LimbCount = P256Limbs.Count;

    /// <summary>result = a + b.</summary>
    public static void Add(long[] a, long[] b, long[] result)
    {
        P256Limbs.Add(a, b, result);
    }

    /// <summary>result = a - b.</summary>
    public static void Subtract(long[] a, long[] b, long[] result)
    {
        P256Limbs.Subtract(a, b, result);
    }

    /// <summary>result = -a.</summary>
    public static void Negate(long[] a, long[] result)
    {
        P256Limbs.Subtract(new long[LimbCount], a, result);
    }

    /// <summary>Reads 32 big-endian bytes, modulo p.</summary>
    /// <returns>Whether the number was below p, so that nothing was reduced.</returns>
    public static bool Decode(byte[] source, int offset, long[] result)
    {
        P256Limbs.FromBytes(source, offset, result);
        bool isBelow = P256Limbs.IsBelow(result, Modulus());
        ToMontgomery(result, result);
        return isBelow;
    }

    /// <summary>Writes the element as 32 big-endian bytes, from 0 to p - 1.</summary>
    public static void Encode(long[] a, byte[] output, int offset)
    {
        long[] plain = new long[LimbCount];
        FromMontgomery(a, plain);
        P256Limbs.ToBytes(plain, output, offset);
        Array.Clear(plain, 0, LimbCount);
    }

    /// <summary>result = plain * 2^261: Montgomery's form of plain limbs, which need not be below p.</summary>
    public static void ToMontgomery(long[] plain, long[] result)
    {
        // R squared.
        long[] squaredRadix = new long[]
        {
            0xc00, 0x0, 0x1fff0000, 0x1fdfffff, 0x1fbfffff,
            0x1fffffff, 0x1fffffff, 0x1ffffffe, 0x13,
        };
        Multiply(plain, squaredRadix, result);
    }

    /// <summary>Sets the element to one.</summary>
    public static void SetOne(long[] result)
    {
        // R.
        long[] one = new long[]
        {
            0x20, 0x0, 0x0, 0x1fffc000, 0x1fffffff,
            0x1fffffff, 0x1f7fffff, 0x3ffffff, 0x0,
        };
        Array.Copy(one, 0, result, 0, LimbCount);
    }

    /// <summary>Whether the element is zero, in whichever form.</summary>
    public static bool IsZero(long[] a)
    {
        long[] plain = new long[LimbCount];
        FromMontgomery(a, plain);
        bool isZero = P256Limbs.IsZero(plain);
        Array.Clear(plain, 0, LimbCount);
        return isZero;
    }

    /// <summary>Whether two elements are the same number, in whichever forms.</summary>
    public static bool AreEqual(long[] a, long[] b)
    {
        long[] difference = new long[LimbCount];
        P256Limbs.Subtract(a, b, difference);
        bool areEqual = IsZero(difference);
        Array.Clear(difference, 0, LimbCount);
        return areEqual;
    }

    /// <summary>result = 1 / a, in the same steps for every a; zero for zero.</summary>
    public static void Invert(long[] a, long[] result)
    {
        long[] plain = new long[LimbCount];
        FromMontgomery(a, plain);
        ModularInverse.InvertToMontgomery(plain, true, result);
        Array.Clear(plain, 0, LimbCount);
    }

    /// <summary>result = 1 / a for a that anyone may know, which may be faster; zero for zero.</summary>
    public static void InvertPublic(long[] a, long[] result)
    {
        long[] plain = new long[LimbCount];
        FromMontgomery(a, plain);
        ModularInverse.InvertPublic(plain, true, plain);
        ToMontgomery(plain, result);
    }

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

    private static long[] Modulus()
    {
        return new long[]
        {
            0x1fffffff, 0x1fffffff, 0x1fffffff, 0x1ff, 0x0,
            0x0, 0x40000, 0x1fe00000, 0xffffff,
        };
    }
}
