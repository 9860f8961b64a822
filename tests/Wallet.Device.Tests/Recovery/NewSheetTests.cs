using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Recovery;
using Wallet.Device.Tests.Rig;

namespace Wallet.Device.Tests.Recovery;

/// <summary>A sheet as a card makes it, and the key that follows from it.</summary>
[TestClass]
public sealed class NewSheetTests
{
    // Of another implementation of HKDF.
    [TestMethod]
    [DataRow("00000000000000000000000000000000", "f1fa4aad8146e020b0fb2b96b2dceb78fd450acecaa105412e336ec5688d4194")]
    [DataRow("000102030405060708090a0b0c0d0e0f", "040a4c45e3480c8851d541142f0f9e5eab21bef473db3fda9152a90f8cd4ff14")]
    public void PrivateKeyOf_Secret_FrozenKey(string secret, string key)
    {
        Check.IsHex(key, RecoveryKey.PrivateKeyOf(new HmacSha256(), Hex.ToBytes(secret)));
    }

    [TestMethod]
    public void Finish_FirstAndThirdShare_TheSheetsKeyAgain()
    {
        var hmac = new HmacSha256();
        var random = new DeviceRandom(new IEntropySource[] { new HashedEntropy(7), new HashedEntropy(8) }, hmac, null);
        Check.IsOk(random.Start(), "start");
        var sheet = new NewSheet(hmac, random);
        while (sheet.Step())
        {
        }

        Assert.AreEqual(ShareCipher.Rounds, sheet.Done);
        int[][] shares = sheet.Finish(out byte[] privateKey);
        var set = new ShareSet();
        for (int i = 0; i < NewSheet.ShareCount; i += 2)
        {
            Check.IsOk(Share.TryDecode(shares[i], out Share share), "share");
            Check.IsOk(set.Add(share), "set");
        }

        Check.IsOk(set.TryCombine(hmac, out byte[] encrypted), "combine");
        ShareCipher cipher = ShareCipher.Decrypt(hmac, encrypted, new byte[0], set.First);
        while (cipher.HasNext)
        {
            cipher.Step();
        }

        Check.AreEqual(privateKey, RecoveryKey.PrivateKeyOf(hmac, cipher.Finish()), "key");
    }
}
