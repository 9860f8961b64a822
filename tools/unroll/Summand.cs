using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>One product or number in a column: Text * 2^Shift, added or subtracted.</summary>
public sealed record Part(string Text, int Shift = 0, bool Negative = false);

/// <summary>One part of a sum of products that is reduced once: what it adds to each column.</summary>
public abstract class Summand
{
    /// <summary>Whether it is subtracted.</summary>
    public bool Negative { get; init; }

    /// <summary>It counts 2^Shift times.</summary>
    public int Shift { get; init; }

    /// <summary>Bounds of the whole, without sign and shift.</summary>
    public abstract Interval Value { get; }

    /// <summary>The products of a column, without sign and shift, in groups with a further shift each.</summary>
    public abstract IEnumerable<Part> Column(int column);

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
    public override Interval Value => a.Value * b.Value;

    public override IEnumerable<Part> Column(int column)
    {
        return Indices(column).Select(i => new Part($"{a[i]} * {b[column - i]}"));
    }

    public override Interval Bounds(int column)
    {
        return Interval.Sum(Indices(column).Select(i => a.Limbs[i] * b.Limbs[column - i]));
    }
}

/// <summary>a * a: products that occur twice are made once.</summary>
public sealed class Square(Element a) : Summand
{
    public override Interval Value => a.Value.Squared();

    public override IEnumerable<Part> Column(int column)
    {
        foreach (int i in Indices(column).Where(i => i * 2 < column))
        {
            yield return new Part($"{a[i]} * {a[column - i]}", 1);
        }
        if (column % 2 == 0) { yield return new Part($"{a[column / 2]} * {a[column / 2]}"); }
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

    public override Interval Value => _square.Value.Times(2);

    public override IEnumerable<Part> Column(int column)
    {
        foreach (int i in Indices(column).Where(i => i * 2 < column))
        {
            yield return new Part($"{twice[i]} * {twice[column - i]}");
        }
        if (column % 2 == 0) { yield return new Part($"{twice[column / 2]} * {a[column / 2]}"); }
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

    public override Interval Value => (a.Value.Squared() - b.Value.Squared()).Times(factor);

    public override IEnumerable<Part> Column(int column)
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
    public override Interval Value => a.Value.Times(Modulus.R);

    public override IEnumerable<Part> Column(int column)
    {
        if (column >= Element.Count) { yield return new Part(a[column - Element.Count]); }
    }

    public override Interval Bounds(int column)
    {
        return column >= Element.Count ? a.Limbs[column - Element.Count] : Interval.Zero;
    }
}

/// <summary>a below the radix: the reduced result holds a / R, which takes a out of Montgomery's form.</summary>
public sealed class Plain(Element a) : Summand
{
    public override Interval Value => a.Value;

    public override IEnumerable<Part> Column(int column)
    {
        if (column < Element.Count) { yield return new Part(a[column]); }
    }

    public override Interval Bounds(int column)
    {
        return column < Element.Count ? a.Limbs[column] : Interval.Zero;
    }
}

/// <summary>
/// a - k p at Montgomery's radix, for an integer k in a local: that of whole 2^256 in the top limb of a, so that the
/// rest is about a modulus, however large a is.
/// </summary>
/// <remarks>Where there is a second element, a is the sum of both, limb by limb.</remarks>
public sealed class LessMultiple(Element first, string local, Element? second = null) : Summand
{
    private const int TopBits = 24;

    private readonly Interval[] _limbs = second == null
        ? first.Limbs : [.. first.Limbs.Zip(second.Limbs, (x, y) => x + y)];

    private Interval Multiple => _limbs[Element.Count - 1].ShiftedRight(TopBits);

    public override Interval Value
    {
        get
        {
            // a = k 2^256 + rest, and k (2^256 - p) is all that stays of the rest's k.
            Interval[] rest = [.. _limbs];
            rest[Element.Count - 1] = new Interval(0, (1 << TopBits) - 1);
            return (Element.ValueOf(rest) + Multiple.Times((BigInteger.One << 256) - Modulus.P.Value)).Times(Modulus.R);
        }
    }

    /// <summary>How the local comes about.</summary>
    public string Definition => second == null
        ? $"{local} = {first[Element.Count - 1]} >> {TopBits};"
        : $"{local} = ({first[Element.Count - 1]} + {second[Element.Count - 1]}) >> {TopBits};";

    public override IEnumerable<Part> Column(int column)
    {
        if (column < Element.Count) { yield break; }

        yield return new Part(first[column - Element.Count]);
        if (second != null) { yield return new Part(second[column - Element.Count]); }

        foreach (ModulusTerm term in Terms(column)) { yield return new Part(local, term.Shift, !term.Negative); }
    }

    public override Interval Bounds(int column)
    {
        if (column < Element.Count) { return Interval.Zero; }

        return _limbs[column - Element.Count] - Interval.Sum(Terms(column).Select(term =>
            Multiple.Times(term.Negative ? -term.Factor : term.Factor)));
    }

    private static IEnumerable<ModulusTerm> Terms(int column)
    {
        return Modulus.P.Terms.Where(term => term.Limb == column - Element.Count);
    }
}

/// <summary>The number three in Montgomery's form, by the local that holds a plain three.</summary>
public sealed class Three : Summand
{
    // 2^261 modulo p is 2^5 - 2^101 - 2^197 + 2^229: each limb has one power of two at most.
    private static readonly ModulusTerm[] Radix =
    [
        new(0, 1 << 5, false, null), new(3, 1 << 14, true, null), new(6, 1 << 23, true, null),
        new(7, 1 << 26, false, null),
    ];

    public override Interval Value => new Interval(0, 3 * Modulus.P.Value).Times(Modulus.R);

    public override IEnumerable<Part> Column(int column)
    {
        return Radix.Where(term => term.Limb == column - Element.Count)
            .Select(term => new Part("three", term.Shift, term.Negative));
    }

    public override Interval Bounds(int column)
    {
        return Interval.Sum(Radix.Where(term => term.Limb == column - Element.Count).Select(term =>
            new Interval(3, 3).Times(term.Negative ? -term.Factor : term.Factor)));
    }
}
