using System.Linq;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>What both moduli have besides unrolled code: bytes, forms, comparisons, inverses.</summary>
public static class FieldMembers
{
    private const string Template =
        """
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

            /// <summary>Reads 32 big-endian bytes, modulo $m.</summary>
            /// <returns>Whether the number was below $m, so that nothing was reduced.</returns>
            public static bool Decode(byte[] source, int offset, long[] result)
            {
                P256Limbs.FromBytes(source, offset, result);
                bool isBelow = P256Limbs.IsBelow(result, Modulus());
                ToMontgomery(result, result);
                return isBelow;
            }

            /// <summary>Writes the element as 32 big-endian bytes, from 0 to $m - 1.</summary>
            public static void Encode(long[] a, byte[] output, int offset)
            {
                long[] plain = new long[LimbCount];
                FromMontgomery(a, plain);
                P256Limbs.ToBytes(plain, output, offset);
                Array.Clear(plain, 0, LimbCount);
            }

            /// <summary>result = plain * 2^261: Montgomery's form of plain limbs, which need not be below $m.</summary>
            public static void ToMontgomery(long[] plain, long[] result)
            {
                // R squared.
                long[] squaredRadix = new long[]
                {
        $RR
                };
                Multiply(plain, squaredRadix, result);
            }

            /// <summary>Sets the element to one.</summary>
            public static void SetOne(long[] result)
            {
                // R.
                long[] one = new long[]
                {
        $R
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
                ModularInverse.InvertToMontgomery(plain, $field, result);
                Array.Clear(plain, 0, LimbCount);
            }

            /// <summary>result = 1 / a for a that anyone may know, which may be faster; zero for zero.</summary>
            public static void InvertPublic(long[] a, long[] result)
            {
                long[] plain = new long[LimbCount];
                FromMontgomery(a, plain);
                ModularInverse.InvertPublic(plain, $field, plain);
                ToMontgomery(plain, result);
            }

            private static long[] Modulus()
            {
                return new long[]
                {
        $MODULUS
                };
            }

        """;

    /// <summary>The members for one modulus.</summary>
    public static string Write(Modulus modulus)
    {
        return Template
            .Replace("$RR", Limbs(BigInteger.ModPow(2, 522, modulus.Value)), System.StringComparison.Ordinal)
            .Replace("$R", Limbs(BigInteger.ModPow(2, 261, modulus.Value)), System.StringComparison.Ordinal)
            .Replace("$MODULUS", Limbs(modulus.Value), System.StringComparison.Ordinal)
            .Replace("$m", modulus.Name, System.StringComparison.Ordinal)
            .Replace("$field", modulus == Modulus.P ? "true" : "false", System.StringComparison.Ordinal);
    }

    private static string Limbs(BigInteger number)
    {
        string[] limbs = [.. Enumerable.Range(0, Element.Count).Select(i =>
            "0x" + ((long)((number >> (Element.Bits * i)) & ((1 << Element.Bits) - 1))).ToString("x", null))];
        return $"            {string.Join(", ", limbs[..5])},\n            {string.Join(", ", limbs[5..])},";
    }
}
