using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>One part of a sum of products that is reduced once: what it adds to each column.</summary>
public abstract class Summand
{
    /// <summary>Whether it is subtracted.</summary>
    public bool Negative { get; init; }

    /// <summary>It counts 2^Shift times.</summary>
    public int Shift { get; init; }

    /// <summary>What comments call it.</summary>
    public abstract string Name { get; }

    /// <summary>Bounds of the whole, without sign and shift.</summary>
    public abstract Interval Value { get; }

    /// <summary>The products of a column, without sign and shift, in groups with a further shift each.</summary>
    public abstract IEnumerable<(string Text, int Shift)> Column(int column);

    /// <summary>Bounds of a column, without sign and shift.</summary>
    public abstract Interval Bounds(int column);

    /// <summary>Sign and shift applied.</summary>
    public Interval Signed(Interval bounds)
    {
        Interval shifted = bounds.Times(BigInteger.One << Shift);
        return Negative ? Interval.Zero - shifted : shifted;
    }

    private protected static IEnumerable<int> Indices(int column)
    {
        return Enumerable.Range(0, Element.Count).Where(i => column - i >= 0 && column - i < Element.Count);
    }
}

/// <summary>a * b.</summary>
public sealed class Product(Element a, Element b) : Summand
{
    public override string Name => $"{a.Register} * {b.Register}";

    public override Interval Value => a.Value * b.Value;

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        return Indices(column).Select(i => ($"{a[i]} * {b[column - i]}", 0));
    }

    public override Interval Bounds(int column)
    {
        return Interval.Sum(Indices(column).Select(i => a.Limbs[i] * b.Limbs[column - i]));
    }
}

/// <summary>a * a: products that occur twice are made once.</summary>
public sealed class Square(Element a) : Summand
{
    public override string Name => $"{a.Register} * {a.Register}";

    public override Interval Value => a.Value.Squared();

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        foreach (int i in Indices(column).Where(i => i * 2 < column)) { yield return ($"{a[i]} * {a[column - i]}", 1); }
        if (column % 2 == 0) { yield return ($"{a[column / 2]} * {a[column / 2]}", 0); }
    }

    public override Interval Bounds(int column)
    {
        Interval twice = Interval.Sum(
            Indices(column).Where(i => i * 2 < column).Select(i => a.Limbs[i] * a.Limbs[column - i]));
        Interval once = column % 2 == 0 ? a.Limbs[column / 2].Squared() : Interval.Zero;
        return twice.Times(2) + once;
    }
}

/// <summary>2 * a * a, where twice is the element 2 a, limb by limb.</summary>
public sealed class DoubledSquare(Element a, Element twice) : Summand
{
    private readonly Square _square = new(a);

    public override string Name => $"2 * {a.Register} * {a.Register}";

    public override Interval Value => _square.Value.Times(2);

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        foreach (int i in Indices(column).Where(i => i * 2 < column))
        {
            yield return ($"{twice[i]} * {twice[column - i]}", 0);
        }
        if (column % 2 == 0) { yield return ($"{twice[column / 2]} * {a[column / 2]}", 0); }
    }

    public override Interval Bounds(int column)
    {
        return _square.Bounds(column).Times(2);
    }
}

/// <summary>factor * (a - b) * (a + b), given the factor times the difference, and the sum, limb by limb.</summary>
/// <remarks>
/// A column of it is that of factor * (a * a - b * b), for its mixed products cancel in pairs; hence bounds that
/// the two factors by themselves would not have. Sums on the way may pass 63 bits: modulo 2^64 they come out right.
/// </remarks>
public sealed class DifferenceOfSquares(Element a, Element b, int factor, Element difference, Element sum) : Summand
{
    private readonly Product _product = new(difference, sum);

    public override string Name => $"{difference.Register} * {sum.Register}";

    public override Interval Value => (a.Value.Squared() - b.Value.Squared()).Times(factor);

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        return _product.Column(column);
    }

    public override Interval Bounds(int column)
    {
        return (new Square(a).Bounds(column) - new Square(b).Bounds(column)).Times(factor);
    }
}

/// <summary>a at Montgomery's radix: a itself appears in the reduced result, without a carry of its own.</summary>
public sealed class Addend(Element a) : Summand
{
    public override string Name => a.Register;

    public override Interval Value => a.Value.Times(Modulus.R);

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        if (column >= Element.Count) { yield return (a[column - Element.Count], 0); }
    }

    public override Interval Bounds(int column)
    {
        return column >= Element.Count ? a.Limbs[column - Element.Count] : Interval.Zero;
    }
}

/// <summary>a below the radix: the reduced result holds a / R, which takes a out of Montgomery's form.</summary>
public sealed class Plain(Element a) : Summand
{
    public override string Name => $"{a.Register} * 1";

    public override Interval Value => a.Value;

    public override IEnumerable<(string Text, int Shift)> Column(int column)
    {
        if (column < Element.Count) { yield return (a[column], 0); }
    }

    public override Interval Bounds(int column)
    {
        return column < Element.Count ? a.Limbs[column] : Interval.Zero;
    }
}
