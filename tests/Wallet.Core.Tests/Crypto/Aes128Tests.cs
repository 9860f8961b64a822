using System;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class Aes128Tests
{
    // FIPS 197 appendix B and C.1; SP 800-38A F.1.1.
    [TestMethod]
    [DataRow(
        "2b7e151628aed2a6abf7158809cf4f3c", "3243f6a8885a308d313198a2e0370734", "3925841d02dc09fbdc118597196a0b32")]
    [DataRow(
        "000102030405060708090a0b0c0d0e0f", "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a")]
    [DataRow(
        "2b7e151628aed2a6abf7158809cf4f3c",
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
        + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710",
        "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf"
        + "43b1cd7f598ece23881b00e3ed0306887b0c785e27e8ad3f8223207104725dd4")]
    public void EncryptBlocks_NistExample_Ciphertext(string key, string plaintext, string ciphertext)
    {
        Aes128 aes = new();
        byte[] blocks = Hex.ToBytes(plaintext);
        aes.SetKey(Hex.ToBytes(key), 0);
        aes.EncryptBlocks(blocks, 0, blocks, 0, blocks.Length / 16);
        Hex.AreEqual(ciphertext, blocks);
    }

    [TestMethod]
    public void EncryptBlocks_RandomKeysAndOffsets_SameAsDotNet()
    {
        Aes128 aes = new();
        CryptoCases.Run(300, random =>
        {
            byte[] key = random.NextBytes(16 + 3);
            byte[] source = random.NextBytes((16 * random.Next(1, 6)) + 2);
            int blockCount = source.Length / 16;
            byte[] output = new byte[source.Length + 8];
            aes.SetKey(key, 3);
            aes.EncryptBlocks(source, 2, output, 5, blockCount);

            using Net.Aes reference = Net.Aes.Create();
            reference.Key = key[3..];
            Hex.AreEqual(
                reference.EncryptEcb(source.AsSpan(2), Net.PaddingMode.None), output[5..(5 + (16 * blockCount))]);
            Assert.AreEqual(0, output[4] | output[5 + (16 * blockCount)]);
        });
    }

    [TestMethod]
    public void Clear_AfterSetKey_KeyIsGone()
    {
        Aes128 aes = new();
        byte[] withKey = new byte[16];
        byte[] withoutKey = new byte[16];
        aes.SetKey(Hex.ToBytes("2b7e151628aed2a6abf7158809cf4f3c"), 0);
        aes.EncryptBlocks(withKey, 0, withKey, 0, 1);
        aes.Clear();
        aes.EncryptBlocks(withoutKey, 0, withoutKey, 0, 1);
        Assert.AreNotEqual(Convert.ToHexString(withKey), Convert.ToHexString(withoutKey));
    }
}
