using System;
using System.Linq;
using Wallet.Core.Ports;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What every HMAC-SHA-256 does.</summary>
public abstract class HmacSha256Contract
{
    private const int MacBytes = 32;

    /// <summary>The implementation; called once for each test.</summary>
    protected abstract IHmacSha256 Create();

    // RFC 4231, 4.2 to 4.5, 4.7 and 4.8; the last is of nothing under nothing.
    [TestMethod]
    [DataRow("0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B", "4869205468657265",
        "B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7")]
    [DataRow("4A656665", "7768617420646F2079612077616E7420666F72206E6F7468696E673F",
        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843")]
    [DataRow("AA*20", "DD*50", "773EA91E36800E46854DB8EBD09181A72959098B3EF8C122D9635514CED565FE")]
    [DataRow("0102030405060708090A0B0C0D0E0F10111213141516171819", "CD*50",
        "82558A389A443C0EA4CC819899F2083A85F0FAA3E578F8077A2E3FF46729665B")]
    [DataRow("AA*131", "54657374205573696E67204C6172676572205468616E20426C6F636B2D53697A65204B6579202D2048617368204"
        + "B6579204669727374", "60E431591EE0B67F0D8A26AACBF5B77F8E0BC6213728C5140546040F0EE37F54")]
    [DataRow("", "", "B613679A0814D9EC772F95D778C35FC5FF1697C493715653C6C712144292C5AD")]
    public void Compute_PublishedVector_IsItsCode(string key, string source, string expected)
    {
        byte[] keyBytes = FromHex(key);
        byte[] sourceBytes = FromHex(source);
        byte[] mac = new byte[MacBytes];
        Create().Compute(keyBytes, 0, keyBytes.Length, sourceBytes, 0, sourceBytes.Length, mac, 0);

        Assert.AreEqual(expected, Convert.ToHexString(mac));
    }

    [TestMethod]
    public void Compute_Ranges_ReadsAndWritesTheseOnly()
    {
        byte[] key = FromHex("EE4A656665EE");
        byte[] source = FromHex("EE7768617420646F2079612077616E7420666F72206E6F7468696E673FEEEE");
        byte[] mac = new byte[MacBytes + 4];
        Create().Compute(key, 1, 4, source, 1, source.Length - 3, mac, 3);

        Assert.AreEqual(
            "0000005BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC384300", Convert.ToHexString(mac));
        Assert.AreEqual("EE4A656665EE", Convert.ToHexString(key), "the caller's key");
        Assert.AreEqual(0xEE, source[0], "the caller's bytes");
        Assert.AreEqual(0x77, source[1], "the caller's bytes");
    }

    [TestMethod]
    public void Compute_CodeOverItsOwnSource_IsTheSame()
    {
        byte[] both = new byte[64];
        byte[] mac = new byte[MacBytes];
        IHmacSha256 hmac = Create();
        hmac.Compute(both, 0, 16, both, 0, 64, mac, 0);
        hmac.Compute(both, 0, 16, both, 0, 64, both, 32);

        CollectionAssert.AreEqual(mac, both[32..]);
    }

    /// <summary>Hex, or one byte and how often: AA*20.</summary>
    internal static byte[] FromHex(string text)
    {
        int star = text.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? Convert.FromHexString(text)
            : [.. Enumerable.Repeat(Convert.FromHexString(text[..star])[0], int.Parse(text[(star + 1)..]))];
    }
}

/// <summary>What every AES-128 does.</summary>
public abstract class AesBlockCipherContract
{
    private const string Key = "2B7E151628AED2A6ABF7158809CF4F3C";
    private const string Plain = "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
        + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";
    private const string Cipher = "3AD77BB40D7A3660A89ECAF32466EF97F5D3D58503B9699DE785895A96FDBAAF"
        + "43B1CD7F598ECE23881B00E3ED0306887B0C785E27E8AD3F8223207104725DD4";

    /// <summary>The implementation; called once for each test.</summary>
    protected abstract IAesBlockCipher Create();

    // FIPS 197, C.1.
    [TestMethod]
    public void EncryptBlocks_StandardsExample_IsItsBlock()
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(Convert.FromHexString("000102030405060708090A0B0C0D0E0F"), 0);
        byte[] block = Convert.FromHexString("00112233445566778899AABBCCDDEEFF");
        aes.EncryptBlocks(block, 0, block, 0, 1);

        Assert.AreEqual("69C4E0D86A7B0430D8CDB78070B4C55A", Convert.ToHexString(block));
    }

    // SP 800-38A, F.1.1.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(4)]
    public void EncryptBlocks_SomeOfFour_EncryptsTheseOnly(int blockCount)
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(Convert.FromHexString(Key), 0);
        byte[] output = new byte[70];
        aes.EncryptBlocks(Convert.FromHexString("EEEE" + Plain), 2, output, 3, blockCount);

        int count = blockCount * 32;
        Assert.AreEqual("000000" + Cipher[..count] + new string('0', 134 - count), Convert.ToHexString(output));
    }

