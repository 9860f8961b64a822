using System;
using System.Linq;
using System.Text;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class Sha256Tests
{
    [TestMethod]
    [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [DataRow(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    [DataRow(
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")]
    public void Hash_NistExample_Digest(string message, string digest)
    {
        Hex.AreEqual(digest, Sha256.Hash(Encoding.ASCII.GetBytes(message)));
    }

    [TestMethod]
    public void Hash_MillionTimesA_Digest()
    {
        byte[] message = Enumerable.Repeat((byte)'a', 1_000_000).ToArray();
        Hex.AreEqual("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", Sha256.Hash(message));
    }

    [TestMethod]
    public void Hash_EveryLengthOverThreeBlocks_SameAsDotNet()
    {
        byte[] message = Enumerable.Range(0, 200).Select(i => (byte)(i * 7)).ToArray();
        for (int count = 0; count < 195; count++)
        {
            Hex.AreEqual(Net.SHA256.HashData(message.AsSpan(3, count)), Sha256.Hash(message, 3, count));
        }
    }

    [TestMethod]
    public void Update_RandomPieces_SameAsDotNet()
    {
        Sha256 sha256 = new();
        CryptoCases.Run(300, random =>
        {
            byte[] message = random.NextBytes(random.Next(400));
            for (int at = 0, taken; at < message.Length; at += taken)
            {
                taken = random.Next(1, message.Length - at + 1);
                sha256.Update(message, at, taken);
            }

            byte[] digest = new byte[40];
            sha256.Finish(digest, 5);
            Hex.AreEqual(Net.SHA256.HashData(message), digest[5..37]);
            Assert.AreEqual(0, digest[4] | digest[37]);
        });
    }

    [TestMethod]
    public void Reset_AfterSomeBytes_ForgetsThem()
    {
        Sha256 sha256 = new();
        byte[] digest = new byte[32];
        sha256.Update(new byte[100], 0, 100);
        sha256.Reset();
        sha256.Finish(digest, 0);
        Hex.AreEqual(Sha256.Hash([]), digest);
    }
}
