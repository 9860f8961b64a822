using System;

namespace Wallet.Core.Crypto;

/// <summary>The comb of the base point G: any multiple of G is 32 of its entries and 7 doublings.</summary>
/// <remarks>
/// An odd scalar below 2^256 has 256 binary digits that are all 1 or -1: digit i is 1 where bit i of
/// (scalar + 2^256 - 1) / 2 is set. In place of an even one stands n less it, and every entry negated. Bit
/// 32 j + 8 t + c is tooth j of table t in column c; the eight teeth of a column are one entry or, where the highest
/// is -1, one entry negated. That is 36 KB of flash for 32 additions and 7 doublings; six teeth would be 9 KB for 44
/// and 10, nine teeth or eight tables 72 KB for 29 and 7 or 32 and 3. Only one table, 9 KB, is in RAM at a time.
/// The path is the same for every scalar, but the tables are read at indices that depend on it: whoever has a secret
/// scalar blinds it first (<see cref="P256BaseMultiplier"/>).
/// </remarks>
public static class P256BaseTable
{
    /// <summary>Entries a scalar takes from each table, one doubling apart.</summary>
    public const int ColumnCount = 8;

    /// <summary>Tables, and so entries of a column.</summary>
    public const int TableCount = 4;

    /// <summary>Entries a scalar takes in all.</summary>
    public const int EntryCount = ColumnCount * TableCount;

    private const int ScalarBytes = 32;
    private const int ToothCount = 8;

    // n + 1, lowest byte first.
    private static readonly byte[] OrderPlusOne =
    {
        0x52, 0x25, 0x63, 0xfc, 0xc2, 0xca, 0xb9, 0xf3, 0x84, 0x9e, 0x17, 0xa7, 0xad, 0xfa, 0xe6, 0xbc,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff,
    };

    /// <summary>Writes the entries of a scalar; column c of table t becomes point number index + 4 c + t.</summary>
    /// <param name="scalar">An element of <see cref="P256Scalar"/>.</param>
    /// <param name="points">Points of 18 numbers: nine limbs of x, nine of y, those of y perhaps all negated.</param>
    /// <param name="index">Number of the first.</param>
    /// <param name="isPublic">Whether anyone may know the scalar: what needs no change is then copied sooner.</param>
    public static void Select(long[] scalar, int[] points, int index, bool isPublic)
    {
        byte[] number = new byte[ScalarBytes];
        byte[] digits = new byte[ScalarBytes + 1];
        P256Scalar.Encode(scalar, number, 0);
        int sign = Recode(number, digits);
        for (int table = 0; table < TableCount; table++)
        {
            SelectOf(table, Columns(digits, table), sign, points, (index + table) * P256Curve.PointInts, isPublic);
        }

        Array.Clear(number, 0, number.Length);
        Array.Clear(digits, 0, digits.Length);
    }

    // A method of its own, so that one table is let go of before the next is made: 9.2 KB each.
    private static void SelectOf(int table, long columns, int sign, int[] points, int at, bool isPublic)
    {
        int[] entries = Table(table);
        for (int column = 0; column < ColumnCount; column++)
        {
            // The highest tooth decides between an entry and its opposite; the others, turned where it is -1, are the
            // index.
            int teeth = (int)columns;
            int ifNegative = ((teeth >> (ToothCount - 1)) & 1) - 1;
            int from = ((teeth ^ ifNegative) & 0x7f) * P256Curve.PointInts;
            int signOfEntry = sign * (ifNegative | 1);
            if (isPublic && signOfEntry > 0)
            {
                Array.Copy(entries, from, points, at, P256Curve.PointInts);
            }
            else
            {
                P256Curve.CopySigned(entries, from, signOfEntry, points, at);
            }

            columns >>= ToothCount;
            at += TableCount * P256Curve.PointInts;
        }
    }

    /// <summary>Makes table 0 to 3: 128 entries of 18 numbers.</summary>
    public static int[] Table(int number)
    {
        switch (number)
        {
            case 0: return P256BaseTableData.Table0();
            case 1: return P256BaseTableData.Table1();
            case 2: return P256BaseTableData.Table2();
            default: return P256BaseTableData.Table3();
        }
    }

    /// <summary>Whether a table has the sum its writer noted: each number times a power of 31, modulo 2^64.</summary>
    /// <remarks>A power of an odd number has no factor 2, so one flipped bit always shows.</remarks>
    public static bool IsIntact(int number)
    {
        int[] entries = Table(number);
        int count = entries.Length;
        long sum = 0;
        for (int i = 0; i < count; i++) { sum = (sum * 31) + entries[i]; }

        return sum == P256BaseTableData.Sums()[number];
    }

    // From a big-endian number below n to its digits, or those of n less it where it is even: a set bit is 1, any other
    // -1; lowest byte first, from the second on. Returns the sign that this leaves over.
    private static int Recode(byte[] number, byte[] digits)
    {
        byte[] orderPlusOne = OrderPlusOne;
        int ifEven = (number[ScalarBytes - 1] & 1) - 1;
        int sum = 0;
        int last = 0;
        for (int i = 0; i < ScalarBytes; i++)
        {
            // n - k = ~k + n + 1 modulo 2^256; then half of that, rounded down.
            sum += ((number[ScalarBytes - 1 - i] ^ ifEven) & 0xff) + (orderPlusOne[i] & ifEven);
            digits[i] = (byte)((last >> 1) | ((sum & 1) << 7));
            last = sum & 0xff;
            sum >>= 8;
        }

        digits[ScalarBytes] = (byte)((last >> 1) | 0x80);
        return ifEven | 1;
    }

    // The digits of one table: byte c holds column c, its bit j tooth j.
    private static long Columns(byte[] digits, int table)
    {
        long rows = 0;
        for (int tooth = ToothCount - 1; tooth >= 0; tooth--)
        {
            rows = (rows << 8) | digits[(TableCount * tooth) + table + 1];
        }

        return Transpose(rows);
    }

    /// <summary>Bit j of byte i of the result is bit i of byte j (Warren, Hacker's Delight, 7-3).</summary>
    internal static long Transpose(long rows)
    {
        long moved = (rows ^ (rows >> 7)) & 0x00aa00aa00aa00aaL;
        rows ^= moved ^ (moved << 7);
        moved = (rows ^ (rows >> 14)) & 0x0000cccc0000ccccL;
        rows ^= moved ^ (moved << 14);
        moved = (rows ^ (rows >> 28)) & 0x00000000f0f0f0f0L;
        return rows ^ moved ^ (moved << 28);
    }
}
