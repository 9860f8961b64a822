namespace Wallet.Core.Crypto;

/// <summary>Additions of points that share one inversion: a list for <see cref="P256AffineSums"/>.</summary>
internal sealed class P256Pairs
{
    private readonly int[] _points;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _target;
    private int _count;
    private long[] _before;

    /// <summary>Over these points, for at most so many additions at a time.</summary>
    public P256Pairs(int[] points, int countMax)
    {
        _points = points;
        _left = new int[countMax];
        _right = new int[countMax];
        _target = new int[countMax];
    }

    /// <summary>target = left + right, as numbers of points; left may be right, target may be either.</summary>
    public void Add(int left, int right, int target)
    {
        _left[_count] = left * P256Curve.PointInts;
        _right[_count] = right * P256Curve.PointInts;
        _target[_count] = target * P256Curve.PointInts;
        _count++;
    }

    /// <summary>Computes what was added to the list, and empties it.</summary>
    /// <returns>False where two points of a pair are opposite, or equal without being the same.</returns>
    public bool TryRun()
    {
        int count = _count;
        _count = 0;
        return P256AffineSums.TryAddPairs(_points, _left, _right, _target, count);
    }

    /// <summary>
    /// The first half of <see cref="TryRun"/>, for who inverts in another way: the product of all denominators, which
    /// are x of the second point less x of the first or, to double, 2 y.
    /// </summary>
    public long[] Begin()
    {
        long[] product = new long[P256Field.LimbCount];
        _before = new long[_count * P256Field.LimbCount];
        P256AffineSums.Begin(_points, _left, _right, _count, _before, product);
        return product;
    }

    /// <summary>The second half, given the inverse of the product; empties the list.</summary>
    public void End(long[] inverse)
    {
        P256AffineSums.End(_points, _left, _right, _target, _count, _before, inverse);
        _before = null;
        _count = 0;
    }
}
