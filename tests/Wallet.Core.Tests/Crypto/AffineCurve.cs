using System;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

/// <summary>P-256 as the books have it, on BigInteger: slow, plain, and nobody's unrolled arithmetic.</summary>
internal static class AffineCurve
{
    public static readonly BigInteger P =
        BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;

    public static readonly AffinePoint Base = BaseOf(ECCurve.NamedCurves.nistP256);

    // 256 points of no simple relation: each is 5 times the one before, and the base point.
    private static readonly Lazy<AffinePoint[]> Pool = new(() =>
    {
        AffinePoint[] points = new AffinePoint[256];
        AffinePoint point = Base;
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = point = Add(Multiply(5, point), Base)!;
        }
        return points;
    });

    private static readonly BigInteger InverseRadix = Inverse(BigInteger.Pow(2, 261));

    public static BigInteger Inverse(BigInteger a)
    {
        return BigInteger.ModPow(Mod(a), P - 2, P);
    }

    public static BigInteger Mod(BigInteger a)
    {
        BigInteger rest = a % P;
        return rest.Sign < 0 ? rest + P : rest;
    }

    /// <summary>The sum; null stands for infinity.</summary>
    public static AffinePoint? Add(AffinePoint? a, AffinePoint? b)
    {
        if (a == null) { return b; }
        if (b == null) { return a; }
        if (a.X == b.X && a.Y != b.Y) { return null; }

        BigInteger slope = a == b
            ? ((3 * a.X * a.X) - 3) * Inverse(2 * a.Y)
            : (b.Y - a.Y) * Inverse(b.X - a.X);
        BigInteger x = Mod((slope * slope) - a.X - b.X);
        return new AffinePoint(x, Mod((slope * (a.X - x)) - a.Y));
    }

    public static AffinePoint? Multiply(BigInteger scalar, AffinePoint? point)
    {
        AffinePoint? sum = null;
        for (int bit = (int)scalar.GetBitLength() - 1; bit >= 0; bit--)
        {
            sum = Add(sum, sum);
            if (!((scalar >> bit) & 1).IsZero) { sum = Add(sum, point); }
        }
        return sum;
    }

    /// <summary>One of 256 points.</summary>
    public static AffinePoint NextPoint(this Random random)
    {
        return Pool.Value[random.Next(Pool.Value.Length)];
    }

    /// <summary>Carried limbs in Montgomery's form, of that plus a multiple of p.</summary>
    public static long[] ToLimbs(BigInteger number, int multiples = 0)
    {
        return Split(Mod(number << 261) + (multiples * P));
    }

    /// <summary>Carried limbs of a number as it is.</summary>
    public static long[] Split(BigInteger value)
    {
        return [.. Enumerable.Range(0, 9).Select(i =>
            (long)(i == 8 ? value >> 232 : (value >> (29 * i)) & ((1 << 29) - 1)))];
    }

    /// <summary>The number whose Montgomery form nine limbs are.</summary>
    public static BigInteger FromLimbs(long[] limbs, int offset)
    {
        return Mod(Value(limbs, offset) * InverseRadix);
    }

    /// <summary>The number that nine limbs make.</summary>
    public static BigInteger Value(long[] limbs, int offset)
    {
        return Enumerable.Range(0, 9).Aggregate(
            BigInteger.Zero, (sum, i) => sum + (new BigInteger(limbs[offset + i]) << (29 * i)));
    }

    /// <summary>Puts a point into a table, with limbs of either sign.</summary>
    public static void Put(Random random, AffinePoint point, int[] points, int offset)
    {
        long[] x = ToLimbs(point.X, random.Next(-4, 4));
        long[] y = ToLimbs(point.Y, random.Next(-4, 4));
        if (random.Next(2) == 0) { y = [.. ToLimbs(-point.Y, random.Next(-4, 4)).Select(limb => -limb)]; }
        for (int i = 0; i < 9; i++)
        {
            points[offset + i] = (int)x[i];
            points[offset + 9 + i] = (int)y[i];
        }
    }

    private static AffinePoint BaseOf(ECCurve curve)
    {
        using ECDiffieHellman key = ECDiffieHellman.Create(curve);
        ECPoint point = key.ExportExplicitParameters(false).Curve.G;
        return new AffinePoint(new BigInteger(point.X, true, true), new BigInteger(point.Y, true, true));
    }
}

/// <summary>A finite point.</summary>
internal sealed record AffinePoint(BigInteger X, BigInteger Y)
{
    public AffinePoint Negative => new(X, AffineCurve.P - Y);
}
