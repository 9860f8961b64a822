using Wallet.Core.Crypto;

namespace Wallet.Device.Benchmarks;

/// <summary>One multiplication modulo p, called as any other method.</summary>
internal sealed class FieldMultiplyOperation : Operation
{
    private readonly long[] _a = new long[P256Field.LimbCount];
    private readonly long[] _b = new long[P256Field.LimbCount];
    private readonly long[] _result = new long[P256Field.LimbCount];

    public FieldMultiplyOperation()
        : base("P-256 field multiply")
    {
        P256Limbs.FromBytes(Inputs.Counting(32, 1), 0, _a);
        P256Limbs.FromBytes(Inputs.Counting(32, 33), 0, _b);
    }

    public override bool Run()
    {
        P256Field.Multiply(_a, _b, _result);
        return _result[0] == 0x2fda261;
    }
}

/// <summary>One squaring modulo p, called as any other method.</summary>
internal sealed class FieldSquareOperation : Operation
{
    private readonly long[] _a = new long[P256Field.LimbCount];
    private readonly long[] _result = new long[P256Field.LimbCount];

    public FieldSquareOperation()
        : base("P-256 field square")
    {
        P256Limbs.FromBytes(Inputs.Counting(32, 1), 0, _a);
    }

    public override bool Run()
    {
        P256Field.Square(_a, 1, _result);
        return _result[0] == 0x97e3f1c;
    }
}

/// <summary>Doublings or additions within a chain. What is added need be no point of the curve.</summary>
internal sealed class ChainOperation : Operation
{
    private readonly long[] _accumulator = new long[P256Chain.AccumulatorLimbs];
    private readonly int[] _doublings;
    private readonly int[] _points = new int[P256Chain.PointLimbs];
    private readonly int[] _offsets;

    private ChainOperation(string name, int[] doublings, int[] offsets)
        : base(name)
    {
        _doublings = doublings;
        _offsets = offsets;
        for (int i = 0; i < P256Chain.AccumulatorLimbs; i++) { _accumulator[i] = i; }
        for (int i = 0; i < P256Chain.PointLimbs; i++) { _points[i] = 100 + i; }
    }

    public static ChainOperation OfDoublings()
    {
        return new ChainOperation("P-256 sixteen doublings", new int[] { 16 }, new int[] { -1 });
    }

    public static ChainOperation OfAdditions()
    {
        return new ChainOperation("P-256 sixteen additions", new int[16], new int[16]);
    }

    public override bool Run()
    {
        P256Chain.Run(_accumulator, _doublings, _points, _offsets, 0, _offsets.Length);
        return _accumulator[0] >> 29 == 0;
    }
}

/// <summary>Affine sums that share an inversion.</summary>
internal sealed class AffineSumsOperation : Operation
{
    private const int Pairs = 16;

    private readonly int[] _points = new int[3 * Pairs * P256Chain.PointLimbs];
    private readonly int[] _left = new int[Pairs];
    private readonly int[] _right = new int[Pairs];
    private readonly int[] _target = new int[Pairs];

    public AffineSumsOperation()
        : base("P-256 sixteen affine sums")
    {
        for (int i = 0; i < _points.Length; i++) { _points[i] = 1000 + i; }
        for (int i = 0; i < Pairs; i++)
        {
            _left[i] = i * P256Chain.PointLimbs;
            _right[i] = (Pairs + i) * P256Chain.PointLimbs;
            _target[i] = ((2 * Pairs) + i) * P256Chain.PointLimbs;
        }
    }

    public override bool Run()
    {
        return P256AffineSums.TryAddPairs(_points, _left, _right, _target, Pairs);
    }
}
