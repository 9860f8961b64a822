using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>All integers from the low end to the high end, both included.</summary>
public readonly record struct Interval(BigInteger Low, BigInteger High)
{
    /// <summary>The number zero.</summary>
    public static readonly Interval Zero = new(0, 0);

    /// <summary>From -magnitude to magnitude.</summary>
    public static Interval Around(BigInteger magnitude)
    {
        return new Interval(-magnitude, magnitude);
    }

    public static Interval operator +(Interval a, Interval b)
    {
        return new Interval(a.Low + b.Low, a.High + b.High);
    }

    public static Interval operator -(Interval a, Interval b)
    {
        return new Interval(a.Low - b.High, a.High - b.Low);
    }

    public static Interval operator *(Interval a, Interval b)
    {
        BigInteger[] ends = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
        return new Interval(ends.Min(), ends.Max());
    }

    /// <summary>Every product of a number here with this one.</summary>
    public Interval Times(BigInteger factor)
    {
        return this * new Interval(factor, factor);
    }

    /// <summary>Squares: never negative, whatever the signs of the ends.</summary>
    public Interval Squared()
    {
        Interval product = this * this;
        return Contains(0) ? new Interval(0, product.High) : product;
    }

    /// <summary>What an arithmetic shift to the right makes of it.</summary>
    public Interval ShiftedRight(int bits)
    {
        return new Interval(Low >> bits, High >> bits);
    }

    /// <summary>From the lower low end to the higher high end.</summary>
    public Interval Or(Interval other)
    {
        return new Interval(BigInteger.Min(Low, other.Low), BigInteger.Max(High, other.High));
    }

    /// <summary>Whether the number is in it.</summary>
    public bool Contains(BigInteger number)
    {
        return Low <= number && number <= High;
    }

    /// <summary>Whether the whole other interval is in it.</summary>
    public bool Contains(Interval other)
    {
        return Low <= other.Low && other.High <= High;
    }

    /// <summary>The sum of many.</summary>
    public static Interval Sum(IEnumerable<Interval> intervals)
    {
        return intervals.Aggregate(Zero, (sum, next) => sum + next);
    }

    /// <summary>Both ends as multiples of a unit, rounded outwards to hundredths.</summary>
    public string InUnitsOf(BigInteger unit)
    {
        double low = Math.Floor((double)Low / (double)unit * 100) / 100;
        double high = Math.Ceiling((double)High / (double)unit * 100) / 100;
        return FormattableString.Invariant($"{low:0.##} to {high:0.##}");
    }
}
