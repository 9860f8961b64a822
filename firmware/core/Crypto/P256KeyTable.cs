using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Multiples of an issuer's public key Q, made once, for many checks of its signatures.</summary>
/// <remarks>
/// A comb (Lim and Lee 1994) with signed digits: an odd number below 2^260 is a sum of 260 digits +1 or -1. Tooth i of
/// table t in column j is the digit of 2^(52 i + 13 t + j), so a column of a table is one of 16 sums of five points, or
/// its opposite: 4 tables, 13 columns, 52 additions, 12 doublings. 4.6 KB; with six teeth it would be 9.2 KB, for 8
/// additions and 2 doublings less: 58,000 units instead of 63,000.
/// </remarks>
public sealed class P256KeyTable
{
    /// <summary>Digits of one entry.</summary>
    public const int Teeth = 5;

    /// <summary>Tables, each for a column in every four.</summary>
    public const int TableCount = 4;

    /// <summary>Entries that are added at one level.</summary>
    public const int ColumnCount = 13;

    /// <summary>Bits from tooth to tooth.</summary>
    public const int ToothBits = TableCount * ColumnCount;

    /// <summary>Entries of a table.</summary>
    public const int TableEntries = 16;

    /// <summary>Entries of all tables.</summary>
    public const int EntryCount = TableCount * TableEntries;

    /// <summary>Entries that make a multiple.</summary>
    public const int PickedCount = TableCount * ColumnCount;

    private readonly byte[] _publicKey;

    /// <summary>A table of a public key, 64 bytes that are kept; the entries are still to be filled in.</summary>
    public P256KeyTable(byte[] publicKey)
    {
        _publicKey = publicKey;
        Entries = new int[(EntryCount + TableCount) * P256Curve.PointInts];
    }

    /// <summary>The entries as points: number 16 t + e has the signs of e's bits, the highest tooth plus.</summary>
    /// <remarks>Four points more, which only <see cref="P256KeyTableBuilder"/> uses.</remarks>
    public int[] Entries { get; }

    /// <summary>The public key.</summary>
    public byte[] PublicKey
    {
        get { return _publicKey; }
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
    /// <param name="points">Takes <see cref="PickedCount"/> points: for each column all tables.</param>
    /// <param name="index">Number of the first.</param>
    public void Select(long[] number, int[] points, int index)
    {
        long[] odd = new long[P256Scalar.LimbCount];
        P256Scalar.FromMontgomery(number, odd);
        bool isNegated = (odd[0] & 1L) == 0L;
        if (isNegated)
        {
            // n - number is odd, and its multiple the opposite.
            P256Scalar.Negate(number, odd);
            P256Scalar.FromMontgomery(odd, odd);
        }

        // Digit b is bit b + 1 of the number: 1 is +1 and 0 is -1; the highest digit is +1.
        long tooth0 = (odd[0] >> 1) | (odd[1] << 28);
        long tooth1 = (odd[1] >> 24) | (odd[2] << 5) | (odd[3] << 34);
        long tooth2 = (odd[3] >> 18) | (odd[4] << 11) | (odd[5] << 40);
        long tooth3 = (odd[5] >> 12) | (odd[6] << 17) | (odd[7] << 46);
        long tooth4 = (odd[7] >> 6) | (odd[8] << 23) | (1L << (ToothBits - 1));
        for (int column = 0; column < ColumnCount; column++)
        {
            for (int table = 0; table < TableCount; table++)
            {
                int bit = (table * ColumnCount) + column;
                int entry = (int)(((tooth0 >> bit) & 1L) | (((tooth1 >> bit) & 1L) << 1)
                    | (((tooth2 >> bit) & 1L) << 2) | (((tooth3 >> bit) & 1L) << 3));
                bool isMinus = ((tooth4 >> bit) & 1L) == 0L;
                if (isMinus) { entry ^= TableEntries - 1; }

                Copy((table * TableEntries) + entry, isMinus != isNegated, points, index);
                index++;
            }
        }
    }

    private void Copy(int entry, bool negated, int[] points, int index)
    {
        int at = index * P256Curve.PointInts;
        System.Array.Copy(Entries, entry * P256Curve.PointInts, points, at, P256Curve.PointInts);
        if (!negated) { return; }

        for (int i = at + P256Field.LimbCount; i < at + P256Curve.PointInts; i++) { points[i] = -points[i]; }
    }
}
