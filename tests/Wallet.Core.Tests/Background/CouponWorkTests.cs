using System;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Background;

/// <summary>What is in stock when, and what a device does without.</summary>
[TestClass]
public sealed class CouponWorkTests
{
    private const string Label = SessionAuthentication.Label;
    private const string StartFile = "r08.";

    [TestMethod]
    public void Step_UntilNothingIsLeft_FillsTheStockAndStops()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        Fill(device);
        Assert.AreEqual(SignatureCoupons.Capacity, device.Coupons.Count);
        Assert.IsFalse(device.Background.Step());
    }

    [TestMethod]
    public void Step_NoKeyYet_MakesAndWritesNothing()
    {
        TestDevice device = TestDevice.Fresh();
        int operations = device.Board.Flash.OperationCount;
        Assert.IsFalse(device.Context.Background.Step());
        Assert.AreEqual(0, device.Context.Coupons.Count);
        Assert.AreEqual(operations, device.Board.Flash.OperationCount);
    }

    [TestMethod]
    public void Step_EachStart_WritesOnce()
    {
        TestDevice device = TestDevice.Enrolled();
        for (int start = 0; start < 3; start++)
        {
            device.Restart();
            int operations = device.Board.Flash.OperationCount;
            for (int i = 0; i < 3; i++)
            {
                Fill(device.Context);
                Sign(device.Context, i);
            }

            // The number of the start, and an entry of the log for each signature.
            Assert.AreEqual(operations + 1 + 3, device.Board.Flash.OperationCount);
        }
    }

    [TestMethod]
    public void Sign_WithAndWithoutCoupons_IsValidAndTakesOneEach()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        Fill(device);
        for (int left = SignatureCoupons.Capacity - 1; left >= 0; left--)
        {
            AssertSigns(device, left);
            Assert.AreEqual(left, device.Coupons.Count);
        }

        AssertSigns(device, 99);
        Assert.AreEqual(0, device.Coupons.Count);
    }

    [TestMethod]
    public void Take_Coupons_OldestFirstAndNeverAgain()
    {
        DeviceContext device = TestDevice.Enrolled().Context;
        EcdsaCoupon first = MakeOne(device);
        EcdsaCoupon second = MakeOne(device);
        device.Coupons.Add(first);
        device.Coupons.Add(second);
        Assert.AreSame(first, device.Coupons.Take());
        Assert.AreSame(second, device.Coupons.Take());
        Assert.IsNull(device.Coupons.Take());
    }

    [TestMethod]
    public void Restart_FullStock_IsEmpty()
    {
        TestDevice device = TestDevice.Enrolled();
        Fill(device.Context);
        device.Restart();
        Assert.AreEqual(0, device.Context.Coupons.Count);
    }

    [TestMethod]
    public void Step_StartNumberDamaged_SignsFreshFromThenOn()
    {
        TestDevice device = TestDevice.Enrolled();
        for (int start = 0; start < 2; start++)
        {
            Fill(device.Context);
            device.Restart();
        }

        string[] slots =
            [.. device.Board.Flash.Names.Where(name => name.StartsWith(StartFile, StringComparison.Ordinal))];
        Assert.HasCount(2, slots);
        device.Board.Flash.FlipBit(slots[0], 20, 1);
        for (int start = 0; start < 3; start++)
        {
            device.Restart();
            Fill(device.Context);
            Assert.AreEqual(0, device.Context.Coupons.Count);
            AssertSigns(device.Context, start);
        }
    }

    [TestMethod]
    public void Step_StartNumberNotKept_MakesNoneUntilTheNextStart()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Flash.FailAt(device.Board.Flash.OperationCount, FlashFault.Silent);
        Fill(device.Context);
        Assert.AreEqual(0, device.Context.Coupons.Count);
        AssertSigns(device.Context, 1);
        device.Restart();
        Fill(device.Context);
        Assert.AreEqual(SignatureCoupons.Capacity, device.Context.Coupons.Count);
    }

    [TestMethod]
    [DataRow("00", DisplayName = "zero is no number of a start")]
    [DataRow("1A7FFFFFFF", DisplayName = "the last one is used up")]
    [DataRow("F6", DisplayName = "no number at all")]
    public void Step_StartNumberOutOfRange_MakesNone(string record)
    {
        TestDevice device = TestDevice.Enrolled();
        byte[] bytes = Convert.FromHexString(record);
        device.Context.Records.Save(RecordKeys.StartNumber, bytes, 0, bytes.Length);
        Fill(device.Context);
        Assert.AreEqual(0, device.Context.Coupons.Count);
    }

    [TestMethod]
    public void Page_Device_SaysHowManyAreReady()
    {
        TestDevice device = TestDevice.Enrolled();
        Fill(device.Context);
        Sign(device.Context, 1);
        device.Board.Press("C");
        DevicePage.Run(device.Context, 30_000);
        StringAssert.Contains(device.Board.LastScreen, "Signatures ready  3/4");
    }

    private static void Fill(DeviceContext device)
    {
        for (int slices = 0; device.Background.Step(); slices++) { Assert.IsLessThan(1_000, slices); }
    }

    private static EcdsaCoupon MakeOne(DeviceContext device)
    {
        CouponMaker maker = device.Identity.NewCouponMaker(device, 0);
        while (!maker.Step())
        {
        }

        return maker.Take();
    }

    private static CoseSign1 Sign(DeviceContext device, int content)
    {
        StatusCode status = SigningGate.Sign(device, Label, [(byte)content], out byte[] sign1);
        Assert.AreEqual(StatusCode.Ok, status);
        var document = new CoseSign1();
        CoseSign1.TryDecode(sign1, 0, sign1.Length, document);
        return document;
    }

    private static void AssertSigns(DeviceContext device, int content)
    {
        CoseSign1 document = Sign(device, content);
        byte[] digest = Sha256.Hash(CoseSign1.ToBeSigned(Label, document.Payload));
        Assert.IsTrue(Ecdsa.Verify(device.Identity.PublicKey, digest, document.Signature));
    }
}
