namespace Wallet.Core.Crypto;

/// <summary>One check of a signature by a key that is seen for the first time. Nothing is secret.</summary>
/// <remarks>
/// R = u G + v Q is h u G + (h v) Q - h R = O for any h, and there is an h of about 128 bits that makes h v as short
/// (Antipa and others, 2005), which halves the doublings. R is (r, y), with the even y first, which our own signers
/// make, then with the odd one; where r + n is a coordinate too, that comes after r, all anew. Q and R come in
/// windows; the comb of G, eight levels, goes into the last eight doublings. The last addition, which would have to
/// give O, is a comparison instead. An addition that the fast formulas cannot do leaves Z = 0, and then <see
/// cref="P256Complete"/> decides.
/// </remarks>
public sealed class EcdsaVerifier
{
    private const int WindowBits = 4;
    private const int AdditionsMax = 80;

    // Points: 1, 3, 5, 7 times Q; likewise R; twice and four times both; the comb of G.
    private const int KeyAt = 0;
    private const int NonceAt = 4;
    private const int KeyTwiceAt = 8;
    private const int NonceTwiceAt = 10;
    private const int BaseAt = 12;
    private const int PointCount = BaseAt + P256BaseTable.EntryCount;

    private const int HalfPoint = P256Curve.PointInts / 2;

    private const int Fits = 1;
    private const int Differs = 2;
    private const int Exceptional = 3;

    private readonly EcdsaNumbers _numbers = new EcdsaNumbers();
    private readonly int[] _points = new int[PointCount * P256Curve.PointInts];
    private P256Schedule _schedule;
    private int[] _keyDigits;
    private int[] _nonceDigits;
    private int _levels;
    private bool _keyIsNegated;

    /// <summary>Sums computed: one for R with the even y, two where y had to be odd; as many more for r + n.</summary>
    public int Tries { get; private set; }

    /// <summary>Whether <see cref="P256Complete"/> decided.</summary>
    public bool WasSlow { get; private set; }

    /// <summary>Whether the signature is this key's for the digest; the arrays have their right lengths.</summary>
    public bool Verify(byte[] publicKey, byte[] digest, byte[] signature)
    {
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        if (!_numbers.TryRead(digest, signature) || !P256Curve.TryDecode(publicKey, 0, x, y)) { return false; }
        if (P256Scalar.IsZero(_numbers.OfBase)) { return FitsSlowly(publicKey); }

        P256Curve.Store(x, y, _points, KeyAt);
        int found = CompareNonce(_numbers.X, x, y);
        if (found == Differs && _numbers.OtherX != null) { found = CompareNonce(_numbers.OtherX, x, y); }

        return found == Fits || (found == Exceptional && FitsSlowly(publicKey));
    }

    // x and y are scratch space.
    private int CompareNonce(long[] nonce, long[] x, long[] y)
    {
        Split();
        P256Pairs pairs = new P256Pairs(_points, (P256BaseTable.EntryCount / 2) + 2);
        int found = FindNonce(nonce, x, y, pairs);
        if (found != Fits) { return found; }
        if (!TryMakeTables(pairs)) { return Exceptional; }

        found = Compare(true);
        return found == Differs ? Compare(false) : found;
    }

    // Finds the even y, and adds the first pairs by the inverse that comes with a root. Their denominators multiply
    // to c y, and only the last one has y: with 1 in its place they multiply to c, before y is known.
    private int FindNonce(long[] nonce, long[] x, long[] y, P256Pairs pairs)
    {
        P256Field.SetOne(y);
        P256Curve.Store(nonce, y, _points, NonceAt);

        // Of G, four entries a level become two.
        for (int i = BaseAt; i < PointCount; i += 2) { pairs.Add(i, i + 1, i); }

        pairs.Add(KeyAt, KeyAt, KeyTwiceAt);
        pairs.Add(NonceAt, NonceAt, NonceTwiceAt);
        long[] inverse = pairs.Begin();
        P256Curve.RightSide(nonce, x);
        if (!P256Field.TrySquareRoot(x, inverse, y, inverse))
        {
            return P256Field.IsZero(inverse) ? Exceptional : Differs;
        }

        P256Field.FromMontgomery(y, x);
        if ((x[0] & 1L) != 0L)
        {
            P256Field.Negate(y, y);
            P256Field.Negate(inverse, inverse);
        }

        P256Curve.Store(nonce, y, _points, NonceAt);
        pairs.End(inverse);
        return Fits;
    }

    private bool FitsSlowly(byte[] publicKey)
    {
        WasSlow = true;
        return _numbers.FitSlowly(publicKey);
    }

