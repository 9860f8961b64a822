using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using static Wallet.Vectors.OwnCases;
using static Wallet.Vectors.ReferenceCurve;

namespace Wallet.Vectors;

/// <summary>Signatures, good and bad, for each of Wycheproof's flags that a 64-byte signature can have.</summary>
internal static class OwnEcdsaCases
{
    private static readonly BigInteger Key = Scalar("ecdsa key");
    private static readonly Point PublicKey = Multiply(Key, G)!;
    private static readonly BigInteger AllOnes = Power(256) - 1;

    public static IEnumerable<OwnCase> All() =>
        Usual().Concat(Refused()).Concat(Sizes()).Concat(SpecialDigests()).Concat(Scalars()).Concat(SmallNumbers())
            .Concat(Inverses()).Concat(Duplicates()).Concat(Keys()).Concat(NoKeys());

    private static IEnumerable<OwnCase> Usual()
    {
        for (int i = 0; i < 4; i++)
        {
            (BigInteger r, BigInteger s, BigInteger e) = Signature(Scalar($"ecdsa digest {i}"), Scalar($"k {i}"));
            yield return Told("ValidSignature", true, "a usual signature", PublicKey, e, r, s);
            yield return Told("ValidSignature", true, "n - s is as good as s", PublicKey, e, r, N - s);
        }
    }

    private static IEnumerable<OwnCase> Refused()
    {
        (BigInteger r, BigInteger s, BigInteger e) = Signature(Scalar("ecdsa digest"), Scalar("k"));
        yield return Told("ModifiedInteger", false, "r + 1", PublicKey, e, r + 1, s);
        yield return Told("ModifiedInteger", false, "r - 1", PublicKey, e, r - 1, s);
        yield return Told("ModifiedInteger", false, "n - r", PublicKey, e, N - r, s);
        yield return Told("ModifiedInteger", false, "s + 1", PublicKey, e, r, s + 1);
        yield return Told("ModifiedInteger", false, "a bit of r", PublicKey, e, r ^ Power(7), s);
        yield return Told("ModifiedInteger", false, "a bit of s", PublicKey, e, r, s ^ Power(200));
        yield return Told("ModifiedInteger", false, "r and s change places", PublicKey, e, s, r);
        yield return Told("ModifiedInteger", false, "another digest", PublicKey, e + 1, r, s);
        yield return Told("ModifiedInteger", false, "the key below the axis", Negate(PublicKey)!, e, r, s);

        BigInteger[] numbers = [0, 1, N - 1, N, N + 1, P, P + 1, AllOnes];
        foreach (BigInteger a in numbers)
        {
            foreach (BigInteger b in numbers)
            {
                yield return Told("InvalidSignature", false, "r and s out of range or at its end", PublicKey, e, a, b);
            }
        }
    }

    private static IEnumerable<OwnCase> Sizes()
    {
        (BigInteger r, BigInteger s, BigInteger e) = Signature(Scalar("ecdsa digest"), Scalar("k"));
        byte[] signature = [.. Encode(r), .. Encode(s)];
        byte[][] others =
        [
            [], [0], Encode(r), signature[..63], signature[1..], [.. signature, 0], [0, .. signature],
            [0, .. Encode(r), 0, .. Encode(s)], [.. signature, .. signature],
        ];
        return others.Select(
            other => Case("ecdsa", "SignatureSize", false, "not 64 bytes", Encode(PublicKey), Encode(e), other));
    }

    private static IEnumerable<OwnCase> SpecialDigests()
    {
        BigInteger[] digests =
        [
            0, 1, N - 1, N, N + 1, P, AllOnes, AllOnes - 1, Power(255), Power(255) - 1, Power(224), Power(32) - 1,
            .. Enumerable.Range(0, 8).Select(word => AllOnes - ((Power(32) - 1) << (32 * word))),
            .. Enumerable.Range(0, 8).Select(word => (Power(32) - 1) << (32 * word)),
        ];
        foreach (BigInteger digest in digests)
        {
            (BigInteger r, BigInteger s, _) = Signature(digest, Scalar($"special {digest}"));
            yield return Told("SpecialCaseHash", true, "a digest of edges", PublicKey, digest, r, s);
        }
    }

    // The signature for given u1 and u2: R = u1 G + u2 Q, r its x, s = r / u2 and e = u1 s.
    private static IEnumerable<OwnCase> Scalars()
    {
        foreach (BigInteger edge in Edges)
        {
            yield return Multiplied("ArithmeticError", "u1 at an edge", edge, Scalar($"u2 {edge}"), PublicKey);
            yield return Multiplied("ArithmeticError", "u2 at an edge", Scalar($"u1 {edge}"), edge, PublicKey);
            yield return Multiplied("EdgeCaseShamirMultiplication", "u1 = u2", edge, edge, PublicKey);
            yield return Multiplied("EdgeCaseShamirMultiplication", "u1 = n - u2", edge, N - edge, PublicKey);
        }

        yield return Multiplied("ArithmeticError", "u1 = 0", 0, Scalar("u2"), PublicKey);
    }

