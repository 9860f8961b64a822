using System.Numerics;

namespace Wallet.Unroll;

/// <summary>Doubling and mixed addition on P-256 in Jacobian coordinates, each sum of products reduced once.</summary>
/// <remarks>Registers: x, y, z the accumulator, p and q the affine point, d for what comes between.</remarks>
public static class PointFormulas
{
    /// <summary>What is assumed of the accumulator when a step begins, and proven when it ends.</summary>
    public static readonly (Element X, Element Y, Element Z) Assumed = (
        Element.OfValue("x", new Interval(-6 * Modulus.P.Value, 4 * Modulus.P.Value)),
        Element.OfValue("y", Interval.Around(4 * Modulus.P.Value)),
        Element.OfValue("z", Interval.Around(4 * Modulus.P.Value)));

    /// <summary>What is assumed of an affine coordinate: limbs within 2^29 and values within 4 p either way.</summary>
    public static Element Coordinate(string register)
    {
        Interval value = Interval.Around(4 * Modulus.P.Value);
        Interval top = value.ShiftedRight(Element.Bits * 8) + new Interval(-1, 1);
        return Element.OfLimbs(register, Interval.Around((1 << Element.Bits) - 1), top) with { Value = value };
    }

    /// <summary>The accumulator doubled: 4 products, 4 squares, 7 reductions.</summary>
    public static void Double(Body body)
    {
        (Element x, Element y, Element z) = Assumed;
        Element d = body.Reduce("d", "Z^2", new Square(z));
        Element p = body.ScaledDifference("p", "3 (X - Z^2)", x, d, "three", 3);
        Element q = body.Combine("q", "X + Z^2", (x, 1), (d, 1));
        Element slope = body.Reduce(
            "p", "A = 3 (X^2 - Z^4)", new DifferenceOfSquares(x, d, 3, p, q));
        d = body.Combine("d", "2 Y", (y, 1), (y, 1));
        Element newZ = body.Reduce("z", "2 Y Z, the new Z", new Product(d, z));
        y = body.Reduce("y", "2 Y^2", new DoubledSquare(y, d));
        d = body.Reduce("d", "2 X Y^2", new Product(x, y));
        Element newX = body.Reduce(
            "x", "A^2 - 8 X Y^2, the new X", new Square(slope), new Addend(d) { Negative = true, Shift = 2 });
        d = body.Combine("d", "4 X Y^2 less the new X", (d, 2), (newX, -1));
        q = body.Combine("q", "4 Y^2", (y, 1), (y, 1));
        Element newY = body.Reduce(
            "y", "A (4 X Y^2 less the new X) - 8 Y^4, the new Y",
            new Product(slope, d), new DoubledSquare(y, q) { Negative = true });
        Converge(newX, newY, newZ);
    }

    /// <summary>The affine point p, q added to the accumulator: 8 products, 3 squares, 10 reductions.</summary>
    public static void Add(Body body)
    {
        (Element x, Element y, Element z) = Assumed;
        Element p = Coordinate("p");
        Element q = Coordinate("q");
        Element d = body.Reduce("d", "Z^2", new Square(z));
        p = body.Reduce("p", "H = px Z^2 - X", new Product(p, d), new Addend(x) { Negative = true });
        d = body.Reduce("d", "Z^3", new Product(d, z));
        q = body.Reduce("q", "S = py Z^3 - Y", new Product(q, d), new Addend(y) { Negative = true });
        Element newZ = body.Reduce("z", "H Z, the new Z", new Product(z, p));
        d = body.Reduce("d", "H^2", new Square(p));
        p = body.Reduce("p", "H^3", new Product(p, d));
        d = body.Reduce("d", "X H^2", new Product(x, d));
        Element newX = body.Reduce(
            "x", "S^2 - H^3 - 2 X H^2, the new X",
            new Square(q), new Addend(p) { Negative = true }, new Addend(d) { Negative = true, Shift = 1 });
        d = body.Combine("d", "X H^2 less the new X", (d, 1), (newX, -1));
        Element newY = body.Reduce(
            "y", "S (X H^2 less the new X) - Y H^3, the new Y",
            new Product(q, d), new Product(y, p) { Negative = true });
        Converge(newX, newY, newZ);
    }

    private static void Converge(Element x, Element y, Element z)
    {
        Body.Converges(Assumed.X, x);
        Body.Converges(Assumed.Y, y);
        Body.Converges(Assumed.Z, z);
    }
}
