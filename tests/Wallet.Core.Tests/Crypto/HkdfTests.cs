using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class HkdfTests
{
    private readonly HmacSha256 _hmac = new();

    [TestMethod]
    public void Expand_Rfc5869Case1_Prk()
    {
        byte[] prk = Hkdf.Extract(_hmac, Range(0x00, 13), Enumerable.Repeat((byte)0x0b, 22).ToArray());
        Hex.AreEqual("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", prk);
        Hex.AreEqual(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
            Hkdf.Expand(_hmac, prk, Range(0xf0, 10), 42));
    }

    [TestMethod]
    public void Expand_Rfc5869Case2LongInputs_Okm()
    {
        byte[] prk = Hkdf.Extract(_hmac, Range(0x60, 80), Range(0x00, 80));
        Hex.AreEqual("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244", prk);
        Hex.AreEqual(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
            Hkdf.Expand(_hmac, prk, Range(0xb0, 80), 82));
    }

    [TestMethod]
    public void Expand_Rfc5869Case3NoSaltNoInfo_Okm()
    {
        byte[] prk = Hkdf.Extract(_hmac, null!, Enumerable.Repeat((byte)0x0b, 22).ToArray());
        Hex.AreEqual("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", prk);
        Hex.AreEqual(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
            Hkdf.Expand(_hmac, prk, [], 42));
    }

    [TestMethod]
    public void Expand_RandomInputs_SameAsDotNet()
    {
        HmacSha256 hmac = new();
        CryptoCases.Run(150, random =>
        {
            byte[] salt = random.NextBytes(random.Next(80));
            byte[] inputKey = random.NextBytes(random.Next(80));
            byte[] info = random.NextBytes(random.Next(80));
            byte[] prk = Hkdf.Extract(hmac, salt, inputKey);
            Hex.AreEqual(Net.HKDF.Extract(Net.HashAlgorithmName.SHA256, inputKey, salt), prk);
            int count = random.Next(1, 200);
            Hex.AreEqual(
                Net.HKDF.Expand(Net.HashAlgorithmName.SHA256, prk, count, info), Hkdf.Expand(hmac, prk, info, count));
        });
    }

    [TestMethod]
    public void Expand_MostBytes_SameAsDotNet()
    {
        byte[] prk = Range(0, 32);
        Hex.AreEqual(
            Net.HKDF.Expand(Net.HashAlgorithmName.SHA256, prk, 8160, null),
            Hkdf.Expand(new HmacSha256(), prk, null!, 8160));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(8161)]
    [DataRow(-1)]
    public void Expand_CountOutOfRange_Guarded(int count)
    {
        Assert.ThrowsExactly<GuardException>(() => Hkdf.Expand(new HmacSha256(), new byte[32], null!, count));
    }

    private static byte[] Range(int first, int count)
    {
        return Enumerable.Range(first, count).Select(i => (byte)i).ToArray();
    }
}