    // A key for any R, s and e: Q = (s R - e G) / r.
    private static IEnumerable<OwnCase> SmallNumbers()
    {
        BigInteger e = Scalar("small digest");
        foreach (BigInteger s in new BigInteger[] { 1, 2, 3, N - 1 })
        {
            Point small = PointFrom(1, isOdd: s.IsEven);
            yield return Told("SmallRandS", true, "the smallest r", KeyOf(small, s, e), e, small.X, s);
            yield return Told("RangeCheck", false, "r + n for r", KeyOf(small, s, e), e, small.X + N, s);
            if (s < 4)
            {
                yield return Told("RangeCheck", false, "s + n for s", KeyOf(small, s, e), e, small.X, s + N);
            }

            // x of R may pass n, and r is what is left of it; but r + n may not pass p.
            Point large = PointFrom(N + 1, isOdd: !s.IsEven);
            yield return Told("SmallRandS", true, "x of R is r + n", KeyOf(large, s, e), e, large.X - N, s);
            yield return Told("RangeCheck", false, "x of R itself for r", KeyOf(large, s, e), e, large.X, s);
            BigInteger wrapped = small.X + P - N;
            Point key = Divide(Add(Multiply(s, small), Multiply(N - e, G)), wrapped);
            yield return Told("ArithmeticError", false, "r + n is x of R only modulo p", key, e, wrapped, s);
        }
    }

    private static IEnumerable<OwnCase> Inverses()
    {
        BigInteger e = Scalar("inverse digest");
        Point point = Multiply(Scalar("inverse k"), G)!;
        foreach (BigInteger edge in Edges)
        {
            BigInteger inverse = Invert(edge, N);
            yield return Told("ModularInverse", true, "s at an edge", KeyOf(point, edge, e), e, point.X % N, edge);
            yield return Told(
                "ModularInverse", true, "1 / s at an edge", KeyOf(point, inverse, e), e, point.X % N, inverse);
        }
    }

    // Where u1 G and u2 Q are the same point, or opposite ones, of which the sum is infinity.
    private static IEnumerable<OwnCase> Duplicates()
    {
        BigInteger[] keys = [1, 2, 3, N - 1, N - 2, (N + 1) / 2, Key];
        foreach (BigInteger key in keys)
        {
            Point publicKey = Multiply(key, G)!;
            BigInteger u2 = Scalar($"double {key}");
            BigInteger u1 = u2 * key % N;
            yield return Multiplied("PointDuplication", "u1 G = u2 Q", u1, u2, publicKey);
            yield return Multiplied("PointDuplication", "u1 G = 2 u2 Q", 2 * u1 % N, u2, publicKey);
            yield return Multiplied("PointDuplication", "u1 = u2 and Q a small multiple of G", u2, u2 + 1, publicKey);

            BigInteger r = Scalar($"infinity {key}");
            BigInteger s = r * Invert(u2, N) % N;
            yield return Told(
                "PointDuplication", false, "u1 G + u2 Q is infinity", publicKey, (N - u1) * s % N, r, s);
        }
    }

    private static IEnumerable<OwnCase> Keys() => EdgeXs().SelectMany(x => new[]
    {
        Multiplied("EdgeCasePublicKey", "x at an edge", Scalar("u1"), Scalar("u2"), PointFrom(x, isOdd: true)),
        Multiplied("EdgeCasePublicKey", "x at an edge", Scalar("u1"), Scalar("u2"), PointFrom(x, isOdd: false)),
    });

    private static IEnumerable<OwnCase> NoKeys()
    {
        (BigInteger r, BigInteger s, BigInteger e) = Signature(Scalar("ecdsa digest"), Scalar("k"));
        return OwnEcdhCases.NoPoints(PublicKey).Select(no => Case(
            "ecdsa", no.Category, false, no.Why, no.Key, Encode(e), [.. Encode(r), .. Encode(s)]));
    }

    private static (BigInteger R, BigInteger S, BigInteger E) Signature(BigInteger e, BigInteger k)
    {
        BigInteger r = Multiply(k, G)!.X % N;
        return (r, Invert(k, N) * (e + (r * Key)) % N, e);
    }

    private static OwnCase Multiplied(string category, string why, BigInteger u1, BigInteger u2, Point publicKey)
    {
        BigInteger r = Add(Multiply(u1, G), Multiply(u2, publicKey))!.X % N;
        BigInteger s = r * Invert(u2, N) % N;
        return Told(category, true, why, publicKey, u1 * s % N, r, s);
    }

    private static Point KeyOf(Point point, BigInteger s, BigInteger e) =>
        Divide(Add(Multiply(s, point), Multiply(N - e, G)), point.X % N);

    private static Point Divide(Point? point, BigInteger divisor) => Multiply(Invert(divisor, N), point)!;

    private static OwnCase Told(
        string category, bool isValid, string why, Point key, BigInteger e, BigInteger r, BigInteger s) =>
        Case("ecdsa", category, isValid, why, Encode(key), Encode(e), [.. Encode(r), .. Encode(s)]);
}
