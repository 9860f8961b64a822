using System;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>Both ways to check a signature, led into each of their branches.</summary>
[TestClass]
public sealed class EcdsaPathTests
{
    // Own vector: y^2 = b for x = 0.
    private const string PointWithZeroX =
        Edge.Zero + "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4";

    [TestMethod]
    public void Verify_NonceWithEvenOrOddY_FirstOrSecondTry()
    {
        CryptoCases.Run(20, random =>
        {
            byte[] key = SignatureCase.KeyOf(Number(random));
            BigInteger u = Number(random);
            BigInteger v = Number(random);
            SignatureCase first = SignatureCase.Make(key, u, v)!;
            int tries = SignatureCase.HasOddNonce(key, u, v) ? 2 : 1;
            AssertTries(first, tries);
            AssertTries(first.WithOtherNonce(), 3 - tries);
        });
    }

    [TestMethod]
    public void VerifyByTable_NonceWithEvenOrOddY_BothAccepted()
    {
        byte[] key = SignatureCase.KeyOf(12345);
        P256KeyTable table = P256KeyTableTests.Build(key);
        CryptoCases.Run(20, random =>
        {
            SignatureCase first = SignatureCase.Make(key, Number(random), Number(random))!;
            Assert.IsTrue(Ecdsa.VerifyByTable(table, first.Digest, first.Signature));
            SignatureCase other = first.WithOtherNonce();
            Assert.IsTrue(Ecdsa.VerifyByTable(table, other.Digest, other.Signature));
        });
    }

    [TestMethod]
    public void Verify_DigestZero_Slow()
    {
        byte[] key = SignatureCase.KeyOf(12345);
        foreach (string digest in new[] { Edge.Zero, Edge.Order })
        {
            SignatureCase zero = SignatureCase.Make(key, 0, 98765)!.WithDigest(Hex.ToBytes(digest));
            AssertUnknown(zero, true, true);
            AssertByTable(P256KeyTableTests.Build(key), zero, true, true);
        }
    }

    [TestMethod]
    public void Verify_SmallRThatIsWrong_RefusedWithoutTheSlowPath()
    {
        byte[] key = SignatureCase.KeyOf(12345);
        byte[] digest = Hex.ToBytes(Edge.OrderLessOne);
        byte[] signature = Hex.ToBytes(Edge.One + Edge.OrderLessOne);
        EcdsaVerifier verifier = new();
        Assert.IsFalse(verifier.Verify(key, digest, signature));
        Assert.IsFalse(verifier.WasSlow);
        EcdsaTableVerifier byTable = new();
        Assert.IsFalse(byTable.Verify(P256KeyTableTests.Build(key), digest, signature));
        Assert.IsFalse(byTable.WasSlow);
    }

    // Half of all numbers are no x of the curve.
    [TestMethod]
    public void Verify_RNoCoordinate_RefusedWithoutATry()
    {
        byte[] key = SignatureCase.KeyOf(7);
        byte[] signature = Hex.ToBytes(Edge.OrderLessOne + Edge.One);
        int noCoordinate = 0;
        for (byte last = 0; last < 32; last++)
        {
            signature[31] = last;
            EcdsaVerifier verifier = new();
            Assert.IsFalse(verifier.Verify(key, Hex.ToBytes(Edge.One), signature));
            Assert.IsFalse(verifier.WasSlow);
            noCoordinate += verifier.Tries == 0 ? 1 : 0;
        }

        Assert.IsTrue(noCoordinate is > 6 and < 26, $"{noCoordinate} of 32");
    }

    // The sum just before Q is added is Q, or its opposite: with v = 1, all levels of G's comb but the lowest.
    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void Verify_DoublingOrOppositesInsideTheSum_Slow(int sign)
    {
        BigInteger u = (SignatureCase.FromHex("123456789abcdef0fedcba9876543210") << 120) + 1;
        BigInteger lowest = Signed(u, 256, bit => bit % 8 == 0);
        byte[] key = SignatureCase.KeyOf(sign * (u - lowest));
        SignatureCase found = SignatureCase.Make(key, u, 1)!;
        AssertUnknown(found, true, true);
        AssertUnknown(found.WithDigest(Hex.ToBytes(Edge.Two)), false, null);
    }

