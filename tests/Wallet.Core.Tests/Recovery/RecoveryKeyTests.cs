using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Wallet.Core.Crypto;
using Wallet.Core.Recovery;
using Wallet.Core.Tests.Crypto;
using Wallet.Core.Tests.Rig;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Tests.Recovery;

[TestClass]
public sealed class RecoveryKeyTests
{
    // Of another implementation of HKDF.
    [TestMethod]
    [DataRow("00000000000000000000000000000000", "f1fa4aad8146e020b0fb2b96b2dceb78fd450acecaa105412e336ec5688d4194")]
    [DataRow("000102030405060708090a0b0c0d0e0f", "040a4c45e3480c8851d541142f0f9e5eab21bef473db3fda9152a90f8cd4ff14")]
    [DataRow("ffffffffffffffffffffffffffffffff", "40d0c142fa750e50f640f0fae44cf6c8b0044cfa99455104506d8d04a03a285c")]
    public void PrivateKeyOf_Secret_FrozenKey(string secret, string key)
    {
        Hex.AreEqual(key, RecoveryKey.PrivateKeyOf(new TestMac(), Hex.ToBytes(secret)));
    }

    [TestMethod]
    public void PrivateKeyOf_RandomSecrets_SameAsDotNet()
    {
        CryptoCases.Run(50, random =>
        {
            byte[] secret = random.NextBytes(16);
            byte[] prk = HKDF.Extract(HashAlgorithmName.SHA256, secret, "wallet/1/recovery"u8.ToArray());
            byte[] info = [.. Encoding.UTF8.GetBytes("wallet/1/recovery key"), 0];
            Hex.AreEqual(
                HKDF.Expand(HashAlgorithmName.SHA256, prk, 32, info), RecoveryKey.PrivateKeyOf(new TestMac(), secret));
        });
    }

    [TestMethod]
    public void NewSheet_AnyTwoShares_KeyOfTheSheet()
    {
        CryptoCases.Run(5, random =>
        {
            NewSheet sheet = new(new TestMac(), Source(random));
            int steps = 1;
            while (sheet.Step())
            {
                steps++;
            }

            Assert.AreEqual(ShareCipher.Rounds, steps);
            int[][] shares = sheet.Finish(out byte[] privateKey);
            Assert.HasCount(3, shares);
            foreach ((int a, int b) in new[] { (0, 1), (2, 0), (1, 2) })
            {
                ShareSet set = new();
                foreach (int[] words in new[] { shares[a], shares[b] })
                {
                    Assert.HasCount(Share.WordsMin, words);
                    Assert.AreEqual(StatusCode.Ok, Share.TryDecode(words, out Share share));
                    Assert.AreEqual(StatusCode.Ok, set.Add(share));
                }

                Assert.IsTrue(set.IsComplete);
                Assert.AreEqual(StatusCode.Ok, SheetSecret.TryOpen(set, [], out string secret));
                Hex.AreEqual(privateKey, RecoveryKey.PrivateKeyOf(new TestMac(), Hex.ToBytes(secret)));
            }
        });
    }

    [TestMethod]
    public void NewSheet_TwoOfThem_DifferentInEverything()
    {
        DeviceRandom random = Source(new Random(9));
        HashSet<string> seen = [];
        for (int i = 0; i < 3; i++)
        {
            NewSheet sheet = new(new TestMac(), random);
            while (sheet.Step())
            {
            }

            int[][] shares = sheet.Finish(out byte[] privateKey);
            Assert.IsTrue(seen.Add(Convert.ToHexString(privateKey)));
            Assert.IsTrue(seen.Add(string.Join(' ', shares[0].Take(2))), "identifier");
        }
    }

    private static DeviceRandom Source(Random random)
    {
        SeededSource[] sources = [new(random.Next()), new(random.Next())];
        DeviceRandom source = new(sources, new TestMac(), null);
        source.Start();
        return source;
    }
}
