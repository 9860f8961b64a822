using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Crypto;

/// <summary>P-256: keys, signatures and key agreement with published vectors.</summary>
[TestClass]
public sealed class CurveTests
{
    // RFC 6979 A.2.5: a published test key.
    private const string PrivateKey = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    private const string PublicKey =
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";

    // Multiples of the base point, as published for P-256; the last key is the order less one.
    [TestMethod]
    [DataRow(
        "0000000000000000000000000000000000000000000000000000000000000001",
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")]
    [DataRow(
        "0000000000000000000000000000000000000000000000000000000000000014",
        "83a01a9378395bab9bcd6a0ad03cc56d56e6b19250465a94a234dc4c6b28da9a"
        + "76e49b6de2f73234ae6a5eb9d612b75c9f2202bb6923f54ff8240aaa86f640b8")]
    [DataRow(
        OrderLessOne,
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "b01cbd1c01e58065711814b583f061e9d431cca994cea1313449bf97c840ae0a")]
    [DataRow(PrivateKey, PublicKey)]
    public void PublicKeyOf_Published_Key(string privateKey, string expected)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        Assert.IsTrue(Signer().PublicKeyOf(Hex.ToBytes(privateKey), publicKey));
        Check.IsHex(expected, publicKey);
        Assert.IsTrue(Ecdsa.IsValidPublicKey(publicKey));
    }

    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    [DataRow(Order)]
    [DataRow("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void PublicKeyOf_NoKey_Refused(string privateKey)
    {
        byte[] key = Hex.ToBytes(privateKey);
        Assert.IsFalse(Ecdsa.IsValidPrivateKey(key));
        Assert.IsFalse(Signer().PublicKeyOf(key, new byte[Ecdsa.PublicKeyBytes]));
    }

    [TestMethod]
    [DataRow(
        "sample",
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")]
    [DataRow(
        "test",
        "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367"
        + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")]
    [DataRow(
        "odd 0",
        "332ca8811920d7bfd681adc95eb767647ea7f23268983b549acb10bee49c9344"
        + "b10bddad6ca4e1aa517cf277433b15034577b070b33af3f0686758a95e480413")]
    public void Sign_Rfc6979_SignatureThatVerifies(string message, string expected)
    {
        byte[] digest = Sha256.Hash(Hex.OfAscii(message));
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        Signer().Sign(Hex.ToBytes(PrivateKey), digest, null, signature);
        Check.IsHex(expected, signature);
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(PublicKey), digest, signature));
    }

    [TestMethod]
    public void Verify_AnythingTurned_False()
    {
        byte[] digest = Sha256.Hash(Hex.OfAscii("sample"));
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        byte[] publicKey = Hex.ToBytes(PublicKey);
        Signer().Sign(Hex.ToBytes(PrivateKey), digest, Hex.Counting(32, 0), signature);
        Assert.IsTrue(Ecdsa.Verify(publicKey, digest, signature));
        signature[0] ^= 0x80;
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        signature[0] ^= 0x80;
        signature[63] ^= 1;
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        signature[63] ^= 1;
        digest[31] ^= 1;
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        publicKey[5] ^= 1;
        Assert.IsFalse(Ecdsa.IsValidPublicKey(publicKey));
    }

    // A published signature and the same with the other s, which is the other y of R: one of them is the second try.
    // For a digest of zero, the complete formulas decide; made with Python.
    [TestMethod]
    [DataRow(P256KeyTable.TeethMin)]
    [DataRow(6)]
    [DataRow(P256KeyTable.TeethMax)]
    public void Verify_EveryWay_SameAnswer(int teeth)
    {
        P256KeyTable table = TableOf(Hex.ToBytes(PublicKey), teeth);
        byte[] digest = Sha256.Hash(Hex.OfAscii("sample"));
        byte[] signature = Hex.ToBytes(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
        AssertVerifies(table, digest, signature);
        byte[] other = Hex.ToBytes(
            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "0834e36ad29a83bf2bc9385e491d6099c8fdf9d1ed67aa7ea5f51f93782857a9");
        AssertVerifies(table, digest, other);
        byte[] ofZero = Hex.ToBytes(
            "68897a78df51058b490c6012251c95921abba96e2e488c8cc998942e440db9b7"
            + "80587fb387363a1df2c9e83c00f8ca990fc0a55b5e470946499b82ca3b552a87");
        AssertVerifies(table, new byte[Sha256.DigestBytes], ofZero);
    }

    [TestMethod]
    public void Verify_HalvesOutOfRange_False()
    {
        byte[] digest = Sha256.Hash(Hex.OfAscii("sample"));
        string zero = "0000000000000000000000000000000000000000000000000000000000000000";
        Assert.IsFalse(Ecdsa.Verify(Hex.ToBytes(PublicKey), digest, Hex.ToBytes(zero + zero)));
        Assert.IsFalse(Ecdsa.Verify(Hex.ToBytes(PublicKey), digest, Hex.ToBytes(Order + Order)));
    }

    // CAVP ECC CDH primitive, P-256, count 0: a published test key.
    [TestMethod]
    public void Ecdh_Cavp_Secret()
    {
        byte[] secret = new byte[Ecdh.SecretBytes];
        byte[] privateKey = Hex.ToBytes("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534");
        byte[] publicKey = Hex.ToBytes(
            "700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
            + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac");
        Check.IsOk(Ecdh.DeriveSecret(privateKey, publicKey, secret), "agreement");
        Check.IsHex("46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b", secret);
        publicKey[0] ^= 1;
        Assert.IsTrue(Ecdh.DeriveSecret(privateKey, publicKey, secret) != StatusCode.Ok);
    }

    [TestMethod]
    public void SelfTest_OwnAlgorithms_NoneFails()
    {
        Assert.AreEqual(0, CryptoSelfTest.Run(new HmacSha256(), new Aes128()));
    }

    private static void AssertVerifies(P256KeyTable table, byte[] digest, byte[] signature)
    {
        byte[] publicKey = Hex.ToBytes(PublicKey);
        Assert.IsTrue(Ecdsa.Verify(publicKey, digest, signature));
        Assert.IsTrue(Ecdsa.VerifyByTable(table, digest, signature));
        signature[31] ^= 1;
        Assert.IsFalse(Ecdsa.Verify(publicKey, digest, signature));
        Assert.IsFalse(Ecdsa.VerifyByTable(table, digest, signature));
    }

    private static P256KeyTable TableOf(byte[] publicKey, int teeth)
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(publicKey, teeth);
        bool isDone = false;
        while (!isDone) { isDone = builder.Step(); }

        return builder.Take();
    }

    private static EcdsaSigner Signer()
    {
        return new EcdsaSigner(new HmacSha256());
    }
}
