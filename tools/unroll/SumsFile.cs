using System;
using System.Numerics;
using System.Text;

namespace Wallet.Unroll;

/// <summary>Writes the two loops of P256AffineSums: running products, and back with their inverse.</summary>
/// <remarks>Registers: a the running product or inverse; u, v, w the points; b, e, q the rest.</remarks>
public static class SumsFile
{
    // What an inversion may give, and what a product gives.
    private static readonly Element Running = Element.OfValue("a", Interval.Around(10 * Modulus.P.Value));

    // The difference or the sum of two coordinates, or twice one.
    private static readonly Element Two = Element.OfLimbs(
        "b", PointFormulas.Coordinate("b").Limbs[0].Times(2), PointFormulas.Coordinate("b").Limbs[8].Times(2))
        with
    {
        Value = PointFormulas.Coordinate("b").Value.Times(2),
    };

    /// <summary>The text of the file.</summary>
    public static string Write()
    {
        StringBuilder text = new(FieldFile.Head);
        text.Append("public static partial class P256AffineSums\n{\n");
        text.Append(Products()).Append('\n').Append(Sums());
        return text.Append("}\n").ToString();
    }

    private static string Products()
    {
        Body body = new(Modulus.P, 1);
        body.Line("// Stores the product of the denominators before each pair; the product becomes that of all.");
        body.Line("private static void MultiplyDenominators(");
        body.Line("    int[] points, int[] left, int[] right, int count, long[] before, long[] product)");
        body.Open();
        FieldFile.Load(body, "a", "product", 0);
        FieldFile.Declare(body, "b");
        FieldFile.DeclareScratch(body, Modulus.P);
        body.Line("int at = 0;");
        body.Line("for (int i = 0; i < count; i++)");
        body.Open();
        body.Line("int l = left[i];");
        body.Line("int r = right[i];");
        ForEachLimb(i => body.Line($"before[{At("at", i)}] = a{i};"));
        body.Line("at += 9;");
        LoadDenominator(body);
        Body.Converges(Running, body.Reduce("a", "a * b", new Product(Running, Two)));
        body.Close();
        FieldFile.Store(body, "a", "product", 0);
        body.Close();
        return body.Text;
    }

    private static string Sums()
    {
        Body body = new(Modulus.P, 1);
        body.Line("// Adds the pairs, the last one first, given the inverse of the product of all denominators.");
        body.Line("private static void AddBackwards(");
        body.Line("    int[] points, int[] left, int[] right, int[] target, int count, long[] before, long[] inverse)");
        body.Open();
        FieldFile.Load(body, "a", "inverse", 0);
        foreach (string register in new[] { "b", "e", "q", "u", "v", "w" }) { FieldFile.Declare(body, register); }
        FieldFile.DeclareScratch(body, Modulus.P);
        body.Line("long three = 3;");
        body.Line("long k;");
        body.Line("int at = count * 9;");
        body.Line("for (int i = count - 1; i >= 0; i--)");
        body.Open();
        body.Line("int l = left[i];");
        body.Line("int r = right[i];");
        body.Comment("u, v = left x, left y; w = right x");
        FieldFile.Load(body, "u", "points", "l", 0);
        FieldFile.Load(body, "v", "points", "l", 9);
        FieldFile.Load(body, "w", "points", "r", 0);
        Element e = WriteInverse(body);
        Element rise = LoadNumerator(body);
        e = body.Reduce("e", "the slope", new Product(e, rise));

        LessMultiple xs = new(Coordinate("u"), "k", Coordinate("w")) { Negative = true };
        body.Line(xs.Definition);
        Element x = body.Reduce("q", "slope^2 - u - w + k p, the new x", new Square(e), xs);
        Body.Converges(Coordinate("q"), x);

        Element difference = Element.Difference("b", Coordinate("u"), x);
        body.Comment("b = left x less the new x");
        ForEachLimb(i => body.Line($"b{i} = u{i} - q{i};"));
        body.Line("int to = target[i];");
        ForEachLimb(i => body.Line($"points[{At("to", i)}] = (int)q{i};"));
        LessMultiple y = new(Coordinate("v"), "k") { Negative = true };
        body.Line(y.Definition);
        Element newY = body.Reduce("e", "slope * b - v + k p, the new y", new Product(e, difference), y);
        Body.Converges(Coordinate("e"), newY);
        ForEachLimb(i => body.Line($"points[{At("to", 9 + i)}] = (int)e{i};"));
        body.Close();
        body.Close();
        return body.Text;
    }

    // The first pair has none before it, and is the last one here.
    private static Element WriteInverse(Body body)
    {
        body.Line("if (i > 0)");
        body.Open();
        body.Line("at -= 9;");
        body.Comment("b = right x - left x or, to double, 2 y: the denominator of the slope");
        body.Line("if (l == r)");
        body.Open();
        ForEachLimb(i => body.Line($"b{i} = v{i} << 1;"));
        body.Close();
        body.Line("else");
        body.Open();
        ForEachLimb(i => body.Line($"b{i} = w{i} - u{i};"));
        body.Close();
        FieldFile.Load(body, "e", "before", "at", 0);
        Element e = body.Reduce(
            "e", "1 / b, of this pair alone", new Product(Running, Running with { Register = "e" }));
        Body.Converges(Running, body.Reduce("a", "a * b, for the pairs before", new Product(Running, Two)));
        body.Close();
        body.Line("else");
        body.Open();
        ForEachLimb(i => body.Line($"e{i} = a{i};"));
        body.Close();
        return e.Or(Running);
    }

    private static Element Coordinate(string register)
    {
        return PointFormulas.Coordinate(register);
    }

    // Twice what a coordinate is fits an int, so that one conversion does for both.
    private static void LoadDenominator(Body body)
    {
        body.Comment("b = right x - left x or, to double, 2 y: the denominator of the slope");
        body.Line("if (l == r)");
        body.Open();
        ForEachLimb(i => body.Line($"b{i} = points[{At("l", 9 + i)}] << 1;"));
        body.Close();
        body.Line("else");
        body.Open();
        ForEachLimb(i => body.Line($"b{i} = points[{At("r", i)}] - points[{At("l", i)}];"));
        body.Close();
    }

    private static Element LoadNumerator(Body body)
    {
        body.Comment("b = right y - left y or, to double, 3 x^2 - 3: the numerator of the slope");
        body.Line("if (l == r)");
        body.Open();
        Element x = Coordinate("u");
        Element triple = body.Combine("q", "3 x", (x, 2), (x, 1));
        Element doubling = body.Reduce("b", "3 x^2 - 3", new Product(x, triple), new Three { Negative = true });
        body.Close();
        body.Line("else");
        body.Open();
        ForEachLimb(i => body.Line($"b{i} = points[{At("r", 9 + i)}] - v{i};"));
        body.Close();
        return doubling.Or(Two);
    }

    private static string At(string place, int more)
    {
        return more == 0 ? place : $"{place} + {more}";
    }

    private static void ForEachLimb(Action<int> write)
    {
        for (int i = 0; i < Element.Count; i++) { write(i); }
    }
}
