using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Text;

namespace Wallet.Unroll;

/// <summary>Writes straight-line arithmetic on elements, and refuses what it cannot prove to stay in 63 bits.</summary>
/// <remarks>
/// Locals it needs besides the elements' own: <c>c</c> for the running column, <c>m0</c> to <c>m8</c> for the digits
/// of the quotient, <c>mask</c>, and the factors that the modulus names.
/// </remarks>
public sealed class Body(Modulus modulus, int indent)
{
    private const int LineLengthMax = 120;

    private static readonly Interval SixtyThreeBits = Interval.Around((BigInteger.One << 63) - 1);

    private readonly StringBuilder _text = new();

    /// <summary>What was written.</summary>
    public string Text => _text.ToString();

    /// <summary>The indentation of what comes next, in steps of four.</summary>
    public int Indent { get; private set; } = indent;

    /// <summary>A line as it is.</summary>
    public void Line(string line = "")
    {
        _text.Append(line.Length == 0 ? "" : new string(' ', Indent * 4)).Append(line).Append('\n');
    }

    /// <summary>Begins a block.</summary>
    public void Open()
    {
        Line("{");
        Indent++;
    }

    /// <summary>Ends a block.</summary>
    public void Close()
    {
        Indent--;
        Line("}");
    }

    /// <summary>A comment, broken where lines end.</summary>
    public void Comment(string comment)
    {
        Wrap(comment.Split(' '), "// ", "// ", "");
    }

    /// <summary>A sum of products, reduced once: divided by R modulo the modulus, all limbs but one carried.</summary>
    /// <param name="register">Takes the result; may be that of any operand.</param>
    /// <param name="meaning">What it is, for the comment.</param>
    public Element Reduce(string register, string meaning, params Summand[] summands)
    {
        Interval total = Interval.Sum(summands.Select(summand => summand.Signed(summand.Value)));
        // A whole number, so the low end is rounded up and the high end down.
        Interval reduced = new(
            -(-total.Low >> (Element.Bits * Element.Count)),
            (total.High + ((Modulus.R - 1) * modulus.Value)) >> (Element.Bits * Element.Count));
        Element result = Element.OfValue(register, reduced);
        Comment($"{register} = {meaning}: {reduced.InUnitsOf(modulus.Value)} {modulus.Name}");

        Interval carry = Interval.Zero;
        for (int column = 0; column <= 2 * (Element.Count - 1); column++)
        {
            Interval bounds = carry + Interval.Sum(summands.Select(summand => summand.Signed(summand.Bounds(column))));
            bounds += FoldBounds(column);
            if (!SixtyThreeBits.Contains(bounds))
            {
                throw new BoundException($"Column {column} of {register} = {meaning} may reach {Bits(bounds)} bits.");
            }

            carry = bounds.ShiftedRight(Element.Bits);
            WriteColumn(column, summands);
            WriteDigit(register, column);
        }

        List<string> top = ["(c >> 29)"];
        top.AddRange(summands.SelectMany(summand => Pieces(summand, (2 * Element.Count) - 1)));
        Wrap(top, $"{register}8 = ", "    ", ";");
        return result;
    }

    /// <summary>One assignment per limb, with nothing carried.</summary>
    /// <param name="register">Takes the result; may be that of any operand.</param>
    /// <param name="meaning">What it is, for the comment.</param>
    /// <param name="terms">Elements and how often each counts; a factor is a power of two or in a local.</param>
    public Element Combine(string register, string meaning, params (Element Element, int Factor)[] terms)
    {
        Interval[] limbs = new Interval[Element.Count];
        for (int i = 0; i < Element.Count; i++)
        {
            limbs[i] = Interval.Sum(terms.Select(term => term.Element.Limbs[i].Times(term.Factor)));
            if (!SixtyThreeBits.Contains(limbs[i])) { throw new BoundException($"{register} = {meaning}"); }
        }
        Interval value = Interval.Sum(terms.Select(term => term.Element.Value.Times(term.Factor)));
        Comment($"{register} = {meaning}: limbs {limbs[0].InUnitsOf(BigInteger.One << Element.Bits)} times 2^29");
        for (int i = 0; i < Element.Count; i++)
        {
            StringBuilder sum = new();
            foreach ((Element element, int factor) in terms)
            {
                sum.Append(sum.Length == 0 ? "" : factor < 0 ? " - " : " + ").Append(Scaled(element[i], factor));
            }
            Line($"{register}{i} = {sum};");
        }
        return new Element(register, limbs, value);
    }