    private void Split()
    {
        // Those of r are in the way of the tables of G when r + n has its turn.
        _schedule = null;
        _keyDigits = null;
        _nonceDigits = null;
        long[] number = new long[P256Scalar.LimbCount];
        long[] ofNonce = new long[P256Scalar.LimbCount];
        long[] ofKey = new long[P256Scalar.LimbCount];
        P256Scalar.FromMontgomery(_numbers.OfKey, number);
        _keyIsNegated = HalfScalars.Split(number, ofNonce, ofKey) < 0;
        P256Scalar.ToMontgomery(ofNonce, number);
        P256Scalar.Multiply(number, _numbers.OfBase, number);
        P256BaseTable.Select(number, _points, BaseAt, true);

        // Only now, when the tables of G are no longer in memory.
        _schedule = new P256Schedule(_points, AdditionsMax);
        _keyDigits = new int[HalfScalars.Bits + 1];
        _nonceDigits = new int[HalfScalars.Bits + 1];
        int keyCount = SignedWindows.Recode(ofKey, HalfScalars.Bits, WindowBits, _keyDigits);
        int nonceCount = SignedWindows.Recode(ofNonce, HalfScalars.Bits, WindowBits, _nonceDigits);
        _levels = keyCount > nonceCount ? keyCount : nonceCount;
        if (_levels < P256BaseTable.ColumnCount) { _levels = P256BaseTable.ColumnCount; }
    }

    // After 2 = 1 + 1: 3 = 2 + 1 and 4 = 2 * 2, then 5 = 4 + 1 and 7 = 4 + 3. Of G, two entries a level become one.
    private bool TryMakeTables(P256Pairs pairs)
    {
        pairs.Add(KeyTwiceAt, KeyAt, KeyAt + 1);
        pairs.Add(KeyTwiceAt, KeyTwiceAt, KeyTwiceAt + 1);
        pairs.Add(NonceTwiceAt, NonceAt, NonceAt + 1);
        pairs.Add(NonceTwiceAt, NonceTwiceAt, NonceTwiceAt + 1);
        for (int i = BaseAt; i < PointCount; i += P256BaseTable.TableCount) { pairs.Add(i, i + 2, i); }

        if (!pairs.TryRun()) { return false; }

        AddOdd(pairs, KeyAt, KeyTwiceAt + 1);
        AddOdd(pairs, NonceAt, NonceTwiceAt + 1);
        return pairs.TryRun();
    }

    private static void AddOdd(P256Pairs pairs, int at, int fourTimes)
    {
        pairs.Add(fourTimes, at, at + 2);
        pairs.Add(fourTimes, at + 1, at + 3);
    }

    private int Compare(bool nonceIsNegated)
    {
        Tries++;
        P256Schedule schedule = _schedule;
        int[] keyDigits = _keyDigits;
        int[] nonceDigits = _nonceDigits;
        int doublings = 0;

        // Point (|digit| - 1) / 2 from the first one on, or its opposite, which is one place further.
        int keyAt = (KeyAt * P256Curve.PointInts) - HalfPoint;
        int nonceAt = (NonceAt * P256Curve.PointInts) - HalfPoint;
        int keyIfMore = _keyIsNegated ? keyAt + 1 : keyAt;
        int keyIfLess = _keyIsNegated ? keyAt : keyAt + 1;
        int nonceIfMore = nonceIsNegated ? nonceAt + 1 : nonceAt;
        int nonceIfLess = nonceIsNegated ? nonceAt : nonceAt + 1;
        schedule.Clear();
        for (int i = _levels - 1; i >= 0; i--)
        {
            doublings++;
            int digit = keyDigits[i];
            if (digit != 0)
            {
                schedule.AddAfter(
                    doublings, digit > 0 ? keyIfMore + (digit * HalfPoint) : keyIfLess - (digit * HalfPoint));
                doublings = 0;
            }

            digit = nonceDigits[i];
            if (digit != 0)
            {
                schedule.AddAfter(
                    doublings, digit > 0 ? nonceIfMore + (digit * HalfPoint) : nonceIfLess - (digit * HalfPoint));
                doublings = 0;
            }

            if (i < P256BaseTable.ColumnCount)
            {
                schedule.AddAfter(doublings, (BaseAt + (i * P256BaseTable.TableCount)) * P256Curve.PointInts);
                doublings = 0;
            }
        }

        // The halves are never both even: remainder and factor of one step of Euclid have no common factor.
        if (!schedule.LastIsDirect) { return Exceptional; }

        long[] sum = new long[3 * P256Field.LimbCount];
        schedule.Run(1, sum);
        return CompareWithOpposite(sum, schedule.Last);
    }

    // (X / Z^2, Y / Z^3) is (x, -y)?
    private int CompareWithOpposite(long[] sum, int index)
    {
        long[] z = P256Curve.Coordinate(sum, 2);
        if (P256Field.IsZero(z)) { return Exceptional; }

        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        long[] square = new long[P256Field.LimbCount];
        P256Curve.Load(_points, index, x, y);
        P256Field.Square(z, 1, square);
        P256Field.Multiply(x, square, x);
        P256Field.Multiply(square, z, square);
        P256Field.Multiply(y, square, y);
        P256Field.Negate(y, y);
        bool same = P256Field.AreEqual(x, P256Curve.Coordinate(sum, 0))
            && P256Field.AreEqual(y, P256Curve.Coordinate(sum, 1));
        return same ? Fits : Differs;
    }
}
