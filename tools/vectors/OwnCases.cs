using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Vectors;

/// <summary>Makes our own cases, always the same, from the textbook curve and .NET; none from the firmware.</summary>
public static class OwnCases
{
    /// <summary>Numbers at which limbs, windows and carries have their edges.</summary>
    internal static readonly BigInteger[] Edges =
    [
        1, 2, 3, 7, 8, 15, 16, 255, 256, Power(29) - 1, Power(29), Power(32) - 1, Power(32), Power(58), Power(64) - 1,
        Power(96) - 1, Power(96), Power(128) - 1, Power(128), Power(128) + 1, Power(192) - 1, Power(224), Power(255),
        Power(255) - 1, ReferenceCurve.Parse(string.Concat(Enumerable.Repeat("55", 32))),
        ReferenceCurve.Parse(string.Concat(Enumerable.Repeat("aa", 32))), (ReferenceCurve.N - 1) / 2,
        (ReferenceCurve.N + 1) / 2, ReferenceCurve.N - 3, ReferenceCurve.N - 2, ReferenceCurve.N - 1,
    ];

    /// <summary>The file.</summary>
    public static string Text()
    {
        StringBuilder text = new("# Written by: dotnet run -c Release --project tools/vectors -- own FILE\n");
        foreach (OwnCase one in All()) { text.Append(one).Append('\n'); }

        return text.ToString();
    }

    /// <summary>Every case.</summary>
    public static IEnumerable<OwnCase> All() => OwnEcdsaCases.All().Concat(OwnEcdhCases.All()).Concat(
        OwnSymmetricCases.All());

    internal static OwnCase Case(
        string algorithm, string category, bool isValid, string why, params byte[][] fields) =>
        new(algorithm, category, isValid, [.. fields.Select(OwnCase.FieldOf)], why);

    /// <summary>Bytes that look random and follow from a label.</summary>
    internal static byte[] Bytes(string label, int count)
    {
        List<byte> bytes = [];
        for (int i = 0; bytes.Count < count; i++)
        {
            bytes.AddRange(SHA256.HashData(Encoding.ASCII.GetBytes($"wallet test vector {label} {i}")));
        }

        return [.. bytes.Take(count)];
    }

    /// <summary>A number from 1 to n - 1 that follows from a label.</summary>
    internal static BigInteger Scalar(string label) =>
        1 + (new BigInteger(Bytes(label, 40), isUnsigned: true) % (ReferenceCurve.N - 1));

    /// <summary>The first point at or after an x.</summary>
    internal static ReferenceCurve.Point PointFrom(BigInteger x, bool isOdd)
    {
        for (BigInteger next = x; ; next = (next + 1) % ReferenceCurve.P)
        {
            if (ReferenceCurve.OfX(next, isOdd) is { } point) { return point; }
        }
    }

    /// <summary>x of points at the edges: none, few or all bits set, in the field's words.</summary>
    internal static IEnumerable<BigInteger> EdgeXs() =>
        Edges.Prepend(BigInteger.Zero)
            .Append(Power(256) - Power(224))
            .Append(ReferenceCurve.P - 20)
            .Append(ReferenceCurve.N)
            .Select(x => ReferenceCurve.Modulo(x, ReferenceCurve.P));

    internal static BigInteger Power(int exponent) => BigInteger.One << exponent;
}
