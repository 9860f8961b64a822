using System;
using System.Linq;
using System.Reflection;
using Wallet.Core.Crypto;
using Wallet.Core.Dialogs;
using Wallet.Core.Documents;
using Wallet.Core.Screen;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Core.UseCases;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Cbor;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.UseCases;

[TestClass]
public sealed class UnlockTests
{
    private const string Pin = TestDevice.Pin;
    private const string Label = SessionAuthentication.Label;

    private readonly TestDevice _device = TestDevice.Enrolled();

    [TestMethod]
    public void Run_RightPin_UnlocksAndSignsWithTheSameKey()
    {
        DeviceContext device = Locked();
        _device.Board.Press(Pin + "#");
        Assert.AreEqual(StatusCode.Ok, UnlockUseCase.Run(device, TextId.Pin));
        Assert.AreEqual(DeviceState.Ready, device.BaseState);
        Assert.AreEqual(StatusCode.Ok, SigningGate.Sign(device, Label, [1], out byte[] signed));
        Assert.AreEqual(
            StatusCode.Ok,
            SignedDocument.Verify(device, signed, Label, device.Identity.Certificate, out _));
    }

    [TestMethod]
    public void Run_WrongPin_SaysHowManyTriesAreLeftAndAsksAgain()
    {
        DeviceContext device = Locked();
        _device.Board.Press("0000#" + "C" + Pin + "#");
        Assert.AreEqual(StatusCode.Ok, UnlockUseCase.Run(device, TextId.Pin));
        AssertWasShown("Tries left 9");
    }

    [TestMethod]
    public void Run_FourWrong_CountsDownAndBackLeaves()
    {
        DeviceContext device = Locked();
        _device.Board.Press(string.Concat(Enumerable.Repeat("0000#C", 4)));
        _device.Board.Press("C");
        Assert.AreEqual(StatusCode.HolderDeclined, UnlockUseCase.Run(device, TextId.Pin));
        Assert.AreEqual(4, device.Vault.Tries.Begun);
        Assert.IsTrue(_device.Board.Screens.Any(rows => rows.Any(row => row.Trim() == "1 s")));
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
    }

    [TestMethod]
    public void Run_TenWrong_IsOverAndTheWipeIsDue()
    {
        DeviceContext device = Locked();
        for (int i = 0; i < 9; i++)
        {
            device.Vault.TryOpen("0000"u8.ToArray(), 4);
            _device.Board.TimeMs += device.Vault.Tries.WaitMs();
        }

        _device.Board.Press("0000#");
        Assert.AreEqual(StatusCode.DeviceLocked, UnlockUseCase.Run(device, TextId.Pin));
        Assert.IsTrue(device.IsWipeDue);
    }

    [TestMethod]
    public void Run_Silence_StaysLocked()
    {
        DeviceContext device = Locked();
        Assert.AreEqual(StatusCode.DialogTimeout, UnlockUseCase.Run(device, TextId.Pin));
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
        Assert.AreEqual(0, device.Vault.Tries.Begun);
    }

    [TestMethod]
    public void Lock_Afterwards_NothingSignsAndKeyAndCouponsAreOverwritten()
    {
        DeviceContext device = _device.Context;
        for (int i = 0; i < 300; i++) { device.Background.Step(); }

        EcdsaCoupon coupon = device.Coupons.Take();
        device.Coupons.Add(coupon);
        byte[] key = PrivateKeyOf(device);
        Assert.IsTrue(key.Any(value => value != 0));
        device.Lock();
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
        Assert.IsFalse(device.Identity.CanSign);
        Assert.IsTrue(key.All(value => value == 0), "the array itself");
        Assert.IsTrue(coupon.IsUsed);
        Assert.AreEqual(0, device.Coupons.Count);
        Assert.AreEqual(StatusCode.DeviceLocked, SigningGate.Sign(device, Label, [1], out _));
        Assert.IsFalse(device.Background.Step(), "no coupon is begun while locked");
    }

    [TestMethod]
    public void Lock_CouponInTheMaking_IsOverwritten()
    {
        DeviceContext device = _device.Context;
        while (device.Coupons.Count < 1) { device.Background.Step(); }

        for (int i = 0; i < 5; i++) { device.Background.Step(); }

        long[] nonce = NonceInTheMaking(device);
        Assert.IsTrue(nonce.Any(limb => limb != 0));
        device.Lock();
        Assert.IsTrue(nonce.All(limb => limb == 0));
    }

    [TestMethod]
    public void Flash_AtEveryMomentOfEnrolmentAndChange_NeverHoldsThePrivateKey()
    {
        byte[] key = [.. PrivateKeyOf(_device.Context)];
        AssertNowhere(_device.Board.Flash, key);
        _device.Board.Press(Pin + "#" + "2580#" + "2580#");
        Assert.AreEqual(StatusCode.Ok, SetPinUseCase.RunChange(_device.Context));
        AssertNowhere(_device.Board.Flash, key);
        CollectionAssert.AreEqual(key, PrivateKeyOf(_device.Context));
    }

