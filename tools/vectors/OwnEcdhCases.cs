using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using static Wallet.Vectors.OwnCases;
using static Wallet.Vectors.ReferenceCurve;

namespace Wallet.Vectors;

/// <summary>Shared secrets, and keys that are none.</summary>
internal static class OwnEcdhCases
{
    private static readonly byte[] Nothing = [];

    public static IEnumerable<OwnCase> All() => Secrets().Concat(Refused());

    /// <summary>What must not be taken for a public key.</summary>
    internal static IEnumerable<(string Category, string Why, byte[] Key)> NoPoints(Point point)
    {
        byte[] key = Encode(point);
        Point small = PointFrom(3, isOdd: true);
        yield return ("InvalidPublic", "infinity as zeros", new byte[64]);
        yield return ("InvalidPublic", "x + p for x", [.. Encode(small.X + P), .. Encode(small.Y)]);
        yield return ("InvalidPublic", "x = p", [.. Encode(P), .. Encode(PointFrom(0, isOdd: true).Y)]);
        yield return ("InvalidPublic", "all ones", [.. Enumerable.Repeat((byte)0xff, 64)]);
        yield return ("ModifiedPublicPoint", "y + 1", [.. Encode(point.X), .. Encode(point.Y + 1)]);
        yield return ("ModifiedPublicPoint", "a bit of x", [.. Encode(point.X ^ 1), .. Encode(point.Y)]);
        yield return ("ModifiedPublicPoint", "x and y change places", [.. Encode(point.Y), .. Encode(point.X)]);
        yield return ("InvalidCurveAttack", "y = 0, of order 2 on another curve", [.. Encode(point.X), .. Encode(0)]);
        yield return ("InvalidCurveAttack", "x = 0, of order 3 on another curve", [.. Encode(0), .. Encode(7)]);
        for (int i = 0; i < 6; i++)
        {
            BigInteger x = Scalar($"off {i}") % P;
            BigInteger y = Scalar($"y {i}");
            yield return ("InvalidCurveAttack", "a point of another curve", [.. Encode(x), .. Encode(y)]);
        }

        for (BigInteger x = 1; x < 12; x++)
        {
            if (OfX(x, isOdd: false) == null)
            {
                yield return ("InvalidCurveAttack", "x is of the twist", [.. Encode(x), .. Encode(Scalar("twist"))]);
            }
        }

        yield return ("WrongCurve", "the base point of secp256k1", [
            .. Encode(Parse("79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798")),
            .. Encode(Parse("483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"))]);
        yield return ("WrongCurve", "as long as of P-224", Bytes("P-224", 56));
        yield return ("WrongCurve", "as long as of P-384", Bytes("P-384", 96));
        yield return ("CompressedPoint", "02 or 03 and x", [(byte)(point.Y.IsEven ? 2 : 3), .. Encode(point.X)]);
        yield return ("InvalidEncoding", "nothing", Nothing);
        yield return ("InvalidEncoding", "infinity as one byte", [0]);
        yield return ("InvalidEncoding", "04 before it", [4, .. key]);
        yield return ("InvalidEncoding", "a byte less", key[..63]);
        yield return ("InvalidEncoding", "a byte more", [.. key, 0]);
    }

    private static IEnumerable<OwnCase> Secrets()
    {
        for (int i = 0; i < 4; i++)
        {
            yield return Shared("Normal", "usual keys", Scalar($"own {i}"), PointOf($"other {i}"));
        }

        BigInteger key = Scalar("ecdh key");
        foreach (BigInteger x in EdgeXs())
        {
            Point point = PointFrom(x, isOdd: x.IsEven);
            yield return Shared("EdgeCaseEphemeralKey", "x of the key at an edge", key, point);
            Point other = Multiply(Invert(key, N), point)!;
            yield return Shared("EdgeCaseSharedSecret", "the secret at an edge", key, other);
        }

        foreach (BigInteger edge in Edges)
        {
            yield return Shared("EdgeCaseDoubling", "a private key at an edge", edge, PointOf($"other {edge}"));
            yield return Shared("EdgeCaseDoubling", "a private key at an edge, and G", edge, G);
            yield return Shared("AdditionChain", "a private key below an edge", N - edge, Multiply(edge, G)!);
        }

        // Carries in the middle of a word were lost for such ones (CVE-2017-8932).
        BigInteger ones = Parse("ffffffffffffffff0000000000000000ffffffff00000000ffffffffffffffff") - Power(255);
        yield return Shared("CVE-2017-8932", "runs of ones and zeros", ones, PointOf("other"));
        yield return Shared("CVE-2017-8932", "runs of ones and zeros", N - ones, PointFrom(ones, isOdd: true));
    }

    private static IEnumerable<OwnCase> Refused()
    {
        byte[] key = Encode(Scalar("ecdh key"));
        Point point = PointOf("other");
        foreach ((string category, string why, byte[] noPoint) in NoPoints(point))
        {
            yield return Case("ecdh", category, false, why, key, noPoint, Nothing);
        }

        byte[][] noKeys =
        [
            Nothing, new byte[32], Encode(N), Encode(N + 1), Encode(P), Encode(Power(256) - 1), key[..31], [0, .. key],
        ];
        foreach (byte[] noKey in noKeys)
        {
            yield return Case("ecdh", "InvalidPrivate", false, "not from 1 to n - 1", noKey, Encode(point), Nothing);
        }
    }

    private static OwnCase Shared(string category, string why, BigInteger key, Point point) => Case(
        "ecdh", category, true, why, Encode(key), Encode(point), Encode(Multiply(key, point)!.X));

    private static Point PointOf(string label) => Multiply(Scalar(label), G)!;
}
