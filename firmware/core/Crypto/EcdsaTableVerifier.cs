namespace Wallet.Core.Crypto;

/// <summary>One check of a signature by an issuer whose key has a table. Nothing is secret.</summary>
/// <remarks>
/// u G + v Q by the combs of both: what is added at one level is summed in affine coordinates first, all levels sharing
/// one inversion, then 12 doublings follow. r is compared with X / Z^2 without the division. Where an addition
/// is one that the fast formulas cannot do, Z is 0, and then <see cref="P256Complete"/> decides.
/// </remarks>
public sealed class EcdsaTableVerifier
{
    private const int BaseAt = 0;
    private const int KeyAt = P256BaseTable.EntryCount;
    private const int PointCount = KeyAt + P256KeyTable.PickedCount;

    private readonly EcdsaNumbers _numbers = new EcdsaNumbers();
    private readonly int[] _points = new int[PointCount * P256Curve.PointInts];

    /// <summary>Whether <see cref="P256Complete"/> decided.</summary>
    public bool WasSlow { get; private set; }

    /// <summary>Whether the signature is this key's for the digest; the arrays have their right lengths.</summary>
    public bool Verify(P256KeyTable table, byte[] digest, byte[] signature)
    {
        if (!_numbers.TryRead(digest, signature)) { return false; }
        if (P256Scalar.IsZero(_numbers.OfBase)) { return FitsSlowly(table); }

        P256BaseTable.Select(_numbers.OfBase, _points, BaseAt);
        table.Select(_numbers.OfKey, _points, KeyAt);
        if (!TryAddTables()) { return FitsSlowly(table); }

        long[] sum = new long[3 * P256Field.LimbCount];
        AddLevels(sum);
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

    // Four entries of a level become two, then one.
    private bool TryAddTables()
    {
        P256Pairs pairs = new P256Pairs(_points, PointCount / 2);
        for (int i = 0; i < PointCount; i += 2) { pairs.Add(i, i + 1, i); }

        if (!pairs.TryRun()) { return false; }

        for (int i = 0; i < PointCount; i += P256KeyTable.TableCount) { pairs.Add(i, i + 2, i); }

        return pairs.TryRun();
    }

    private void AddLevels(long[] sum)
    {
        P256Schedule schedule = new P256Schedule(_points, P256KeyTable.ColumnCount + P256BaseTable.ColumnCount);
        for (int i = P256KeyTable.ColumnCount - 1; i >= 0; i--)
        {
            schedule.Double();
            schedule.Add(KeyAt + (i * P256KeyTable.TableCount));
            if (i < P256BaseTable.ColumnCount) { schedule.Add(BaseAt + (i * P256BaseTable.TableCount)); }
        }

        schedule.Run(0, sum);
    }
}
