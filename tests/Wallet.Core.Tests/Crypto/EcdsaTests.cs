using System;
using System.Linq;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class EcdsaTests
{
    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private const string OrderPlusOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552";
    private const string Largest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    [TestMethod]
    public void SignAndVerify_RandomKeysAndDigests_AgreesWithDotNetBothWays()
    {
        CryptoCases.Run(60, random =>
        {
            byte[] privateKey = random.NextPrivateKey();
            byte[] digest = random.NextBytes(32);
            if (random.Next(4) == 0) { Array.Clear(digest, 0, 4); }

            byte[] publicKey = new byte[64];
            Assert.IsTrue(TestKey.Signer().PublicKeyOf(privateKey, publicKey));
            using Net.ECDsa reference = Net.ECDsa.Create(Parameters(privateKey, publicKey));
            byte[] extraEntropy = random.NextBytes(32);
            Assert.IsTrue(reference.VerifyHash(digest, TestKey.Sign(privateKey, digest, extraEntropy)));

            byte[] signature = reference.SignHash(digest);
            Assert.IsTrue(Ecdsa.Verify(publicKey, digest, signature));

            signature[random.Next(64)] ^= (byte)(1 << random.Next(8));
            Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        });
    }

    [TestMethod]
    public void Verify_EachPartReplaced_Refused()
    {
        byte[] publicKey = Hex.ToBytes(TestKey.Public);
        byte[] digest = Sha256.Hash("sample"u8.ToArray());
        byte[] signature = TestKey.Sign(Hex.ToBytes(TestKey.Private), digest, null);
        byte[] otherKey = new byte[64];
        TestKey.Signer().PublicKeyOf(Hex.ToBytes(One), otherKey);
        Assert.IsTrue(Ecdsa.Verify(publicKey, digest, signature));
        Assert.IsFalse(Ecdsa.Verify(otherKey, digest, signature));
        Assert.IsFalse(Ecdsa.Verify(publicKey, Sha256.Hash("test"u8.ToArray()), signature));
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, [.. signature[32..], .. signature[..32]]));
    }

    [TestMethod]
    [DataRow(Zero, Zero)]
    [DataRow(Zero, One)]
    [DataRow(One, Zero)]
    [DataRow(Order, One)]
    [DataRow(One, Order)]
    [DataRow(Order, Order)]
    [DataRow(OrderPlusOne, OrderPlusOne)]
    [DataRow(Largest, Largest)]
    public void Verify_NumberOutOfRange_Refused(string r, string s)
    {
        foreach (string digest in new[] { Zero, One, Order, Largest })
        {
            Assert.IsFalse(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), Hex.ToBytes(digest), Hex.ToBytes(r + s)));
        }
    }

    // Own vector: x of R is n + 3, below p, so r is 3; an r of n + 3 must not pass for the same point.
    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000003", true)]
    [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632554", false)]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000004", false)]
    public void Verify_CoordinateNotBelowOrder_ComparedModuloOrder(string r, bool accepted)
    {
        byte[] publicKey = Hex.ToBytes(
            "a31c456742a33a8b8aee70e65bcb46e1b7e81ad0dcb8432208f9daa01b2129f3"
            + "2a60abf2a46198f997c62986cd85d54e8227609dbf624e600f173b0944af44d4");
        byte[] digest = Hex.ToBytes("3e48d3b1c124fe44550f345f3876ca26b9c90dca542a4134e309bdea1af1ed47");
        byte[] signature = Hex.ToBytes(r + "0000000000000000000000000000000000000000000000001234567890abcdef");
        Assert.AreEqual(accepted, Ecdsa.Verify(publicKey, digest, signature));
    }

    // Own vectors: for r = 5 the key is -e/r G, so that R is infinity, or e/r G, so that both parts are the same point.
    [TestMethod]
    [DataRow("667de3fffcd8aae91ef50edbabdf0011c4a898f87f4c19655c1009d0499f2112")]
    [DataRow("99821bff03275517e10af1245420ffee3b57670880b3e69aa3eff62fb660deed")]
    public void Verify_PartsOppositeOrEqual_AgreesWithDotNet(string y)
    {
        string x = "55ecd9eaed59572a379a5751a5349495502b75847f13f62742d9f3b7d1f7210e";
        byte[] publicKey = Hex.ToBytes(x + y);
        byte[] digest = Hex.ToBytes("3e48d3b1c124fe44550f345f3876ca26b9c90dca542a4134e309bdea1af1ed47");
        byte[] signature = Hex.ToBytes("0000000000000000000000000000000000000000000000000000000000000005" + One);
        using Net.ECDsa reference = Net.ECDsa.Create(Parameters(null, publicKey));
        Assert.IsFalse(reference.VerifyHash(digest, signature));
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
    }

    [TestMethod]
    public void Verify_WrongLengthOrNull_Refused()
    {
        byte[] key = Hex.ToBytes(TestKey.Public);
        byte[] digest = new byte[32];
        byte[] signature = TestKey.Sign(Hex.ToBytes(TestKey.Private), digest, null);
        Assert.IsFalse(Ecdsa.Verify(null!, digest, signature));
        Assert.IsFalse(Ecdsa.Verify(key, null!, signature));
        Assert.IsFalse(Ecdsa.Verify(key, digest, null!));
        Assert.IsFalse(Ecdsa.Verify(key[..63], digest, signature));
        Assert.IsFalse(Ecdsa.Verify([4, .. key], digest, signature));
        Assert.IsFalse(Ecdsa.Verify(key, new byte[33], signature));
        Assert.IsFalse(Ecdsa.Verify(key, digest, [.. signature, 0]));
        Assert.IsFalse(Ecdsa.Verify(key, digest, signature[..63]));
    }

    [TestMethod]
    public void Verify_KeyNotOnCurve_Refused()
    {
        byte[] digest = new byte[32];
        byte[] signature = TestKey.Sign(Hex.ToBytes(TestKey.Private), digest, null);
        byte[] key = Hex.ToBytes(TestKey.Public);
        key[63] ^= 1;
        Assert.IsFalse(Ecdsa.IsValidPublicKey(key));
        Assert.IsFalse(Ecdsa.Verify(key, digest, signature));
        Assert.IsFalse(Ecdsa.Verify(new byte[64], digest, signature));
    }

    [TestMethod]
    [DataRow(Zero, false)]
    [DataRow(One, true)]
    [DataRow(OrderLessOne, true)]
    [DataRow(Order, false)]
    [DataRow(OrderPlusOne, false)]
    [DataRow(Largest, false)]
    [DataRow("", false)]
    [DataRow(Zero + "01", false)]
    public void IsValidPrivateKey_Range_OneToOrderLessOne(string privateKey, bool valid)
    {
        byte[] publicKey = new byte[64];
        Assert.AreEqual(valid, Ecdsa.IsValidPrivateKey(Hex.ToBytes(privateKey)));
        Assert.AreEqual(valid, TestKey.Signer().PublicKeyOf(Hex.ToBytes(privateKey), publicKey));
        Assert.AreEqual(valid, publicKey.Any(b => b != 0));
        Assert.AreEqual(valid, Ecdsa.IsValidPublicKey(publicKey));
    }

    [TestMethod]
    public void IsValidKey_Null_Invalid()
    {
        Assert.IsFalse(Ecdsa.IsValidPrivateKey(null!));
        Assert.IsFalse(Ecdsa.IsValidPublicKey(null!));
    }

    [TestMethod]
    public void GeneratePrivateKey_SeveralTimes_ValidAndDifferent()
    {
        DeviceRandom random = new([new SeededSource(1), new SeededSource(2)], new HmacSha256(), null!);
        random.Start();
        byte[][] keys = new byte[20][];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = new byte[32];
            Ecdsa.GeneratePrivateKey(random, keys[i]);
            Assert.IsTrue(Ecdsa.IsValidPrivateKey(keys[i]));
        }
        Assert.AreEqual(20, keys.Select(Convert.ToHexString).Distinct(StringComparer.Ordinal).Count());
    }

    private static Net.ECParameters Parameters(byte[]? privateKey, byte[] publicKey)
    {
        return new Net.ECParameters
        {
            Curve = Net.ECCurve.NamedCurves.nistP256,
            D = privateKey,
            Q = new Net.ECPoint { X = publicKey[..32], Y = publicKey[32..] },
        };
    }
}