    /// <summary>Factor times the difference of two elements.</summary>
    public Element ScaledDifference(string register, string meaning, Element a, Element b, string local, int factor)
    {
        Interval[] limbs = [.. Element.Difference(register, a, b).Limbs.Select(limb => limb.Times(factor))];
        Comment($"{register} = {meaning}: limbs {limbs[0].InUnitsOf(BigInteger.One << Element.Bits)} times 2^29");
        for (int i = 0; i < Element.Count; i++) { Line($"{register}{i} = ({a[i]} - {b[i]}) * {local};"); }
        return new Element(register, limbs, (a.Value - b.Value).Times(factor));
    }

    /// <summary>Refuses where the result of a loop's body is more than the body was written for.</summary>
    public static void Converges(Element assumed, Element result)
    {
        if (!assumed.Contains(result))
        {
            throw new BoundException($"{result.Register} leaves the loop with more than it was assumed to enter it.");
        }
    }

    private static int Bits(Interval bounds)
    {
        return (int)BigInteger.Max(BigInteger.Abs(bounds.Low), bounds.High).GetBitLength();
    }

    private static string Scaled(string local, int factor)
    {
        int magnitude = Math.Abs(factor);
        return magnitude == 1 ? local : $"({local} << {BitOperations.Log2((uint)magnitude)})";
    }

    private static IEnumerable<string> Pieces(Summand summand, int column)
    {
        foreach (IGrouping<(int Shift, bool Negative), Part> group in summand.Column(column).GroupBy(part =>
            (part.Shift + summand.Shift, part.Negative != summand.Negative)))
        {
            string sign = group.Key.Negative ? "- " : "+ ";
            string[] parts = group.Select(part => part.Text).ToArray();
            foreach (string piece in group.Key.Shift == 0
                ? parts.Select(part => sign + part) : Shifted(parts, sign, group.Key.Shift))
            {
                yield return piece;
            }
        }
    }

    // One shift for all parts together.
    private static IEnumerable<string> Shifted(string[] parts, string sign, int shift)
    {
        if (parts.Length == 1)
        {
            string part = parts[0].Contains(' ', StringComparison.Ordinal) ? $"({parts[0]})" : parts[0];
            yield return $"{sign}({part} << {shift})";
            yield break;
        }

        yield return $"{sign}(({parts[0]}";
        for (int i = 1; i < parts.Length - 1; i++) { yield return "+ " + parts[i]; }
        yield return $"+ {parts[^1]}) << {shift})";
    }

    private Interval FoldBounds(int column)
    {
        Interval bounds = Interval.Zero;
        foreach (ModulusTerm term in modulus.Terms)
        {
            int digit = column - term.Limb;
            if (digit < 0 || digit >= Element.Count || IsImplied(term)) { continue; }

            Interval fold = Element.Carried.Times(term.Factor);
            bounds = term.Negative ? bounds - fold : bounds + fold;
        }
        return bounds;
    }

    // The -1 of p needs no code: t - m is what a shift to the right makes of t.
    private static bool IsImplied(ModulusTerm term)
    {
        return term.Limb == 0 && term.Local == null;
    }

    private void WriteColumn(int column, Summand[] summands)
    {
        List<string> pieces = column == 0 ? [] : ["(c >> 29)"];
        pieces.AddRange(summands.OrderBy(summand => column == 0 && summand.Negative)
            .SelectMany(summand => Pieces(summand, column)));
        foreach (ModulusTerm term in modulus.Terms.Where(term => term.Limb > 0))
        {
            int digit = column - term.Limb;
            if (digit < 0 || digit >= Element.Count) { continue; }

            string sign = term.Negative ? "- " : "+ ";
            pieces.Add(term.Local == null
                ? $"{sign}(m{digit} << {term.Shift})"
                : $"{sign}m{digit} * {term.Local}");
        }
        if (pieces[0].StartsWith("+ ", StringComparison.Ordinal)) { pieces[0] = pieces[0][2..]; }
        Wrap(pieces, "c = ", "    ", ";");
    }

    private void WriteDigit(string register, int column)
    {
        if (column >= Element.Count)
        {
            Line($"{register}{column - Element.Count} = c & mask;");
            return;
        }

        ModulusTerm lowest = modulus.Terms[0];
        if (lowest.Local == null)
        {
            Line($"m{column} = c & mask;");
            return;
        }
        Line($"m{column} = (c * inverse) & mask;");
        Line($"c -= m{column} * {lowest.Local};");
    }

    private void Wrap(IEnumerable<string> pieces, string first, string next, string end)
    {
        StringBuilder line = new(first);
        bool empty = true;
        foreach (string piece in pieces)
        {
            if (!empty && (Indent * 4) + line.Length + 1 + piece.Length + end.Length > LineLengthMax)
            {
                Line(line.ToString());
                line.Clear().Append(next);
                empty = true;
            }
            line.Append(empty ? "" : " ").Append(piece);
            empty = false;
        }
        Line(line.Append(end).ToString());
    }
}
