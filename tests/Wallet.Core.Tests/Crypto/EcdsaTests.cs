using System;
using System.Linq;
using System.Text;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class EcdsaTests
{
    // RFC 6979 A.2.5: a published test key.
    private const string PrivateKey = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    private const string PublicKey =
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string One = "0000000000000000000000000000000000000000000000000000000000000001";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private const string OrderPlusOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552";
    private const string Largest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    [TestMethod]
    [DataRow(
        "sample",
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")]
    [DataRow(
        "test",
        "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
        + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")]
    public void Sign_Rfc6979_Signature(string message, string signature)
    {
        byte[] digest = Sha256.Hash(Encoding.ASCII.GetBytes(message));
        Hex.AreEqual(signature, Sign(Hex.ToBytes(PrivateKey), digest, null));
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(PublicKey), digest, Hex.ToBytes(signature)));
    }

    // Own vectors, computed with an independent affine implementation: digests that are 0 and not below n.
    [TestMethod]
    [DataRow(
        Zero,
        "68897a78df51058b490c6012251c95921abba96e2e488c8cc998942e440db9b7"
        + "80587fb387363a1df2c9e83c00f8ca990fc0a55b5e470946499b82ca3b552a87")]
    [DataRow(
        Largest,
        "1f2adbc54b88764c279f689fc9505959fc9e73e80dc20889a4e0be91865de75b"
        + "9d109b65e2fbfc0ae42ba0b2e5f03670cd458cff4882df6783f3d93d607d1755")]
    public void Sign_ExtremeDigest_Signature(string digest, string signature)
    {
        Hex.AreEqual(signature, Sign(Hex.ToBytes(PrivateKey), Hex.ToBytes(digest), null));
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(PublicKey), Hex.ToBytes(digest), Hex.ToBytes(signature)));
    }

    // Own vector, as above: RFC 6979 3.6 with k' = 00 01 ... 1f.
    [TestMethod]
    public void Sign_ExtraEntropy_HedgedSignature()
    {
        byte[] digest = Sha256.Hash("sample"u8.ToArray());
        byte[] extraEntropy = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        byte[] signature = Sign(Hex.ToBytes(PrivateKey), digest, extraEntropy);
        Hex.AreEqual(
            "25404cfdb1228f680881e195dae0665f43f988c40cbc4e23927810d7c4635d74"
            + "8f076e7b9ea4bde92fb16b5cf25d0d3656db01a6e19c885b53cb8754f1b819c3",
            signature);
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(PublicKey), digest, signature));
    }

    [TestMethod]
    [DataRow(Zero)]
    [DataRow(Order)]
    [DataRow(Largest)]
    public void Sign_InvalidPrivateKey_Guarded(string privateKey)
    {
        Assert.ThrowsExactly<GuardException>(() => Sign(Hex.ToBytes(privateKey), new byte[32], null));
    }

    [TestMethod]
    public void Sign_WrongLengths_Guarded()
    {
        byte[] key = Hex.ToBytes(PrivateKey);
        Assert.ThrowsExactly<GuardException>(() => Sign(key, new byte[31], null));
        Assert.ThrowsExactly<GuardException>(() => Sign([.. key, 0], new byte[32], null));
        Assert.ThrowsExactly<GuardException>(() => Sign(key, new byte[32], new byte[31]));
    }

    [TestMethod]
    public void SignAndVerify_RandomKeysAndDigests_AgreesWithDotNetBothWays()
    {
        CryptoCases.Run(60, random =>
        {
            byte[] privateKey = random.NextPrivateKey();
            byte[] digest = random.NextBytes(32);
            if (random.Next(4) == 0) { Array.Clear(digest, 0, 4); }

            byte[] publicKey = new byte[64];
            Assert.IsTrue(Ecdsa.PublicKeyOf(privateKey, publicKey));
            using Net.ECDsa reference = Net.ECDsa.Create(Parameters(privateKey, publicKey));
            byte[] extraEntropy = random.NextBytes(32);
            Assert.IsTrue(reference.VerifyHash(digest, Sign(privateKey, digest, extraEntropy)));

            byte[] signature = reference.SignHash(digest);
            Assert.IsTrue(Ecdsa.Verify(publicKey, digest, signature));

            signature[random.Next(64)] ^= (byte)(1 << random.Next(8));
            Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        });
    }

    [TestMethod]
    public void Verify_EachPartReplaced_Refused()
    {
        byte[] publicKey = Hex.ToBytes(PublicKey);
        byte[] digest = Sha256.Hash("sample"u8.ToArray());
        byte[] signature = Sign(Hex.ToBytes(PrivateKey), digest, null);
        byte[] otherKey = new byte[64];
        Ecdsa.PublicKeyOf(Hex.ToBytes(One), otherKey);
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
            Assert.IsFalse(Ecdsa.Verify(Hex.ToBytes(PublicKey), Hex.ToBytes(digest), Hex.ToBytes(r + s)));
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
        byte[] key = Hex.ToBytes(PublicKey);
        byte[] digest = new byte[32];
        byte[] signature = Sign(Hex.ToBytes(PrivateKey), digest, null);
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
        byte[] signature = Sign(Hex.ToBytes(PrivateKey), digest, null);
        byte[] key = Hex.ToBytes(PublicKey);
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
        Assert.AreEqual(valid, Ecdsa.PublicKeyOf(Hex.ToBytes(privateKey), publicKey));
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

    private static byte[] Sign(byte[] privateKey, byte[] digest, byte[]? extraEntropy)
    {
        byte[] signature = new byte[64];
        Ecdsa.Sign(privateKey, digest, new HmacSha256(), extraEntropy!, signature);
        return signature;
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
