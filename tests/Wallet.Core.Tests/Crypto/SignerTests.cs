using System;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Text;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class SignerTests
{
    private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    private const string Largest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";

    // "sample" and "test" are RFC 6979 A.2.5, whose points happen to have an even y; "odd 0" is an own vector, computed
    // with an independent affine implementation, whose point has an odd one: there n - s goes out in place of s.
    [TestMethod]
    [DataRow(
        "sample", false,
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
        "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")]
    [DataRow(
        "test", false,
        "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367",
        "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083")]
    [DataRow(
        "odd 0", true,
        "332ca8811920d7bfd681adc95eb767647ea7f23268983b549acb10bee49c9344",
        "4ef42251935b1e56ae830d88bcc4eafc776f4a3cf3dcaa948b5272199e1b213e")]
    public void Sign_Rfc6979_PublishedSignatureOrItsTwin(string message, bool oddY, string r, string s)
    {
        byte[] digest = Sha256.Hash(Encoding.ASCII.GetBytes(message));
        string twin = r + Negated(s);
        Hex.AreEqual(oddY ? twin : r + s, TestKey.Sign(Hex.ToBytes(TestKey.Private), digest, null));
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), digest, Hex.ToBytes(r + s)));
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), digest, Hex.ToBytes(twin)));
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
        Hex.AreEqual(signature, TestKey.Sign(Hex.ToBytes(TestKey.Private), Hex.ToBytes(digest), null));
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), Hex.ToBytes(digest), Hex.ToBytes(signature)));
    }

    // Own vector, as above: RFC 6979 3.6 with k' = 00 01 ... 1f.
    [TestMethod]
    public void Sign_ExtraEntropy_HedgedSignature()
    {
        byte[] digest = Sha256.Hash("sample"u8.ToArray());
        byte[] extraEntropy = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        byte[] signature = TestKey.Sign(Hex.ToBytes(TestKey.Private), digest, extraEntropy);
        Hex.AreEqual(
            "25404cfdb1228f680881e195dae0665f43f988c40cbc4e23927810d7c4635d74"
            + "8f076e7b9ea4bde92fb16b5cf25d0d3656db01a6e19c885b53cb8754f1b819c3",
            signature);
        Assert.IsTrue(Ecdsa.Verify(Hex.ToBytes(TestKey.Public), digest, signature));
    }

    [TestMethod]
    [DataRow(Zero)]
    [DataRow(Order)]
    [DataRow(Largest)]
    public void Sign_InvalidPrivateKey_Guarded(string privateKey)
    {
        Assert.ThrowsExactly<GuardException>(() => TestKey.Sign(Hex.ToBytes(privateKey), new byte[32], null));
    }

    [TestMethod]
    public void Sign_WrongLengths_Guarded()
    {
        byte[] key = Hex.ToBytes(TestKey.Private);
        Assert.ThrowsExactly<GuardException>(() => TestKey.Sign(key, new byte[31], null));
        Assert.ThrowsExactly<GuardException>(() => TestKey.Sign([.. key, 0], new byte[32], null));
        Assert.ThrowsExactly<GuardException>(() => TestKey.Sign(key, new byte[32], new byte[31]));
    }

    // Its state held the nonce, which with the signature gives the key away.
    [TestMethod]
    public void Sign_Done_GeneratorOfNoncesIsEmpty()
    {
        var signer = new EcdsaSigner(new HmacSha256());
        signer.Sign(Hex.ToBytes(TestKey.Private), new byte[32], null, new byte[64]);
        Assert.IsTrue(IsEmpty(signer));
    }

    /// <summary>Whether the generator of nonces of a signer or a maker of coupons holds nothing.</summary>
    internal static bool IsEmpty(object signer)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;
        object generator = signer.GetType().GetField("_nonces", Hidden)!.GetValue(signer)!;
        byte[][] state =
        [
            .. generator.GetType().GetFields(Hidden).Where(field => field.FieldType == typeof(byte[]))
                .Select(field => (byte[])field.GetValue(generator)!),
        ];
        Assert.HasCount(3, state);
        return state.All(bytes => bytes.All(value => value == 0));
    }

    private static string Negated(string s)
    {
        BigInteger order = new(Hex.ToBytes(Order), true, true);
        byte[] bytes = (order - new BigInteger(Hex.ToBytes(s), true, true)).ToByteArray(true, true);
        return Convert.ToHexStringLower([.. new byte[32 - bytes.Length], .. bytes]);
    }
}
