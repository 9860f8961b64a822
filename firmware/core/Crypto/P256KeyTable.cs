using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Multiples of an issuer's public key Q, made once, for many checks of its signatures.</summary>
/// <remarks>
/// A comb (Lim and Lee 1994) with signed digits: an odd number below 2^256 is a sum of 256 digits +1 or -1. Tooth i of
/// table t in column j is the digit of 2^(4 C i + C t + j), where C is the number of columns, so a column of a table is
/// one of a few sums of as many points as there are teeth, or its opposite.
/// <code>
/// teeth  columns  entries  doublings  points added     KB   a check, units
///     5       13     4x16         12            52    4.9
///     6       11     4x32         10            44    9.5          54,600
///     7       10     4x64          9            40   18.7
///     8        8    4x128          7            32   37.2          46,600
/// </code>
/// </remarks>
public sealed class P256KeyTable
{
    /// <summary>Fewest teeth.</summary>
    public const int TeethMin = 5;

    /// <summary>Teeth for which a board without PSRAM has room, twice.</summary>
    public const int TeethUsual = 6;

    /// <summary>Most teeth.</summary>
    public const int TeethMax = 8;

    /// <summary>Tables, each for a column in every four.</summary>
    public const int TableCount = 4;

    private const int NumberBits = 256;
    private const int ColumnsABlock = 8;

    private readonly byte[] _publicKey;

    /// <summary>A table of a public key, 64 bytes that are kept; the entries are still to be filled in.</summary>
    /// <param name="publicKey">The key.</param>
    /// <param name="teeth">Digits of one entry, <see cref="TeethMin"/> to <see cref="TeethMax"/>.</param>
    public P256KeyTable(byte[] publicKey, int teeth)
    {
        Guard.That(teeth >= TeethMin && teeth <= TeethMax, 222);
        _publicKey = publicKey;
        Teeth = teeth;
        ColumnCount = ((NumberBits / TableCount) + teeth - 1) / teeth;
        TableEntries = EntryCountOf(teeth) / TableCount;
        Entries = new int[(EntryCountOf(teeth) + TableCount) * P256Curve.PointInts];
    }

    /// <summary>Digits of one entry.</summary>
    public int Teeth { get; }

    /// <summary>Entries of each table that make a multiple, one doubling apart.</summary>
    public int ColumnCount { get; }

    /// <summary>Entries of a table.</summary>
    public int TableEntries { get; }

    /// <summary>The entries as points: those of a table one after the other, the highest tooth always plus.</summary>
    /// <remarks>
    /// Entry e of a table has the signs of e's bits. Behind all four points more, of <see cref="P256KeyTableBuilder"/>.
    /// </remarks>
    public int[] Entries { get; }

    /// <summary>The public key.</summary>
    public byte[] PublicKey
    {
        get { return _publicKey; }
    }

    /// <summary>Entries of all tables with so many teeth.</summary>
    public static int EntryCountOf(int teeth)
    {
        return TableCount << (teeth - 1);
    }

    /// <summary>Whether the table is this key's.</summary>
    public bool IsOf(byte[] publicKey)
    {
        return publicKey != null && publicKey.Length == _publicKey.Length
            && Bytes.AreEqual(publicKey, 0, _publicKey, 0, _publicKey.Length);
    }

    /// <summary>Whether these entries are points of the curve.</summary>
    /// <remarks>
    /// A bit that flips while a table is made leaves the curve, and so do the sums that are made of it: the formulas of
    /// an addition do not know b.
    /// </remarks>
    public bool AreOnCurve(int first, int count)
    {
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        long[] right = new long[P256Field.LimbCount];
        bool areOnCurve = true;
        for (int i = first; i < first + count; i++)
        {
            P256Curve.Load(Entries, i, x, y);
            P256Curve.RightSide(x, right);
            P256Field.Square(y, 1, y);
            areOnCurve &= P256Field.AreEqual(y, right);
        }

        return areOnCurve;
    }

    /// <summary>Picks what has to be summed for a multiple of the key.</summary>
    /// <param name="number">The number, in Montgomery form, public and not 0.</param>
    /// <param name="points">Takes four points, one of each table, for each column.</param>
    /// <param name="index">Number of the first.</param>
    public void Select(long[] number, int[] points, int index)
    {
        long[] odd = new long[P256Scalar.LimbCount + 2];
        P256Scalar.FromMontgomery(number, odd);
        bool isNumber = (odd[0] & 1L) != 0L;
        if (!isNumber)
        {
            // n - number is odd, and its multiple the opposite.
            P256Scalar.Negate(number, odd);
            P256Scalar.FromMontgomery(odd, odd);
        }

        // Digit b is bit b + 1 of the number: 1 is +1 and 0 is -1; the highest digit is +1.
        int toothBits = TableCount * ColumnCount;
        long[] teeth = new long[Teeth];
        for (int i = 0; i < teeth.Length; i++)
        {
            int limb = ((i * toothBits) + 1) / P256Limbs.Bits;
            int shift = ((i * toothBits) + 1) % P256Limbs.Bits;
            teeth[i] = (odd[limb] >> shift) | (odd[limb + 1] << (P256Limbs.Bits - shift))
                | (odd[limb + 2] << ((2 * P256Limbs.Bits) - shift));
        }

        teeth[teeth.Length - 1] |= 1L << (toothBits - 1);
        for (int table = 0; table < TableCount; table++)
        {
            SelectOf(table, teeth, isNumber, points, (index + table) * P256Curve.PointInts);
        }
    }

    private void SelectOf(int table, long[] teeth, bool isNumber, int[] points, int at)
    {
        int[] entries = Entries;
        int entryMax = TableEntries - 1;
        int first = table * TableEntries;
        int end = (table + 1) * ColumnCount;
        long block = 0L;
        int left = 0;
        for (int column = end - ColumnCount; column < end; column++)
        {
            if (left == 0)
            {
                for (int i = teeth.Length - 1; i >= 0; i--) { block = (block << 8) | ((teeth[i] >> column) & 0xff); }

                block = P256BaseTable.Transpose(block);
                left = ColumnsABlock;
            }

            // The highest tooth decides between an entry and its opposite.
            int digits = (int)(block & 0xff);
            bool isPlus = digits > entryMax;
            int entry = first + ((isPlus ? digits : ~digits) & entryMax);
            block >>= ColumnsABlock;
            left--;
            if (isPlus == isNumber)
            {
                System.Array.Copy(entries, entry * P256Curve.PointInts, points, at, P256Curve.PointInts);
            }
            else
            {
                P256Curve.CopySigned(entries, entry * P256Curve.PointInts, -1, points, at);
            }

            at += TableCount * P256Curve.PointInts;
        }
    }
}
