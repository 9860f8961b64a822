namespace Wallet.Core.Crypto;

/// <summary>A sum of points in the making: which to add after how many doublings. Nothing is secret.</summary>
internal sealed class P256Schedule
{
    private readonly int[] _points;
    private readonly int[] _doublings;
    private readonly int[] _offsets;
    private int _count;
    private int _pending;

    /// <summary>Over these points, for at most so many additions.</summary>
    public P256Schedule(int[] points, int countMax)
    {
        _points = points;
        _doublings = new int[countMax];
        _offsets = new int[countMax];
    }

    /// <summary>Number of the point that was added last.</summary>
    public int Last
    {
        get { return _offsets[_count - 1] / P256Curve.PointInts; }
    }

    /// <summary>Whether the last point is added without a doubling before it.</summary>
    public bool LastIsDirect
    {
        get { return _doublings[_count - 1] == 0; }
    }

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        _count = 0;
        _pending = 0;
    }

    /// <summary>Everything so far is doubled before the next point.</summary>
    public void Double()
    {
        _pending++;
    }

    /// <summary>Adds point number <paramref name="index"/>.</summary>
    public void Add(int index)
    {
        _doublings[_count] = _pending;
        _offsets[_count] = index * P256Curve.PointInts;
        _count++;
        _pending = 0;
    }

    /// <summary>After so many doublings, adds the point that begins at an offset; at one more, its opposite.</summary>
    public void AddAfter(int doublings, int offset)
    {
        int count = _count;
        _doublings[count] = doublings;
        _offsets[count] = offset;
        _count = count + 1;
    }

    /// <summary>Computes the sum without its last <paramref name="omitted"/> points, into 27 limbs X, Y, Z.</summary>
    public void Run(int omitted, long[] sum)
    {
        int first = _offsets[0];
        P256Curve.Begin(_points, first / P256Curve.PointInts, sum);
        if ((first & 1) != 0)
        {
            long[] y = P256Curve.Coordinate(sum, 1);
            P256Field.Negate(y, y);
            System.Array.Copy(y, 0, sum, P256Field.LimbCount, P256Field.LimbCount);
        }

        P256Chain.Run(sum, _doublings, _points, _offsets, 1, _count - omitted);
    }
}
