using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Crypto;

/// <summary>HMAC_DRBG with CAVP's vectors, and the random bytes of a device.</summary>
[TestClass]
public sealed class RandomTests
{
    // drbgvectors_no_reseed and drbgvectors_pr_false, HMAC_DRBG, SHA-256, count 0; first 48 bytes of the second call.
    [TestMethod]
    [DataRow(
        "ca851911349384bffe89de1cbdc46e6831e44d34a4fb935ee285dd14b71a7488", "659ba96c601dc69fc902940805ec0ca8", "",
        "e528e9abf2dece54d47c7e75e5fe302149f817ea9fb4bee6f4199697d04d5b89d54fbb978a15b5c443c9ec21036d2460")]
    [DataRow(
        "06032cd5eed33f39265f49ecb142c511da9aff2af71203bffaf34a9ca5bd9c0d", "0e66f71edc43e42a45ad3c6fc6cdc4df",
        "01920a4e669ed3a85ae8a33b35a74ad7fb2a6bb4cf395ce00334a9c9a5a5d552",
        "76fc79fe9b50beccc991a11b5635783a83536add03c157fb30645e611c2898bb2b1bc215000209208cd506cb28da2a51")]
    public void Drbg_Cavp_SecondCall(string entropy, string nonce, string fresh, string expected)
    {
        byte[] output = new byte[128];
        var drbg = new HmacDrbg(new HmacSha256());
        drbg.Instantiate(Hex.ToBytes(entropy), Hex.ToBytes(nonce), null);
        if (fresh.Length > 0)
        {
            drbg.Reseed(Hex.ToBytes(fresh), null);
        }

        drbg.Generate(output, 0, output.Length);
        drbg.Generate(output, 0, output.Length);
        Check.IsHex(expected, Bytes.Slice(output, 0, 48));
    }

    [TestMethod]
    public void Start_SoundSources_BytesThatDiffer()
    {
        DeviceRandom random = Make(false);
        Check.IsOk(random.Start(), "start");
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        random.Fill(first, 0, first.Length);
        random.Fill(second, 0, second.Length);
        Assert.IsFalse(Bytes.AreEqual(first, 0, second, 0, first.Length));
    }

    [TestMethod]
    public void Start_DeadSource_Refused()
    {
        Check.IsStatus(StatusCode.EntropyFailed, Make(true).Start(), "dead source");
    }

    private static DeviceRandom Make(bool secondIsDead)
    {
        var sources = new IEntropySource[] { new HashedEntropy(3), new HashedEntropy(4) { IsDead = secondIsDead } };
        return new DeviceRandom(sources, new HmacSha256(), null);
    }
}
