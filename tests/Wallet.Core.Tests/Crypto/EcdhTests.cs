using System;
using Wallet.Core.Crypto;
using Wallet.Protocol;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class EcdhTests
{
    // CAVP ECC CDH primitive (SP 800-56A), P-256, count 0: a published test key.
    private const string PrivateKey = "7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534";

    private const string PublicKey =
        "700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
        + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac";

    [TestMethod]
    public void DeriveSecret_Cavp_Secret()
    {
        byte[] secret = new byte[32];
        Assert.AreEqual(StatusCode.Ok, Ecdh.DeriveSecret(Hex.ToBytes(PrivateKey), Hex.ToBytes(PublicKey), secret));
        Hex.AreEqual("46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b", secret);
    }

    [TestMethod]
    public void DeriveSecret_RandomKeys_SameAsDotNetAndBothWays()
    {
        CryptoCases.Run(60, random =>
        {
            byte[] ours = random.NextPrivateKey();
            byte[] theirs = random.NextPrivateKey();
            byte[] ourPublic = new byte[64];
            byte[] theirPublic = new byte[64];
            byte[] secret = new byte[32];
            byte[] mirrored = new byte[32];
            new EcdsaSigner(new HmacSha256()).PublicKeyOf(ours, ourPublic);
            new EcdsaSigner(new HmacSha256()).PublicKeyOf(theirs, theirPublic);
            Assert.AreEqual(StatusCode.Ok, Ecdh.DeriveSecret(ours, theirPublic, secret));
            Assert.AreEqual(StatusCode.Ok, Ecdh.DeriveSecret(theirs, ourPublic, mirrored));
            Hex.AreEqual(secret, mirrored);

            using Net.ECDiffieHellman reference = Net.ECDiffieHellman.Create(new Net.ECParameters
            {
                Curve = Net.ECCurve.NamedCurves.nistP256,
                D = ours,
                Q = new Net.ECPoint { X = ourPublic[..32], Y = ourPublic[32..] },
            });
            using Net.ECDiffieHellman other = Net.ECDiffieHellman.Create(new Net.ECParameters
            {
                Curve = Net.ECCurve.NamedCurves.nistP256,
                Q = new Net.ECPoint { X = theirPublic[..32], Y = theirPublic[32..] },
            });
            Hex.AreEqual(reference.DeriveRawSecretAgreement(other.PublicKey), secret);
        });
    }

    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")]
    [DataRow("01")]
    public void DeriveSecret_InvalidPrivateKey_KeyInvalidAndNothingWritten(string privateKey)
    {
        AssertInvalid(Hex.ToBytes(privateKey), Hex.ToBytes(PublicKey));
    }

    [TestMethod]
    public void DeriveSecret_InvalidPublicKey_KeyInvalidAndNothingWritten()
    {
        byte[] privateKey = Hex.ToBytes(PrivateKey);
        byte[] offCurve = Hex.ToBytes(PublicKey);
        offCurve[40] ^= 4;
        AssertInvalid(privateKey, offCurve);
        AssertInvalid(privateKey, new byte[64]);
        AssertInvalid(privateKey, Hex.ToBytes(PublicKey)[..63]);
        AssertInvalid(privateKey, [4, .. Hex.ToBytes(PublicKey)]);
        AssertInvalid(privateKey, null!);
        AssertInvalid(null!, Hex.ToBytes(PublicKey));

        // (p, y), where (0, y) is a point.
        AssertInvalid(privateKey, Hex.ToBytes(
            "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"
            + "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4"));
    }

    // The last addition is a doubling, or cancels, for some of these: the slow way must give the same.
    [TestMethod]
    public void DeriveSecret_SmallAndLargeKeys_AgreesWithTheCompleteFormulas()
    {
        byte[][] keys =
        [
            SignatureCase.KeyOf(1), SignatureCase.KeyOf(SignatureCase.N - 2), Hex.ToBytes(PublicKey),
            Hex.ToBytes(Edge.Zero + "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4"),
        ];
        foreach (byte[] key in keys)
        {
            for (int i = 1; i < 40; i++)
            {
                AssertSecret(SignatureCase.Bytes(i), key);
                AssertSecret(SignatureCase.Bytes(-i), key);
            }
        }
    }

    [TestMethod]
    public void DeriveSecret_RandomKeys_AgreesWithTheCompleteFormulas()
    {
        byte[] key = Hex.ToBytes(PublicKey);
        CryptoCases.Run(200, random => AssertSecret(random.NextPrivateKey(), key));
    }

    private static void AssertSecret(byte[] privateKey, byte[] publicKey)
    {
        P256Complete group = new();
        P256Point point = new();
        byte[] expected = new byte[32];
        byte[] secret = new byte[32];
        Assert.IsTrue(group.TryDecode(publicKey, 0, point));
        group.Multiply(privateKey, 0, point, point);
        Assert.IsTrue(group.TryEncodeX(point, expected, 0));
        Assert.AreEqual(StatusCode.Ok, Ecdh.DeriveSecret(privateKey, publicKey, secret));
        Hex.AreEqual(expected, secret);
    }

    private static void AssertInvalid(byte[] privateKey, byte[] publicKey)
    {
        byte[] secret = new byte[32];
        Assert.AreEqual(StatusCode.KeyInvalid, Ecdh.DeriveSecret(privateKey, publicKey, secret));
        Hex.AreEqual(new byte[32], secret);
    }
}