    [TestMethod]
    public void EncryptBlocks_InPlace_IsTheSame()
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(Convert.FromHexString(Key), 0);
        byte[] blocks = Convert.FromHexString(Plain);
        aes.EncryptBlocks(blocks, 0, blocks, 0, 4);

        Assert.AreEqual(Cipher, Convert.ToHexString(blocks));
    }

    // SP 800-38A's blocks under its key, from a vector of zeros: made with OpenSSL, block by block.
    [TestMethod]
    [DataRow(1, "3AD77BB40D7A3660A89ECAF32466EF97")]
    [DataRow(2, "B148C17F309EE692287AE57CF12ADD49")]
    [DataRow(4, "A7356E1207BB406639E5E5CEB9A9ED93")]
    public void EncryptChain_SomeOfFour_IsTheLastBlockOfTheirChain(int blockCount, string expected)
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(Convert.FromHexString(Key), 0);
        byte[] output = new byte[21];
        byte[] source = Convert.FromHexString("EEEE" + Plain);
        aes.EncryptChain(source, 2, blockCount, output, 3);

        Assert.AreEqual("000000" + expected + "0000", Convert.ToHexString(output));
        Assert.AreEqual("EEEE" + Plain, Convert.ToHexString(source), "the caller's bytes");
    }

    [TestMethod]
    public void EncryptChain_WholeArrayTwiceAndOverItself_IsTheSame()
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(Convert.FromHexString(Key), 0);
        byte[] source = Convert.FromHexString(Plain);
        byte[] output = new byte[16];
        aes.EncryptChain(source, 0, 4, output, 0);
        Assert.AreEqual(Plain, Convert.ToHexString(source), "the caller's bytes");

        aes.EncryptChain(source, 0, 4, source, 0);
        CollectionAssert.AreEqual(output, source[..16]);
        Assert.AreEqual(Plain[32..], Convert.ToHexString(source[16..]));
    }

    [TestMethod]
    public void SetKey_OutOfALargerArrayThatIsClearedThen_KeepsTheKey()
    {
        IAesBlockCipher aes = Create();
        byte[] key = Convert.FromHexString("EE" + Key + "EE");
        aes.SetKey(key, 1);
        Array.Clear(key, 0, key.Length);
        byte[] blocks = Convert.FromHexString(Plain);
        aes.EncryptBlocks(blocks, 0, blocks, 0, 4);

        Assert.AreEqual(Cipher, Convert.ToHexString(blocks));
    }

    [TestMethod]
    public void SetKey_AfterAnotherKeyAndClear_IsTheKey()
    {
        IAesBlockCipher aes = Create();
        aes.SetKey(new byte[16], 0);
        aes.Clear();
        aes.SetKey(Convert.FromHexString(Key), 0);
        byte[] blocks = Convert.FromHexString(Plain);
        aes.EncryptBlocks(blocks, 0, blocks, 0, 4);

        Assert.AreEqual(Cipher, Convert.ToHexString(blocks));
    }
}
