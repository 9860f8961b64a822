using System.Linq;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests;

/// <summary>A card that halts over damaged records is not lost for ever: it can be wiped, and only that way.</summary>
[TestClass]
public sealed class HaltedWipeTests
{
    private readonly TestDevice _device = TestDevice.Enrolled();

    [TestMethod]
    public void Star_TwoYeses_WipedAndAsNew()
    {
        HaltedProduct product = Halt(RecordKeys.Vault, DeviceKind.Card);
        _device.Board.Press("##");
        product.PressKey('*');
        Assert.IsTrue(product.IsOver);
        _device.Restart();
        Assert.IsFalse(_device.Context.Identity.IsEnrolled);
        Assert.IsNull(_device.Context.Identity.PublicKey);
        Assert.AreEqual("bank-a", _device.Context.Identity.Institution);
    }

    [TestMethod]
    public void Star_PowerGoesBeforeTheWipe_NextStartWipes()
    {
        HaltedProduct product = Halt(RecordKeys.DeviceIdentity, DeviceKind.Card);
        _device.Board.Press("##");
        product.PressKey('*');
        _device.Restart();
        Assert.IsFalse(_device.Context.Identity.IsEnrolled);
    }

    [TestMethod]
    [DataRow("C")]
    [DataRow("#C")]
    [DataRow("#*")]
    [DataRow("")]
    [DataRow("#")]
    public void Star_NoOrSilence_NothingIsWiped(string keys)
    {
        HaltedProduct product = Halt(RecordKeys.Vault, DeviceKind.Card);
        string[] before = [.. _device.Board.Flash.Names];
        _device.Board.Press(keys);
        product.PressKey('*');
        Assert.IsFalse(product.IsOver);
        CollectionAssert.AreEqual(before, _device.Board.Flash.Names.ToArray());
        foreach (char other in "0123456789ABC#")
        {
            product.PressKey(other);
            Assert.IsFalse(product.IsOver, $"key {other}");
        }
    }

    [TestMethod]
    public void Star_FlashTakesNothing_SaidAndStillHalted()
    {
        HaltedProduct product = Halt(RecordKeys.Vault, DeviceKind.Card);
        _device.Board.Flash.FailAt(_device.Board.Flash.OperationCount, FlashFault.Reported);
        _device.Board.Press("##");
        product.PressKey('*');
        Assert.IsFalse(product.IsOver);
        StringAssert.Contains(_device.Board.LastScreen, Texts.Get(TextId.Refused, Language.English));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Page_OffersItInTheHoldersLanguage_PlainAndLarge(Language language)
    {
        _device.Context.Settings.Language = language;
        Assert.AreEqual(StatusCode.Ok, _device.Context.Settings.Save(_device.Context.Records));
        HaltedProduct product = Halt(RecordKeys.Vault, DeviceKind.Card);
        foreach (bool isLarge in new[] { false, true })
        {
            Halted.Screen.LargePrint = isLarge;
            product.ShowResting();
            StringAssert.Contains(_device.Board.LastScreen, Texts.Get(TextId.KeysWipe, language));
            StringAssert.Contains(_device.Board.LastScreen, ((int)StatusCode.StorageDamaged).ToString());
            Assert.DoesNotContain(Wallet.Virtual.Boards.FrameText.Unknown, _device.Board.LastScreen);
        }
    }

    [TestMethod]
    public void Terminal_OrAnotherReason_IsNotOffered()
    {
        AssertNotOffered(Halt(RecordKeys.DeviceIdentity, DeviceKind.Terminal));
        AssertNotOffered(new HaltedProduct(Halted, StatusCode.SelfTestFailed));
    }

    private DeviceContext Halted { get; set; } = null!;

    private void AssertNotOffered(HaltedProduct product)
    {
        product.ShowResting();
        Assert.DoesNotContain(Texts.Get(TextId.KeysWipe, Language.English), _device.Board.LastScreen);
        _device.Board.Press("##");
        product.PressKey('*');
        Assert.IsFalse(product.IsOver);
        _device.Board.DropKeys();
    }

    private HaltedProduct Halt(byte record, DeviceKind kind)
    {
        foreach (int slot in new[] { 0, 1 })
        {
            string name = RecordKeys.FileName(record, slot);
            if (_device.Board.Flash.Contents(name) != null) { _device.Board.Flash.FlipBit(name, 30, 1); }
        }

        Assert.AreEqual(
            StatusCode.StorageDamaged, DeviceBoot.Start(_device.Board.Ports, kind, out DeviceContext halted));
        Halted = halted;
        return new HaltedProduct(halted, StatusCode.StorageDamaged);
    }
}
