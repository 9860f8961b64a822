using System;
using System.Linq;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class HmacSha256Tests
{
    // RFC 4231 section 4; test case 5 asks for a truncated code, of which the first 16 bytes are given.
    [TestMethod]
    [DataRow(
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [DataRow(
        "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [DataRow(
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [DataRow(
        "0102030405060708090a0b0c0d0e0f10111213141516171819",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b")]
    [DataRow(
        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c", "546573742057697468205472756e636174696f6e",
        "a3b6167473100ee06e0c796c2955552b")]
    public void Compute_Rfc4231_Code(string key, string source, string mac)
    {
        Hex.AreEqual(mac, Compute(Hex.ToBytes(key), Hex.ToBytes(source))[..(mac.Length / 2)]);
    }

    [TestMethod]
    [DataRow(
        "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    [DataRow(
        "This is a test using a larger than block-size key and a larger than block-size data. "
        + "The key needs to be hashed before being used by the HMAC algorithm.",
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")]
    public void Compute_Rfc4231KeyOf131Bytes_Code(string source, string mac)
    {
        byte[] key = Enumerable.Repeat((byte)0xaa, 131).ToArray();
        Hex.AreEqual(mac, Compute(key, System.Text.Encoding.ASCII.GetBytes(source)));
    }

    [TestMethod]
    public void Compute_RandomRanges_SameAsDotNet()
    {
        HmacSha256 hmac = new();
        CryptoCases.Run(400, random =>
        {
            byte[] key = random.NextBytes(random.Next(140));
            byte[] source = random.NextBytes(random.Next(300));
            int keyOffset = random.Next(key.Length + 1);
            int offset = random.Next(source.Length + 1);
            byte[] mac = new byte[34];
            hmac.Compute(key, keyOffset, key.Length - keyOffset, source, offset, source.Length - offset, mac, 1);
            Hex.AreEqual(Net.HMACSHA256.HashData(key.AsSpan(keyOffset), source.AsSpan(offset)), mac[1..33]);
            Assert.AreEqual(0, mac[0] | mac[33]);
        });
    }

    [TestMethod]
    public void Compute_CodeOverKeyAndSource_SameAsApart()
    {
        byte[] shared = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        byte[] expected = Net.HMACSHA256.HashData(shared, shared);
        new HmacSha256().Compute(shared, 0, 32, shared, 0, 32, shared, 0);
        Hex.AreEqual(expected, shared);
    }

    private static byte[] Compute(byte[] key, byte[] source)
    {
        byte[] mac = new byte[HmacSha256.MacBytes];
        new HmacSha256().Compute(key, 0, key.Length, source, 0, source.Length, mac, 0);
        return mac;
    }
}
