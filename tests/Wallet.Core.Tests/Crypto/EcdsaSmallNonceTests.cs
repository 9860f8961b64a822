using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>Signatures whose r + n is below p: the x of R is one of two, which no chance ever gives.</summary>
[TestClass]
public sealed class EcdsaSmallNonceTests
{
    private static readonly BigInteger P = SignatureCase.FromHex(Edge.Prime);
    private static readonly BigInteger Gap = P - SignatureCase.N;

    // Of 40 numbers from 1 on, and of the 40 below p - n, about a quarter each are x, x + n, both, none.
    [TestMethod]
    public void Verify_XIsROrRPlusOrder_AcceptedByTheFastPath()
    {
        int[] tries = new int[5];
        for (int i = 1; i <= 40; i++)
        {
            foreach (BigInteger r in new[] { new BigInteger(i), Gap - i })
            {
                foreach (BigInteger x in new[] { r, r + SignatureCase.N })
                {
                    int first = x != r && PointOf(r, false) != null ? 2 : 0;
                    foreach (bool isOdd in new[] { false, true })
                    {
                        byte[]? nonce = PointOf(x, isOdd);
                        if (nonce == null) { continue; }

                        SignatureCase found = SignatureCase.MakeForNonce(nonce, r, i + 1_000_003, 77_777 - i);
                        int wanted = first + (isOdd ? 2 : 1);
                        tries[wanted]++;
                        AssertBoth(found, true, wanted);
                    }
                }
            }
        }

        for (int i = 1; i < tries.Length; i++) { Assert.IsGreaterThan(10, tries[i], $"{i}"); }
    }

    // All four sums, of r and of r + n with either y, fit no other digest.
    [TestMethod]
    public void Verify_BothAreCoordinatesAndNeitherFits_RefusedByTheFastPath()
    {
        int seen = 0;
        for (int i = 1; i <= 40; i++)
        {
            byte[]? nonce = PointOf(i, false);
            if (nonce == null || PointOf(i + SignatureCase.N, false) == null) { continue; }

            seen++;
            SignatureCase found = SignatureCase.MakeForNonce(nonce, i, 5 + i, 999_983);
            AssertBoth(found.WithDigest(Hex.ToBytes(Edge.Two)), false, 4);
        }

        Assert.IsGreaterThan(3, seen);
    }

    // r = p - n is the first for which r + n is none: modulo p it would be 0, which is the x of a point.
    [TestMethod]
    public void Verify_RPlusOrderIsThePrimeAndXIsZero_Refused()
    {
        foreach (bool isOdd in new[] { false, true })
        {
            SignatureCase found = SignatureCase.MakeForNonce(PointOf(0, isOdd)!, Gap, 12_345, 678_910);
            AssertBoth(found, false, null);
        }
    }

    // r = n - 1 and its like: the sum with n has 257 bits.
    [TestMethod]
    public void TryRead_RPlusOrderBelowPrimeOrNot_OtherXOrNone()
    {
        Assert.IsNotNull(OtherOf(1));
        Assert.IsNotNull(OtherOf(Gap - 1));
        Assert.IsNull(OtherOf(Gap));
        Assert.IsNull(OtherOf(Gap + 1));
        Assert.IsNull(OtherOf(BigInteger.One << 127));
        Assert.IsNull(OtherOf((BigInteger.One << 256) - SignatureCase.N));
        Assert.IsNull(OtherOf((BigInteger.One << 256) - SignatureCase.N + 1));
        Assert.IsNull(OtherOf(SignatureCase.N - 1));
    }

    private static long[]? OtherOf(BigInteger r)
    {
        EcdsaNumbers numbers = new();
        Assert.IsTrue(numbers.TryRead(Hex.ToBytes(Edge.One), [.. SignatureCase.Bytes(r), .. Hex.ToBytes(Edge.One)]));
        return numbers.OtherX;
    }

    private static void AssertBoth(SignatureCase found, bool isValid, int? tries)
    {
        Assert.AreEqual(isValid, found.Reference);
        EcdsaVerifier verifier = new();
        Assert.AreEqual(isValid, verifier.Verify(found.PublicKey, found.Digest, found.Signature));
        Assert.AreEqual(tries ?? verifier.Tries, verifier.Tries);
        Assert.IsFalse(verifier.WasSlow);
        EcdsaTableVerifier byTable = new();
        P256KeyTable table = P256KeyTableTests.Build(found.PublicKey);
        Assert.AreEqual(isValid, byTable.Verify(table, found.Digest, found.Signature));
        Assert.IsFalse(byTable.WasSlow);
    }

    // 64 bytes of the point with this x; null where there is none. p = 3 mod 4.
    private static byte[]? PointOf(BigInteger x, bool isOdd)
    {
        BigInteger b = SignatureCase.FromHex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
        BigInteger right = ((BigInteger.ModPow(x, 3, P) - (3 * x) + b) % P + P) % P;
        BigInteger y = BigInteger.ModPow(right, (P + 1) / 4, P);
        if (BigInteger.ModPow(y, 2, P) != right) { return null; }

        y = y.IsEven == isOdd ? P - y : y;
        return [.. Bytes(x), .. Bytes(y)];
    }

    private static byte[] Bytes(BigInteger value)
    {
        byte[] bytes = new byte[32];
        byte[] digits = value.ToByteArray(true, true);
        digits.CopyTo(bytes, 32 - digits.Length);
        return bytes;
    }
}
