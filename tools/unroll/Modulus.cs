using System.Globalization;
using System.Numerics;

namespace Wallet.Unroll;

/// <summary>One summand of a modulus: sign * factor * 2^(29 limb).</summary>
/// <param name="Limb">Its limb.</param>
/// <param name="Factor">Positive, below 2^29.</param>
/// <param name="Negative">Whether it is subtracted.</param>
/// <param name="Local">The local that holds the factor; null where it is a power of two, and shifting does.</param>
public sealed record ModulusTerm(int Limb, BigInteger Factor, bool Negative, string? Local)
{
    /// <summary>The power of two.</summary>
    public int Shift => (int)BigInteger.Log2(Factor);
}

/// <summary>A modulus as few signed summands, for Montgomery's reduction limb by limb.</summary>
/// <remarks>The summand of limb 0 is negative: -1 for p, so that a quotient digit is the limb itself.</remarks>
public sealed class Modulus
{
    /// <summary>p = 2^256 - 2^224 + 2^192 + 2^96 - 1 (SP 800-186, 3.2.1.3).</summary>
    public static readonly Modulus P = new(
        "p",
        [
            new(0, 1, true, null), new(3, 1 << 9, false, null), new(6, 1 << 18, false, null),
            new(7, 1 << 21, true, null), new(8, 1 << 24, false, null),
        ]);

    /// <summary>n = 2^256 - 2^224 + 2^192 - d, d of 127 bits: the order of the base point.</summary>
    public static readonly Modulus N = new("n", TermsOfN());

    private Modulus(string name, ModulusTerm[] terms)
    {
        Name = name;
        Terms = terms;
        foreach (ModulusTerm term in terms)
        {
            BigInteger summand = term.Factor << (Element.Bits * term.Limb);
            Value += term.Negative ? -summand : summand;
        }
        BigInteger digit = BigInteger.One << Element.Bits;
        BigInteger phi = digit >> 1;
        Inverse = BigInteger.ModPow(terms[0].Factor, phi - 1, digit);
    }

    /// <summary>What comments call it.</summary>
    public string Name { get; }

    /// <summary>Its summands, that of limb 0 first.</summary>
    public ModulusTerm[] Terms { get; }

    /// <summary>The number.</summary>
    public BigInteger Value { get; }

    /// <summary>-1 / modulus modulo 2^29: a limb times this is the quotient digit.</summary>
    public BigInteger Inverse { get; }

    /// <summary>Montgomery's radix.</summary>
    public static BigInteger R => BigInteger.One << (Element.Bits * Element.Count);

    private static ModulusTerm[] TermsOfN()
    {
        BigInteger d = BigInteger.Parse("04319055258e8617b0c46353d039cdaaf", NumberStyles.HexNumber, null);
        ModulusTerm[] terms = new ModulusTerm[8];
        for (int i = 0; i < 5; i++)
        {
            terms[i] = new(i, (d >> (Element.Bits * i)) & ((1 << Element.Bits) - 1), true, "d" + i);
        }
        terms[5] = new(6, 1 << 18, false, null);
        terms[6] = new(7, 1 << 21, true, null);
        terms[7] = new(8, 1 << 24, false, null);
        return terms;
    }
}
