using System.Linq;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>A number in nine signed limbs of 29 bits, each in a local: what is known of them and of it.</summary>
/// <param name="Register">Its limbs are the locals of this name and the digits 0 to 8.</param>
/// <param name="Limbs">Bounds of each limb.</param>
/// <param name="Value">Bounds of the number, which may be tighter than what the limbs allow.</param>
public sealed record Element(string Register, Interval[] Limbs, Interval Value)
{
    /// <summary>Limbs of an element.</summary>
    public const int Count = 9;

    /// <summary>Bits of a limb.</summary>
    public const int Bits = 29;

    /// <summary>What a carried limb is: 0 to 2^29 - 1.</summary>
    public static readonly Interval Carried = new(0, (BigInteger.One << Bits) - 1);

    /// <summary>The local of one limb.</summary>
    public string this[int limb] => Register + limb;

    /// <summary>An element whose limbs are carried but for the top one, which holds the rest of the value.</summary>
    public static Element OfValue(string register, Interval value)
    {
        Interval[] limbs = Enumerable.Repeat(Carried, Count).ToArray();
        limbs[Count - 1] = value.ShiftedRight(Bits * (Count - 1));
        return new Element(register, limbs, value);
    }

    /// <summary>An element with the same bounds for all limbs but the top one.</summary>
    public static Element OfLimbs(string register, Interval limb, Interval top)
    {
        Interval[] limbs = Enumerable.Repeat(limb, Count).ToArray();
        limbs[Count - 1] = top;
        return new Element(register, limbs, ValueOf(limbs));
    }

    /// <summary>What numbers limbs within these bounds can make.</summary>
    public static Interval ValueOf(Interval[] limbs)
    {
        return Interval.Sum(limbs.Select((limb, i) => limb.Times(BigInteger.One << (Bits * i))));
    }

    /// <summary>The difference of two, limb by limb.</summary>
    public static Element Difference(string register, Element a, Element b)
    {
        return new Element(register, [.. a.Limbs.Zip(b.Limbs, (x, y) => x - y)], a.Value - b.Value);
    }

    /// <summary>What may be either of two.</summary>
    public Element Or(Element other)
    {
        return this with
        {
            Limbs = [.. Limbs.Zip(other.Limbs, (x, y) => x.Or(y))],
            Value = Value.Or(other.Value),
        };
    }

    /// <summary>Whether another element may stand where this one was assumed.</summary>
    public bool Contains(Element other)
    {
        return Value.Contains(other.Value) && Limbs.Zip(other.Limbs).All(pair => pair.First.Contains(pair.Second));
    }
}
