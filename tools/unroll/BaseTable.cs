using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;

namespace Wallet.Unroll;

/// <summary>Writes the comb tables of P-256's base point G: P256BaseTableData.cs.</summary>
/// <remarks>
/// Signed comb (Lim, Lee 1994; all digits 1 or -1): 8 teeth 32 bits apart, 4 tables 8 bits apart. The entry of table t
/// at index i is (2^224 + the sum over the teeth j from 0 to 6 of 2^(32 j), positive where bit j of i is set) 2^(8 t)
/// G, affine; each coordinate is 9 limbs of 29 bits, lowest first, times 2^261 modulo p.
/// </remarks>
public static class BaseTable
{
    /// <summary>Tables.</summary>
    public const int TableCount = 4;

    /// <summary>Entries of a table.</summary>
    public const int EntryCount = 128;

    /// <summary>Limbs of a coordinate.</summary>
    public const int LimbCount = 9;

    /// <summary>Odd, so that a sum differs wherever one number does.</summary>
    public const int SumFactor = 31;

    private const int ToothCount = 8;
    private const int ToothBits = 32;
    private const int TableBits = 8;
    private const int LimbBits = 29;

    private static readonly BigInteger Prime =
        (BigInteger.One << 256) - (BigInteger.One << 224) + (BigInteger.One << 192) + (BigInteger.One << 96) - 1;

    private static readonly BigInteger BaseX = Hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    private static readonly BigInteger BaseY = Hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    /// <summary>The file's text.</summary>
    public static string Text()
    {
        StringBuilder text = new();
        text.Append("namespace Wallet.Core.Crypto;\n\n")
            .Append("/// <summary>The comb tables of the base point. Written by tools/unroll.</summary>\n")
            .Append("/// <remarks>See BaseTable.cs there; x and y in turn. Each call makes a new array.</remarks>\n")
            .Append("public static class P256BaseTableData\n{\n");
        Point power = new(BaseX, BaseY);
        long[] sums = new long[TableCount];
        for (int table = 0; table < TableCount; table++)
        {
            text.Append(table == 0 ? "" : "\n");
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>Table {table}.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"    public static int[] Table{table}()\n    {{\n");
            text.Append("        return new int[]\n        {\n");
            foreach (Point entry in Entries(power))
            {
                sums[table] = AppendLimbs(text, AppendLimbs(text, sums[table], entry.X), entry.Y);
            }

            text.Append("        };\n    }\n");
            power = Doubled(power, TableBits);
        }

        text.Append("\n    /// <summary>What the numbers of a table come to; see P256BaseTable.IsIntact.</summary>\n")
            .Append("    public static long[] Sums()\n    {\n        return new long[]\n        {\n            ")
            .AppendJoin(" ", sums.Select(sum => string.Create(CultureInfo.InvariantCulture, $"{sum},")))
            .Append("\n        };\n    }\n");
        return text.Append("}\n").ToString();
    }

    private static Point[] Entries(Point power)
    {
        Point[] teeth = new Point[ToothCount];
        teeth[0] = power;
        for (int tooth = 1; tooth < ToothCount; tooth++) { teeth[tooth] = Doubled(teeth[tooth - 1], ToothBits); }

        Point[] entries = new Point[EntryCount];
        entries[0] = teeth[ToothCount - 1];
        for (int tooth = 0; tooth < ToothCount - 1; tooth++)
        {
            entries[0] = Add(entries[0], new Point(teeth[tooth].X, Prime - teeth[tooth].Y));
        }

        for (int index = 1; index < EntryCount; index++)
        {
            int highest = BitOperations.Log2((uint)index);
            entries[index] = Add(entries[index - (1 << highest)], Doubled(teeth[highest], 1));
        }

        return entries;
    }

    private static Point Doubled(Point point, int times)
    {
        for (int i = 0; i < times; i++) { point = Add(point, point); }

        return point;
    }

    // No sum here is of opposite points: neither G nor a multiple by less than n is infinity.
    private static Point Add(Point p, Point q)
    {
        BigInteger slope = p.X == q.X
            ? 3 * (p.X * p.X - 1) * Inverse(2 * p.Y)
            : (q.Y - p.Y) * Inverse(q.X - p.X);
        BigInteger x = Modulo(slope * slope - p.X - q.X);
        return new Point(x, Modulo(slope * (p.X - x) - p.Y));
    }

    private static BigInteger Inverse(BigInteger value) => BigInteger.ModPow(Modulo(value), Prime - 2, Prime);

    private static BigInteger Modulo(BigInteger value) => ((value % Prime) + Prime) % Prime;

    private static BigInteger Hex(string digits) => new(Convert.FromHexString(digits), true, true);

    private static long AppendLimbs(StringBuilder text, long sum, BigInteger coordinate)
    {
        BigInteger rest = (coordinate << (LimbBits * LimbCount)) % Prime;
        text.Append("            ");
        for (int limb = 0; limb < LimbCount; limb++)
        {
            int value = (int)(rest & ((1 << LimbBits) - 1));
            text.Append(limb == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"0x{value:x8},");
            rest >>= LimbBits;
            sum = unchecked((sum * SumFactor) + value);
        }

        text.Append('\n');
        return sum;
    }

    private readonly record struct Point(BigInteger X, BigInteger Y);
}
