using Wallet.Core.Crypto;

namespace Wallet.Device.Tests.Crypto;

/// <summary>SHA-256, HMAC, HKDF and PBKDF2 with their published vectors.</summary>
[TestClass]
public sealed class HashTests
{
    private const string TwoBlocks =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    // FIPS 180-4 examples.
    [TestMethod]
    [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [DataRow(TwoBlocks, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
    public void Sha256_Example_Digest(string message, string digest)
    {
        Check.IsHex(digest, Sha256.Hash(Hex.OfAscii(message)));
    }

    [TestMethod]
    public void Sha256_InPieces_SameAsWhole()
    {
        byte[] message = Hex.Counting(200, 0x70);
        var sha256 = new Sha256();
        byte[] digest = new byte[Sha256.DigestBytes];
        for (int piece = 1; piece < 70; piece += 9)
        {
            for (int at = 0; at < message.Length; at += piece)
            {
                int left = message.Length - at;
                sha256.Update(message, at, left < piece ? left : piece);
            }

            sha256.Finish(digest, 0);
            Check.AreEqual(Sha256.Hash(message), digest, "pieces");
        }
    }

    // Computed with Python's hashlib.
    [TestMethod]
    public void Sha256_TenThousandBytes_Digest()
    {
        Check.IsHex("27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711",
            Sha256.Hash(Hex.Filled(10000, (byte)'a')));
    }

    // RFC 4231, test cases 1, 2, 3 and 6.
    [TestMethod]
    [DataRow(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [DataRow(
        "4a656665", "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Hmac_Rfc4231_Code(string key, string message, string mac)
    {
        Check.IsHex(mac, Hmac(Hex.ToBytes(key), Hex.OfAscii(message)));
    }

    [TestMethod]
    public void Hmac_Rfc4231LongKeys_Code()
    {
        Check.IsHex("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            Hmac(Hex.Filled(20, 0xaa), Hex.Filled(50, 0xdd)));
        Check.IsHex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            Hmac(Hex.Filled(131, 0xaa), Hex.OfAscii("Test Using Larger Than Block-Size Key - Hash Key First")));
    }

    // RFC 5869, A.2 and A.3.
    [TestMethod]
    public void Hkdf_Rfc5869_KeyAndOutput()
    {
        var hmac = new HmacSha256();
        byte[] prk = Hkdf.Extract(hmac, Hex.Counting(80, 0x60), Hex.Counting(80, 0x00));
        Check.IsHex("06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244", prk);
        Check.IsHex(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
            + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
            Hkdf.Expand(hmac, prk, Hex.Counting(80, 0xb0), 82));

        prk = Hkdf.Extract(hmac, null, Hex.Filled(22, 0x0b));
        Check.IsHex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", prk);
        Check.IsHex("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
            Hkdf.Expand(hmac, prk, new byte[0], 42));
    }

    // RFC 7914, section 11, the first; the other computed with Python's hashlib.
    [TestMethod]
    public void Pbkdf2_Rfc7914AndSeveralIterations_Key()
    {
        var hmac = new HmacSha256();
        Check.IsHex(
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
            Pbkdf2.Derive(hmac, Hex.OfAscii("passwd"), Hex.OfAscii("salt"), 1, 64));
        Check.IsHex(
            "7029a87791be8ed37a4fe32548c802a6fbc21f2bfc2e6a4650105a4ef28e367c",
            Pbkdf2.Derive(hmac, Hex.OfAscii("1234"), Hex.OfAscii("salt"), 7, 32));
    }

    private static byte[] Hmac(byte[] key, byte[] message)
    {
        byte[] mac = new byte[HmacSha256.MacBytes];
        new HmacSha256().Compute(key, 0, key.Length, message, 0, message.Length, mac, 0);
        return mac;
    }
}
