using System;
using System.Numerics;

namespace Wallet.Vectors;

/// <summary>P-256 (SP 800-186, 3.2.1.3) from the textbook, for data: slow, and never near a secret.</summary>
public static class ReferenceCurve
{
    /// <summary>The prime of the field.</summary>
    public static readonly BigInteger P = Parse("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");

    /// <summary>The order of the group.</summary>
    public static readonly BigInteger N = Parse("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>The base point.</summary>
    public static readonly Point G = new(
        Parse("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
        Parse("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

    private static readonly BigInteger B = Parse("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>A point that is not infinity, which is null.</summary>
    public sealed record Point(BigInteger X, BigInteger Y);

    /// <summary>The number of a hex string.</summary>
    public static BigInteger Parse(string hex) =>
        new(Convert.FromHexString(hex), isUnsigned: true, isBigEndian: true);

    /// <summary>A number below 2^256 in 32 bytes.</summary>
    public static byte[] Encode(BigInteger value)
    {
        byte[] digits = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - digits.Length], .. digits];
    }

    /// <summary>x | y.</summary>
    public static byte[] Encode(Point point) => [.. Encode(point.X), .. Encode(point.Y)];

    /// <summary>x | y of 64 bytes, whatever they are.</summary>
    public static Point Decode(byte[] encoded) => new(
        new BigInteger(encoded.AsSpan(0, 32), isUnsigned: true, isBigEndian: true),
        new BigInteger(encoded.AsSpan(32, 32), isUnsigned: true, isBigEndian: true));

    /// <summary>Whether x and y are below p and on the curve.</summary>
    public static bool Contains(Point point) =>
        point.X < P && point.Y < P && Modulo((point.Y * point.Y) - RightSide(point.X), P).IsZero;

    /// <summary>The point of an x with an even or odd y; null where there is none.</summary>
    public static Point? OfX(BigInteger x, bool isOdd)
    {
        // p = 3 modulo 4: a root is a power.
        BigInteger y = BigInteger.ModPow(Modulo(RightSide(x), P), (P + 1) / 4, P);
        Point point = new(x, y.IsEven == isOdd ? P - y : y);
        return x < P && Contains(point) ? point : null;
    }

    /// <summary>The inverse modulo a prime.</summary>
    public static BigInteger Invert(BigInteger value, BigInteger prime) =>
        BigInteger.ModPow(Modulo(value, prime), prime - 2, prime);

    /// <summary>From 0 on.</summary>
    public static BigInteger Modulo(BigInteger value, BigInteger modulus)
    {
        BigInteger rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    /// <summary>The point below the axis.</summary>
    public static Point? Negate(Point? point) => point == null ? null : point with { Y = Modulo(-point.Y, P) };

    /// <summary>The sum, doubling and infinity included.</summary>
    public static Point? Add(Point? a, Point? b)
    {
        if (a == null || b == null) { return a ?? b; }
        if (a.X == b.X && Modulo(a.Y + b.Y, P).IsZero) { return null; }

        BigInteger slope = a == b
            ? ((3 * a.X * a.X) - 3) * Invert(2 * a.Y, P)
            : (b.Y - a.Y) * Invert(b.X - a.X, P);
        BigInteger x = Modulo((slope * slope) - a.X - b.X, P);
        return new Point(x, Modulo((slope * (a.X - x)) - a.Y, P));
    }

    /// <summary>A multiple, by doubling and adding; x and y have denominators z^2 and z^3 until the end.</summary>
    public static Point? Multiply(BigInteger scalar, Point? point)
    {
        if (point == null) { return null; }

        BigInteger rest = Modulo(scalar, N);
        BigInteger x = 1, y = 1, z = 0;
        for (int bit = (int)rest.GetBitLength() - 1; bit >= 0; bit--)
        {
            Double(ref x, ref y, ref z);
            if (!((rest >> bit) & 1).IsZero) { AddAffine(ref x, ref y, ref z, point); }
        }

        if (z.IsZero) { return null; }

        BigInteger inverse = Invert(z, P);
        BigInteger square = inverse * inverse % P;
        return new Point(Modulo(x * square, P), Modulo(y * square % P * inverse, P));
    }

    private static void Double(ref BigInteger x, ref BigInteger y, ref BigInteger z)
    {
        BigInteger zz = z * z % P;
        BigInteger yy = y * y % P;
        BigInteger s = 4 * x * yy % P;
        BigInteger slope = 3 * (x - zz) * (x + zz) % P;
        z = 2 * y * z % P;
        x = ((slope * slope) - (2 * s)) % P;
        y = ((slope * (s - x)) - (8 * yy * yy)) % P;
    }

    private static void AddAffine(ref BigInteger x, ref BigInteger y, ref BigInteger z, Point point)
    {
        if (z.IsZero)
        {
            (x, y, z) = (point.X, point.Y, 1);
            return;
        }

        BigInteger zz = z * z % P;
        BigInteger h = Modulo((point.X * zz) - x, P);
        BigInteger slope = Modulo((point.Y * zz % P * z) - y, P);
        if (h.IsZero && slope.IsZero)
        {
            Double(ref x, ref y, ref z);
            return;
        }

        BigInteger hh = h * h % P;
        BigInteger hhh = hh * h % P;
        BigInteger v = x * hh % P;
        x = ((slope * slope) - hhh - (2 * v)) % P;
        y = ((slope * (v - x)) - (y * hhh)) % P;
        z = z * h % P;
    }

    private static BigInteger RightSide(BigInteger x) => (x * x * x) - (3 * x) + B;
}
