namespace Wallet.Core.Crypto;

/// <summary>One check of a signature by an issuer whose key has a table. Nothing is secret.</summary>
/// <remarks>
/// u G + v Q by the combs of both: what is added at one level is summed in affine coordinates first, all levels sharing
/// one inversion, then a doubling a column follows. r is compared with X / Z^2 without the division. Where an addition
/// is one that the fast formulas cannot do, Z is 0, and then <see cref="P256Complete"/> decides.
/// </remarks>
public sealed class EcdsaTableVerifier
{
    private const int BaseAt = 0;
    private const int KeyAt = P256BaseTable.EntryCount;

    private readonly EcdsaNumbers _numbers = new EcdsaNumbers();
    private int[] _points;

    /// <summary>Whether <see cref="P256Complete"/> decided.</summary>
    public bool WasSlow { get; private set; }

    /// <summary>Whether the signature is this key's for the digest; the arrays have their right lengths.</summary>
    public bool Verify(P256KeyTable table, byte[] digest, byte[] signature)
    {
        if (!_numbers.TryRead(digest, signature)) { return false; }
        if (P256Scalar.IsZero(_numbers.OfBase)) { return FitsSlowly(table); }

        int pointCount = KeyAt + (P256KeyTable.TableCount * table.ColumnCount);
        _points = new int[pointCount * P256Curve.PointInts];
        P256BaseTable.Select(_numbers.OfBase, _points, BaseAt, true);
        table.Select(_numbers.OfKey, _points, KeyAt);
        if (!TryAddTables(pointCount)) { return FitsSlowly(table); }

        long[] sum = new long[3 * P256Field.LimbCount];
        AddLevels(table.ColumnCount, sum);
        long[] z = P256Curve.Coordinate(sum, 2);
        if (P256Field.IsZero(z)) { return FitsSlowly(table); }

        P256Field.Square(z, 1, z);
        long[] x = P256Curve.Coordinate(sum, 0);
        return IsQuotient(_numbers.X, x, z) || (_numbers.OtherX != null && IsQuotient(_numbers.OtherX, x, z));
    }

    // The quotient is overwritten by its product.
    private static bool IsQuotient(long[] quotient, long[] x, long[] square)
    {
        P256Field.Multiply(quotient, square, quotient);
        return P256Field.AreEqual(quotient, x);
    }

    private bool FitsSlowly(P256KeyTable table)
    {
        WasSlow = true;
        return _numbers.FitSlowly(table.PublicKey);
    }

    // Four entries of a level become two, then one, where the first of them was.
    private bool TryAddTables(int pointCount)
    {
        int count = pointCount / 2;
        int[] left = new int[count];
        int[] right = new int[count];
        int at = 0;
        for (int i = 0; i < count; i++)
        {
            left[i] = at;
            at += P256Curve.PointInts;
            right[i] = at;
            at += P256Curve.PointInts;
        }

        if (!P256AffineSums.TryAddPairs(_points, left, right, left, count)) { return false; }

        count /= 2;
        for (int i = 0; i < count; i++)
        {
            int pair = i * 2;
            left[i] = left[pair];
            right[i] = left[pair + 1];
        }

        return P256AffineSums.TryAddPairs(_points, left, right, left, count);
    }

    private void AddLevels(int columnCount, long[] sum)
    {
        P256Schedule schedule = new P256Schedule(_points, columnCount + P256BaseTable.ColumnCount);
        for (int i = columnCount - 1; i >= 0; i--)
        {
            schedule.Double();
            schedule.Add(KeyAt + (i * P256KeyTable.TableCount));
            if (i < P256BaseTable.ColumnCount) { schedule.Add(BaseAt + (i * P256BaseTable.TableCount)); }
        }

        schedule.Run(0, sum);
    }
}
