using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Core.Signing;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Background;

/// <summary>Signatures made ahead, while the loop has nothing to do.</summary>
[TestClass]
public sealed class CouponTests
{
    private const string Label = SessionAuthentication.Label;

    // The board's sources give the very same bytes at each start: only the number of the start differs.
    [TestMethod]
    public void Coupons_TwoStartsWithTheSameRandomness_AreGoodAndHaveTheirOwnNonces()
    {
        MemoryFiles files = FactoryStep.Files();
        DeviceContext first = Rested(files);
        CoseSign1 one = Sign(first, 1);
        CoseSign1 two = Sign(first, 2);
        DeviceContext second = Rested(files);
        CoseSign1 three = Sign(second, 3);
        Assert.AreEqual(SignatureCoupons.Capacity - 2, first.Coupons.Count);
        Assert.AreEqual(SignatureCoupons.Capacity - 1, second.Coupons.Count);
        Check.AreEqual(first.Identity.PublicKey, second.Identity.PublicKey, "key");
        AssertGood(first, one);
        AssertGood(second, three);
        Assert.AreNotEqual(NonceOf(one), NonceOf(two));
        Assert.AreNotEqual(NonceOf(one), NonceOf(three));
        Assert.AreNotEqual(NonceOf(two), NonceOf(three));
    }

    // A device with a key, which has rested until it slept.
    private static DeviceContext Rested(MemoryFiles files)
    {
        var board = new MemoryBoard(files);
        Check.IsOk(DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device), "start");
        Check.IsOk(device.Identity.EnsureKey(device.Random, device.Vault), "key");
        var loop = new DeviceLoop(device, new HaltedProduct(device, StatusCode.Ok));
        long startMs = board.Clock.TimeMs;
        int rests = 0;
        while (board.Clock.TimeMs == startMs)
        {
            Assert.IsTrue(rests++ < 1000, "it never sleeps");
            loop.Rest();
        }

        Assert.AreEqual(SignatureCoupons.Capacity, device.Coupons.Count);
        return device;
    }

    private static CoseSign1 Sign(DeviceContext device, int content)
    {
        Check.IsOk(SigningGate.Sign(device, Label, new byte[] { (byte)content }, out byte[] signed), "sign");
        var document = new CoseSign1();
        Check.IsOk(CoseSign1.TryDecode(signed, 0, signed.Length, document), "document");
        return document;
    }

    private static void AssertGood(DeviceContext device, CoseSign1 document)
    {
        byte[] digest = Sha256.Hash(CoseSign1.ToBeSigned(Label, document.Payload));
        Assert.IsTrue(Ecdsa.Verify(device.Identity.PublicKey, digest, document.Signature));
    }

    private static string NonceOf(CoseSign1 document)
    {
        return Bytes.ToHex(document.Signature, 0, 32);
    }
}