    // The part of Q down to level 7 is the part of G at level 7, or its opposite.
    [TestMethod]
    [DataRow(1, 6)]
    [DataRow(-1, 6)]
    [DataRow(1, 7)]
    [DataRow(-1, 8)]
    public void VerifyByTable_DoublingOrOppositesInsideTheSum_Slow(int sign, int teeth)
    {
        BigInteger u = (SignatureCase.FromHex("123456789abcdef0fedcba9876543210") << 120) + 1;
        BigInteger v = (SignatureCase.FromHex("0f1e2d3c4b5a69788796a5b4c3d2e1f0") << 125) + 1;
        BigInteger ofBase = Signed(u, 256, bit => bit % 8 == 7) >> 7;
        P256KeyTable size = new(SignatureCase.KeyOf(1), teeth);
        BigInteger ofKey = Signed(v, 4 * teeth * size.ColumnCount, bit => bit % size.ColumnCount >= 7) >> 7;
        BigInteger d = sign * ofBase * BigInteger.ModPow(ofKey, SignatureCase.N - 2, SignatureCase.N);
        byte[] key = SignatureCase.KeyOf(d);
        SignatureCase found = SignatureCase.Make(key, u, v)!;
        AssertByTable(P256KeyTableTests.Build(key, teeth), found, true, true);
        AssertUnknown(found, true, null);
    }

    [TestMethod]
    public void Verify_SmallAndLargeNumbersAndKeys_AgreesWithDotNet()
    {
        BigInteger n = SignatureCase.N;
        BigInteger[] numbers = [1, 2, 3, 7, n - 1, n - 2, n - 5, BigInteger.One << 128, (BigInteger.One << 255) + 1];
        byte[][] keys =
        [
            SignatureCase.KeyOf(1), SignatureCase.KeyOf(n - 1), SignatureCase.KeyOf(2), SignatureCase.KeyOf(n - 3),
            Hex.ToBytes(PointWithZeroX),
        ];
        int cases = 0;
        foreach (byte[] key in keys)
        {
            P256KeyTable table = P256KeyTableTests.Build(key);
            foreach (BigInteger u in numbers)
            {
                foreach (BigInteger v in numbers)
                {
                    SignatureCase? found = SignatureCase.Make(key, u, v);
                    if (found == null) { continue; }

                    cases++;
                    AssertBoth(table, found, true);
                    AssertBoth(table, found.WithOtherNonce(), true);
                    AssertBoth(table, found.WithDigest(Hex.ToBytes(Edge.Largest)), false);
                }
            }
        }

        Assert.IsTrue(cases > 350, $"{cases}");
    }