    [TestMethod]
    public void RunChange_Done_OnlyTheNewPinUnlocks()
    {
        _device.Board.Press(Pin + "#" + "2580#" + "2580#");
        Assert.AreEqual(StatusCode.Ok, SetPinUseCase.RunChange(_device.Context));
        StringAssert.Contains(_device.Board.LastScreen, "PIN changed", StringComparison.Ordinal);
        DeviceContext device = Locked();
        Assert.AreEqual(PinAnswer.Wrong, device.Vault.TryOpen("7391"u8.ToArray(), 4));
        _device.Board.Press("2580#");
        Assert.AreEqual(StatusCode.Ok, UnlockUseCase.Run(device, TextId.Pin));
    }

    [TestMethod]
    public void RunChange_WrongPin_LocksTheDevice()
    {
        _device.Board.Press("0000#C" + "C");
        Assert.AreEqual(StatusCode.HolderDeclined, SetPinUseCase.RunChange(_device.Context));
        Assert.AreEqual(DeviceState.Locked, _device.Context.BaseState);
        Assert.IsFalse(_device.Context.Identity.CanSign);
    }

    [TestMethod]
    public void RunChange_LeftBeforeAnyPin_StaysUnlocked()
    {
        _device.Board.Press("C");
        Assert.AreEqual(StatusCode.HolderDeclined, SetPinUseCase.RunChange(_device.Context));
        Assert.AreEqual(DeviceState.Ready, _device.Context.BaseState);
        Assert.IsTrue(_device.Context.Identity.CanSign);
    }

    [TestMethod]
    [DataRow("1111#", "All digits the same.")]
    [DataRow("3456#", "Digits in a row.")]
    [DataRow("2580#2581#", "Typed two PINs.")]
    public void NewPin_NoGoodOne_SaysWhyAndAsksAgain(string keys, string reason)
    {
        byte[] digits = new byte[TypePin.DigitsMax];
        _device.Board.Press(keys + "C" + "2580#" + "2580#");
        Assert.AreEqual(StatusCode.Ok, NewPin.Ask(_device.Context, TextId.PinChosen, digits, out int count));
        Assert.AreEqual(4, count);
        CollectionAssert.AreEqual("2580"u8.ToArray(), digits[..4]);
        AssertWasShown(reason);
    }

    [TestMethod]
    public void Unlock_KeyFromBeforeThereWerePins_IsSealedInBothSlots()
    {
        TestDevice old = TestDevice.Fresh();
        RecordStore records = old.Context.Records;
        byte[] key = new byte[32];
        byte[] publicKey = new byte[64];
        Ecdsa.GeneratePrivateKey(old.Context.Random, key);
        old.Context.Signer.PublicKeyOf(key, publicKey);
        var writer = new CborWriter(new byte[256]);
        writer.WriteArray(2);
        writer.WriteBytes(key);
        writer.WriteBytes(publicKey);
        byte[] plain = writer.ToArray();
        records.Save(RecordKeys.DeviceIdentity, plain, 0, plain.Length);
        records.Save(RecordKeys.DeviceIdentity, plain, 0, plain.Length);
        old.Restart();
        AssertNowhere(old.Board.Flash, key);
        CollectionAssert.AreEqual(key, PrivateKeyOf(old.Context));
        old.Restart();
        CollectionAssert.AreEqual(key, PrivateKeyOf(old.Context));
    }

    [TestMethod]
    public void Enrol_WithoutPin_IsRefused()
    {
        TestDevice fresh = TestDevice.Fresh();
        fresh.Context.Lock();
        Assert.AreEqual(StatusCode.DeviceLocked, EnrolUseCase.Run(fresh.Context));
        Assert.IsNull(fresh.Context.Identity.PublicKey);
    }

    private static string Joined(string[] rows) =>
        string.Join(' ', rows.Select(row => row.Trim()).Where(row => row.Length > 0));

    private static byte[] PrivateKeyOf(DeviceContext device)
    {
        object secret = Field(device.Identity, "_privateKey");
        return (byte[])Field(secret, "_bytes");
    }

    private static long[] NonceInTheMaking(DeviceContext device)
    {
        var work = (object[])Field(device.Background, "_work");
        return (long[])Field(Field(Field(work[0], "_maker"), "_steps"), "_nonce");
    }

    private static object Field(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;

    private static void AssertNowhere(VirtualFlash flash, byte[] secret)
    {
        foreach (string name in flash.Names)
        {
            Assert.AreEqual(-1, flash.Contents(name).AsSpan().IndexOf(secret), name);
        }
    }

    private void AssertWasShown(string text) => Assert.IsTrue(
        _device.Board.Screens.Any(rows => Joined(rows).Contains(text, StringComparison.Ordinal)), text);

    private DeviceContext Locked()
    {
        Assert.AreEqual(
            StatusCode.Ok, DeviceBoot.Start(_device.Board.Ports, DeviceKind.Card, out DeviceContext device));
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
        return device;
    }
}
