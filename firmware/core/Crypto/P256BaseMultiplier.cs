using System;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>k G for the base point G and a secret k, in steps of a few thousand units.</summary>
/// <remarks>
/// A pair of a random number b and B = b G hides k: what the comb multiplies is k - 2^7 b, and the sum starts at B,
/// which the seven doublings make 2^7 B. So the indices into the tables are those of a number that is uniform, whatever
/// k is, and the coordinates on the way are random too. Each use doubles the pair. An addition that the fast formulas
/// cannot do (chance 2^-250, unless the pair is known) leaves Z = 0, and then <see cref="P256Complete"/> multiplies.
/// But for that the path is the same for every k. An instance is for one thread.
/// </remarks>
public sealed class P256BaseMultiplier
{
    private const int LimbCount = P256Field.LimbCount;
    private const int CoordinateBytes = P256Limbs.ByteCount;
    private const int StepsOfColumn = P256BaseTable.TableCount;

    // A step of the chain for each entry, and one more that only doubles.
    private const int DoublingStep = P256BaseTable.EntryCount;
    private const int StepCount = DoublingStep + 1;

    private const int StageSelect = 1;
    private const int StageFirstColumn = 2;
    private const int StageAffine = StageFirstColumn + P256BaseTable.ColumnCount;
    private const int StageDouble = StageAffine + 1;
    private const int StageDone = StageDouble + 1;

    // What to do with the points, and 2: the same for all, and written to by none.
    private readonly int[] _doublings;
    private readonly int[] _offsets;
    private readonly long[] _two;
    private readonly int[] _points = new int[P256BaseTable.EntryCount * P256Chain.PointLimbs];
    private readonly byte[] _scalar = new byte[CoordinateBytes];
    private readonly byte[] _result = new byte[2 * CoordinateBytes];
    private readonly long[] _sum = new long[P256Chain.AccumulatorLimbs];

    // B in the coordinates of P256Chain, and 2^7 b.
    private readonly long[] _blind = new long[P256Chain.AccumulatorLimbs];
    private readonly long[] _shift = new long[LimbCount];
    private int _stage;

    /// <summary>Starts with the pair (1, G), which hides nothing: see <see cref="Blind"/>.</summary>
    public P256BaseMultiplier()
    {
        _doublings = new int[StepCount];
        _offsets = new int[StepCount];
        _two = new long[LimbCount];
        for (int i = 0; i < P256BaseTable.EntryCount; i++)
        {
            int column = P256BaseTable.ColumnCount - 1 - (i / StepsOfColumn);
            _doublings[i] = i % StepsOfColumn == 0 && i > 0 ? 1 : 0;
            _offsets[i] = ((column * StepsOfColumn) + (i % StepsOfColumn)) * P256Chain.PointLimbs;
        }

        _doublings[DoublingStep] = 1;
        _offsets[DoublingStep] = -1;

        P256Complete.EncodeBase(_result, 0);
        byte[] one = new byte[CoordinateBytes];
        one[CoordinateBytes - 1] = 1;
        SetPair(one);
        P256Scalar.SetOne(_two);
        P256Scalar.Add(_two, _two, _two);
    }

    private P256BaseMultiplier(P256BaseMultiplier lender)
    {
        _doublings = lender._doublings;
        _offsets = lender._offsets;
        _two = lender._two;
    }

    /// <summary>Draws a new pair.</summary>
    public void Blind(DeviceRandom random)
    {
        byte[] scalar = new byte[CoordinateBytes];
        Ecdsa.GeneratePrivateKey(random, scalar);
        Begin(scalar);
        Finish();
        SetPair(scalar);
        Array.Clear(scalar, 0, scalar.Length);
        Clear();
    }

    /// <summary>Another multiplier, without a pair: it borrows one for each use (<see cref="LendPair"/>).</summary>
    public P256BaseMultiplier NewBorrower()
    {
        return new P256BaseMultiplier(this);
    }

    /// <summary>Gives the pair to another multiplier, for one use, and goes on with its double.</summary>
    /// <remarks>Between two uses of the other. What that doubles afterwards is this one's: it borrows anew each time.
    /// </remarks>
    public void LendPair(P256BaseMultiplier borrower)
    {
        Array.Copy(_blind, 0, borrower._blind, 0, _blind.Length);
        Array.Copy(_shift, 0, borrower._shift, 0, _shift.Length);
        DoublePair();
    }