    // e = s k - r d for s = 1 and s = n - 1, here as u = e / s, v = r / s for a nonce of 5.
    [TestMethod]
    [DataRow(1)]
    [DataRow(-1)]
    public void Verify_SIsOneOrOrderLessOne_Accepted(int s)
    {
        BigInteger r = new(SignatureCase.KeyOf(5).AsSpan(0, 32), true, true);
        BigInteger d = 77;
        byte[] key = SignatureCase.KeyOf(d);
        byte[] digest = SignatureCase.Bytes((s * 5) - (r * d));
        byte[] signature = [.. SignatureCase.Bytes(r), .. SignatureCase.Bytes(s)];
        Assert.IsTrue(Ecdsa.Verify(key, digest, signature));
        Assert.IsTrue(Ecdsa.VerifyByTable(P256KeyTableTests.Build(key), digest, signature));
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void Verify_RandomCases_BothWaysAgreeWithTheCompleteFormulas(int teeth)
    {
        byte[] key = SignatureCase.KeyOf(SignatureCase.FromHex("5a5a5a5a00000000ffffffff12345678"));
        P256KeyTable table = P256KeyTableTests.Build(key, teeth);
        CryptoCases.Run(100, random =>
        {
            SignatureCase? found = SignatureCase.Make(key, Number(random), Number(random));
            if (found == null) { return; }

            if (random.Next(3) == 0) { found.Signature[random.Next(64)] ^= (byte)(1 << random.Next(8)); }

            EcdsaNumbers numbers = new();
            bool isValid = numbers.TryRead(found.Digest, found.Signature) && numbers.FitSlowly(key);
            Assert.AreEqual(isValid, Ecdsa.Verify(key, found.Digest, found.Signature));
            Assert.AreEqual(isValid, Ecdsa.VerifyByTable(table, found.Digest, found.Signature));
        });
    }

    [TestMethod]
    public void VerifyByTable_WrongLengthOrNumberOutOfRange_Refused()
    {
        byte[] key = SignatureCase.KeyOf(9);
        P256KeyTable table = P256KeyTableTests.Build(key);
        SignatureCase found = SignatureCase.Make(key, 11, 13)!;
        byte[] signature = found.Signature;
        Assert.IsTrue(Ecdsa.VerifyByTable(table, found.Digest, signature));
        Assert.IsFalse(Ecdsa.VerifyByTable(table, found.Digest, [.. signature, 0]));
        Assert.IsFalse(Ecdsa.VerifyByTable(table, found.Digest[..31], signature));
        Assert.IsFalse(Ecdsa.VerifyByTable(table, null!, signature));
        Assert.IsFalse(Ecdsa.VerifyByTable(table, found.Digest, null!));
        foreach (string wrong in new[] { Edge.Zero, Edge.Order, Edge.OrderPlusOne, Edge.Prime, Edge.Largest })
        {
            byte[] bytes = Hex.ToBytes(wrong);
            Assert.IsFalse(Ecdsa.VerifyByTable(table, found.Digest, [.. bytes, .. signature[32..]]), wrong);
            Assert.IsFalse(Ecdsa.VerifyByTable(table, found.Digest, [.. signature[..32], .. bytes]), wrong);
            Assert.IsFalse(Ecdsa.Verify(key, found.Digest, [.. bytes, .. signature[32..]]), wrong);
            Assert.IsFalse(Ecdsa.Verify(key, found.Digest, [.. signature[..32], .. bytes]), wrong);
        }
    }

    // The digits of an odd number that the comb sums, all 1 or -1, of the bits that are asked for.
    private static BigInteger Signed(BigInteger odd, int bits, Predicate<int> isWanted)
    {
        BigInteger digits = (odd >> 1) + (BigInteger.One << (bits - 1));
        BigInteger sum = 0;
        for (int bit = 0; bit < bits; bit++)
        {
            BigInteger power = BigInteger.One << bit;
            if (isWanted(bit)) { sum += (digits & power).IsZero ? -power : power; }
        }

        return sum;
    }

    private static void AssertTries(SignatureCase found, int tries)
    {
        EcdsaVerifier verifier = new();
        Assert.IsTrue(verifier.Verify(found.PublicKey, found.Digest, found.Signature));
        Assert.AreEqual(tries, verifier.Tries);
        Assert.IsFalse(verifier.WasSlow);
    }

    private static void AssertBoth(P256KeyTable table, SignatureCase found, bool isValid)
    {
        Assert.AreEqual(isValid, found.Reference);
        AssertUnknown(found, isValid, null);
        AssertByTable(table, found, isValid, null);
    }

    private static void AssertUnknown(SignatureCase found, bool isValid, bool? isSlow)
    {
        EcdsaVerifier verifier = new();
        Assert.AreEqual(isValid, verifier.Verify(found.PublicKey, found.Digest, found.Signature));
        Assert.AreEqual(isSlow ?? verifier.WasSlow, verifier.WasSlow);
    }

    private static void AssertByTable(P256KeyTable table, SignatureCase found, bool isValid, bool? isSlow)
    {
        EcdsaTableVerifier verifier = new();
        Assert.AreEqual(isValid, verifier.Verify(table, found.Digest, found.Signature));
        Assert.AreEqual(isSlow ?? verifier.WasSlow, verifier.WasSlow);
    }

    private static BigInteger Number(Random random) => new(random.NextPrivateKey(), true, true);
}
