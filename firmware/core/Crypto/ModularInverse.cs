using System;

namespace Wallet.Core.Crypto;

/// <summary>Inverses modulo the two primes of P-256.</summary>
/// <remarks>
/// A number is nine limbs of 29 bits, least significant first, below the modulus: p, of the field, or n, the order
/// of the base point. Limbs are signed, and nothing here is ever unsigned: the device shifts by the tag of a value.
/// </remarks>
public static partial class ModularInverse
{
    /// <summary>Limbs of a number.</summary>
    public const int LimbCount = 9;

    private const int LimbBits = 29;

    /// <summary>result = 1 / value, and 0 for 0, for values that are no secret: by Euclid, and faster.</summary>
    /// <param name="value">Nine plain limbs, below the modulus.</param>
    /// <param name="ofField">Modulo p; otherwise modulo n.</param>
    /// <param name="result">Nine plain limbs, below the modulus. May be the value.</param>
    public static void InvertPublic(long[] value, bool ofField, long[] result)
    {
        long[] modulus = new long[LimbCount];
        long[] b = new long[LimbCount];
        long[] x = new long[LimbCount];
        long[] y = new long[LimbCount];
        SetModulus(modulus, ofField);
        Array.Copy(value, 0, b, 0, LimbCount);
        y[0] = 1;
        bool isNegative = ModularInverseEuclid.Run(modulus, b, x, y, 0, 2);

        // Zero came with b = 0 at once, and everything else ends with b = 1.
        long factor = isNegative ? -b[0] : b[0];
        SetModulus(modulus, ofField);
        long mask = (1L << LimbBits) - 1;
        long sum = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            sum += factor * y[i];
            if (isNegative) { sum += modulus[i]; }

            result[i] = sum & mask;
            sum >>= LimbBits;
        }
    }

    /// <summary>The modulus as nine limbs.</summary>
    internal static void SetModulus(long[] limbs, bool ofField)
    {
        limbs[0] = ofField ? 0x1fffffff : 0x1c632551;
        limbs[1] = ofField ? 0x1fffffff : 0x1dce5617;
        limbs[2] = ofField ? 0x1fffffff : 0x05e7a13c;
        limbs[3] = ofField ? 0x000001ff : 0x0df55b4e;
        limbs[4] = ofField ? 0x00000000 : 0x1ffffbce;
        limbs[5] = ofField ? 0x00000000 : 0x1fffffff;
        limbs[6] = ofField ? 0x00040000 : 0x0003ffff;
        limbs[7] = 0x1fe00000;
        limbs[8] = 0x00ffffff;
    }
}