    /// <summary>Begins with the 32 bytes of a number from 1 to n - 1, which are the caller's to overwrite.</summary>
    public void Begin(byte[] scalar)
    {
        Array.Copy(scalar, 0, _scalar, 0, CoordinateBytes);
        _stage = StageSelect;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>True where all is done.</returns>
    public bool Step()
    {
        Guard.That(_stage != 0, 217);
        switch (_stage)
        {
            case StageSelect:
                Select();
                break;
            case StageAffine:
                FindAffine();
                break;
            case StageDouble:
                DoublePair();
                break;
            case StageDone:
                return true;
            default:
                int from = (_stage - StageFirstColumn) * StepsOfColumn;
                P256Chain.Run(_sum, _doublings, _points, _offsets, from, from + StepsOfColumn);
                break;
        }

        _stage++;
        return _stage == StageDone;
    }

    /// <summary>Does all pieces that are left.</summary>
    public void Finish()
    {
        bool done = false;
        while (!done) { done = Step(); }
    }

    /// <summary>Writes the result, x | y, and forgets it.</summary>
    public void Take(byte[] point)
    {
        Guard.That(_stage == StageDone, 215);
        Array.Copy(_result, 0, point, 0, _result.Length);
        Clear();
    }

    /// <summary>Overwrites the scalar and all made of it; the pair stays.</summary>
    public void Clear()
    {
        _stage = 0;
        Array.Clear(_points, 0, _points.Length);
        Array.Clear(_scalar, 0, _scalar.Length);
        Array.Clear(_result, 0, _result.Length);
        Array.Clear(_sum, 0, _sum.Length);
    }

    private void Select()
    {
        long[] number = new long[LimbCount];
        P256Scalar.Decode(_scalar, 0, number);
        P256Scalar.Subtract(number, _shift, number);
        P256BaseTable.Select(number, _points, 0, false);
        Array.Clear(number, 0, LimbCount);
        Array.Copy(_blind, 0, _sum, 0, _sum.Length);
    }

    private void FindAffine()
    {
        long[] x = P256Curve.Coordinate(_sum, 0);
        long[] y = P256Curve.Coordinate(_sum, 1);
        long[] z = P256Curve.Coordinate(_sum, 2);
        if (P256Field.IsZero(z))
        {
            MultiplySlowly();
            return;
        }

        long[] square = new long[LimbCount];
        P256Field.Invert(z, z);
        P256Field.Square(z, 1, square);
        P256Field.Multiply(x, square, x);
        P256Field.Encode(x, _result, 0);
        P256Field.Multiply(square, z, square);
        P256Field.Multiply(y, square, y);
        P256Field.Encode(y, _result, CoordinateBytes);
        Array.Clear(z, 0, LimbCount);
        Array.Clear(square, 0, LimbCount);
    }

    private void MultiplySlowly()
    {
        P256Complete group = new P256Complete();
        P256Point point = new P256Point();
        group.SetBase(point);
        group.Multiply(_scalar, 0, point, point);
        group.TryEncode(point, _result, 0);
        group.Clear();
        point.Clear();
    }

    // The point of the new pair is the result.
    private void SetPair(byte[] scalar)
    {
        byte[] power = new byte[CoordinateBytes];
        power[CoordinateBytes - 1] = 1 << (P256BaseTable.ColumnCount - 1);
        long[] number = new long[LimbCount];
        P256Scalar.Decode(power, 0, _shift);
        P256Scalar.Decode(scalar, 0, number);
        P256Scalar.Multiply(number, _shift, _shift);
        Array.Clear(number, 0, LimbCount);

        long[] coordinate = new long[LimbCount];
        P256Field.Decode(_result, 0, coordinate);
        Array.Copy(coordinate, 0, _blind, 0, LimbCount);
        P256Field.Decode(_result, CoordinateBytes, coordinate);
        Array.Copy(coordinate, 0, _blind, LimbCount, LimbCount);
        P256Field.SetOne(coordinate);
        Array.Copy(coordinate, 0, _blind, 2 * LimbCount, LimbCount);
    }

    // (2 b, 2 B), without looking at either: B is never infinity.
    private void DoublePair()
    {
        P256Scalar.Multiply(_shift, _two, _shift);
        P256Chain.Run(_blind, _doublings, _points, _offsets, DoublingStep, DoublingStep + 1);
    }
}
