using System;
using System.Linq;
using Wallet.Protocol.Cbor;

namespace Wallet.Protocol.Tests.Cbor;

[TestClass]
public class CborFuzzTests
{
    private const int Rounds = 60_000;

    [TestMethod]
    public void ReadEncoded_MutatedVectors_NeverThrowsAndTakesOnlyWhatItCanWriteBack()
    {
        byte[][] valid = VectorFile.Read("cbor.txt").Where(v => v.Outcome == "ok").Select(v => v.Bytes(0)).ToArray();
        int seed = Seeds.Current;
        Random random = new(seed);
        int taken = 0;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] bytes = Seeds.Mutate(random, valid[random.Next(valid.Length)]);
            string because = $"WALLET_TEST_SEED={seed} round {i}: {Convert.ToHexStringLower(bytes)}";
            CborReader reader = new(bytes, 0, bytes.Length);
            byte[] item = reader.ReadEncoded();
            if (reader.Finish() != StatusCode.Ok)
            {
                continue;
            }

            taken++;
            CollectionAssert.AreEqual(bytes, item, because);
            CborDiagnostic diagnostic = new(bytes);
            if (diagnostic.Status != StatusCode.MessageOversized)
            {
                CollectionAssert.AreEqual(bytes, diagnostic.Rewritten, because);
            }
        }

        Assert.IsGreaterThan(Rounds / 50, taken);
    }

    [TestMethod]
    public void ReadEncoded_RandomBytes_TakesAnItemThatStandsAlone()
    {
        int seed = Seeds.Current;
        Random random = new(seed);
        byte[] bytes = new byte[24];
        for (int i = 0; i < Rounds; i++)
        {
            random.NextBytes(bytes);
            CborReader reader = new(bytes, 0, bytes.Length);
            byte[] item = reader.ReadEncoded();
            if (reader.Status == StatusCode.Ok)
            {
                CborReader again = new(item, 0, item.Length);
                CollectionAssert.AreEqual(item, again.ReadEncoded());
                Assert.AreEqual(StatusCode.Ok, again.Finish(), $"WALLET_TEST_SEED={seed} round {i}");
            }
            else
            {
                Assert.AreEqual(0, reader.Position, $"WALLET_TEST_SEED={seed} round {i}");
            }
        }
    }
}
