using System;
using System.Linq;
using System.Text;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tokens;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Tokens;

[TestClass]
public sealed class BlockHashTests
{
    private const string TwoBlocksOfSha1 = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

    private const string TwoBlocksOfSha512 =
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu";

    private static readonly string[] s_hashes = ["sha1", "sha512"];

    // FIPS 180-4 examples.
    [TestMethod]
    [DataRow("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [DataRow("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [DataRow(TwoBlocksOfSha1, "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    public void Sha1_NistExample_Digest(string message, string digest)
    {
        Hex.AreEqual(digest, new Sha1().Hash(Encoding.ASCII.GetBytes(message)));
    }

    [TestMethod]
    [DataRow(
        "",
        "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e")]
    [DataRow(
        "abc",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f")]
    [DataRow(
        TwoBlocksOfSha512,
        "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
        + "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909")]
    public void Sha512_NistExample_Digest(string message, string digest)
    {
        Hex.AreEqual(digest, new Sha512().Hash(Encoding.ASCII.GetBytes(message)));
    }

    [TestMethod]
    public void Hash_MillionTimesA_Digest()
    {
        byte[] message = Enumerable.Repeat((byte)'a', 1_000_000).ToArray();
        Hex.AreEqual("34aa973cd4c4daa4f61eeb2bdbad27316534016f", new Sha1().Hash(message));
        Hex.AreEqual(
            "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
            + "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b",
            new Sha512().Hash(message));
    }

    [TestMethod]
    public void Hash_EveryLengthOverThreeBlocks_SameAsDotNet()
    {
        byte[] message = Enumerable.Range(0, 400).Select(i => (byte)(i * 7)).ToArray();
        foreach (string name in s_hashes)
        {
            BlockHash hash = Make(name);
            for (int count = 0; count <= (3 * hash.BlockBytes) + 1; count++)
            {
                Hex.AreEqual(Expected(name, message[..count]), hash.Hash(message[..count]));
            }
        }
    }

    [TestMethod]
    public void Update_RandomPieces_SameAsDotNet()
    {
        foreach (string name in s_hashes)
        {
            BlockHash hash = Make(name);
            CryptoCases.Run(200, random =>
            {
                byte[] message = random.NextBytes(random.Next(500));
                for (int at = 0, taken; at < message.Length; at += taken)
                {
                    taken = random.Next(1, message.Length - at + 1);
                    hash.Update(message, at, taken);
                }

                byte[] digest = new byte[hash.DigestBytes + 2];
                hash.Finish(digest, 1);
                Hex.AreEqual(Expected(name, message), digest[1..^1]);
                Assert.AreEqual(0, digest[0] | digest[^1]);
            });
        }
    }

    [TestMethod]
    public void Reset_AfterSomeBytes_ForgetsThem()
    {
        foreach (string name in s_hashes)
        {
            BlockHash hash = Make(name);
            byte[] digest = new byte[hash.DigestBytes];
            hash.Update(new byte[100], 0, 100);
            hash.Reset();
            hash.Finish(digest, 0);
            Hex.AreEqual(Expected(name, []), digest);
        }
    }

    private static BlockHash Make(string name) => name == "sha1" ? new Sha1() : new Sha512();

    private static byte[] Expected(string name, byte[] message) => name == "sha1"
#pragma warning disable CA5350 // Judged against, not relied on.
        ? Net.SHA1.HashData(message)
#pragma warning restore CA5350
        : Net.SHA512.HashData(message);
}
