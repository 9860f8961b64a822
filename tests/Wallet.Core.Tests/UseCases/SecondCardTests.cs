using System;
using System.Linq;
using System.Text;
using Wallet.Core.Screen;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Core.UseCases;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.UseCases;

/// <summary>One device, two cards: what each PIN finds, and that neither finds the other's.</summary>
[TestClass]
public sealed class SecondCardTests
{
    private const string Second = "2580";

    private readonly TestDevice _device = TestDevice.Fresh();

    [TestMethod]
    public void RunSecondPin_ThenItsPin_OpensACardThatIsNew()
    {
        DeviceContext device = WithSecondAndEnrolled();
        byte[] ownKey = device.Identity.PublicKey;
        byte[] ownLog = device.Signatures.Read();
        Assert.IsNotEmpty(ownLog);
        Unlock(device, Second);
        Assert.AreEqual(DeviceState.Fresh, device.BaseState);
        Assert.IsNull(device.Identity.PublicKey);
        Assert.IsNull(device.Identity.Certificate);
        Assert.IsEmpty(device.Signatures.Read());
        _device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device));
        CollectionAssert.AreNotEqual(ownKey, device.Identity.PublicKey);
        Unlock(device, TestDevice.Pin);
        CollectionAssert.AreEqual(ownKey, device.Identity.PublicKey);
        CollectionAssert.AreEqual(ownLog, device.Signatures.Read());
        Assert.AreEqual(StatusCode.Ok, SigningGate.Sign(device, SessionAuthentication.Label, [1], out _));
    }

    [TestMethod]
    public void RunSecondPin_OnceEnrolledOrInTheSecondCard_CannotBe()
    {
        DeviceContext device = WithSecondAndEnrolled();
        Assert.IsFalse(SetPinUseCase.CanSetSecondPin(device), "enrolled");
        Unlock(device, Second);
        Assert.IsFalse(device.Identity.IsEnrolled);
        Assert.IsFalse(SetPinUseCase.CanSetSecondPin(device), "the second card");
        device.Lock();
        Assert.IsFalse(SetPinUseCase.CanSetSecondPin(device), "locked");
    }

    [TestMethod]
    public void RunSecondPin_AskedForWithTheSecondPin_SetsNothing()
    {
        DeviceContext device = _device.Context;
        Assert.AreEqual(StatusCode.Ok, SetSecond());
        _device.Board.Press(Second + "#" + "8520#8520#");
        Assert.AreEqual(StatusCode.Ok, SetPinUseCase.RunSecondPin(device));
        string last = string.Concat(_device.Board.Screens[^1]);
        Assert.IsFalse(last.Contains("PIN set", StringComparison.Ordinal), last);
        Assert.AreEqual(PinAnswer.Wrong, device.Vault.TryOpen(Encoding.ASCII.GetBytes("8520"), 4));
    }

    [TestMethod]
    public void RunSecondPin_Again_NothingOfTheEarlierSecondCardIsLeft()
    {
        DeviceContext device = _device.Context;
        Assert.AreEqual(StatusCode.Ok, SetSecond());
        Unlock(device, Second);
        _device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device));
        Assert.IsTrue(_device.Board.Flash.Names.Any(name => name == "dr01.a"));
        Unlock(device, TestDevice.Pin);
        Assert.AreEqual(StatusCode.Ok, SetSecond("8520"));
        Assert.IsFalse(_device.Board.Flash.Names.Any(name => name.StartsWith("dr", StringComparison.Ordinal)));
        Unlock(device, "8520");
        Assert.IsNull(device.Identity.PublicKey);
    }

    [TestMethod]
    public void Unlock_TheSecondCardsKeyIsDamaged_StaysLockedAndTheOwnCardOpens()
    {
        DeviceContext device = WithSecondAndEnrolled();
        Unlock(device, Second);
        _device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(device));
        _device.Board.Flash.SetContents("dr01.a", new byte[40]);
        device.Lock();
        _device.Board.Press(Second + "#");
        Assert.AreEqual(StatusCode.StorageDamaged, UnlockUseCase.Run(device, TextId.Pin));
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
        Unlock(device, TestDevice.Pin);
        Assert.AreEqual(DeviceState.Ready, device.BaseState);
    }

    [TestMethod]
    public void Settings_ChangedInOneCard_AreTheBoards()
    {
        DeviceContext device = WithSecondAndEnrolled();
        Unlock(device, Second);
        device.Settings.IdleMinutes = 10;
        Assert.AreEqual(StatusCode.Ok, device.Settings.Save(device.Records));
        CollectionAssert.DoesNotContain(_device.Board.Flash.Names, "dr05.a");
        Unlock(device, TestDevice.Pin);
        var settings = new DeviceSettings();
        settings.Load(device.Records);
        Assert.AreEqual(10, settings.IdleMinutes);
    }

    private DeviceContext WithSecondAndEnrolled()
    {
        Assert.AreEqual(StatusCode.Ok, SetSecond());
        _device.Board.Press("12345678#");
        Assert.AreEqual(StatusCode.Ok, EnrolUseCase.Run(_device.Context));
        return _device.Context;
    }

    private StatusCode SetSecond(string pin = Second)
    {
        _device.Board.Press($"{TestDevice.Pin}#{pin}#{pin}#");
        return SetPinUseCase.RunSecondPin(_device.Context);
    }

    private void Unlock(DeviceContext device, string pin)
    {
        device.Lock();
        _device.Board.Press(pin + "#");
        Assert.AreEqual(StatusCode.Ok, UnlockUseCase.Run(device, TextId.Pin));
    }
}
