using System.Linq;
using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Dialogs;

[TestClass]
public sealed class SettingsMenuTests
{
    private readonly TestDevice _device = TestDevice.Fresh();

    private DeviceSettings Settings => _device.Context.Settings;

    [TestMethod]
    public void Entries_EachTaken_ChangesAtOnceAndOutlivesARestart()
    {
        Run("456666C");
        Assert.IsTrue(_device.Context.Screen.LargePrint);
        _device.Restart();
        Assert.IsTrue(Settings.LargePrint);
        Assert.IsTrue(_device.Context.Screen.LargePrint);
        Assert.IsTrue(Settings.RandomPinPlaces);
        Assert.AreEqual(2, Settings.IdleMinutes, "2, 5, 10, 1, 2");
        Run("466C");
        Assert.IsFalse(_device.Context.Screen.LargePrint);
        Assert.AreEqual(10, Settings.IdleMinutes);
    }

    [TestMethod]
    public void Language_Chosen_IsSpokenAtOnceAndAfterARestart()
    {
        Run("1B#C");
        Assert.AreEqual(Language.Chinese, _device.Context.Screen.Language);
        StringAssert.Contains(_device.Board.LastScreen, "设置");
        _device.Restart();
        Assert.AreEqual(Language.Chinese, _device.Context.Screen.Language);
    }

    [TestMethod]
    public void Sound_Off_NothingSoundsAtAll()
    {
        Run("3C");
        Assert.IsTrue(Settings.HeardKeys);
        Run("2C");
        Assert.IsFalse(Settings.HeardKeys, "keys that nobody hears are not heard keys");
        _device.Board.Sounds.Clear();
        _device.Board.Press("12#C");
        Notice.ShowRefusal(_device.Context, StatusCode.WrongBank);
        Confirm.Ask(_device.Context, "Pay", "Tea house", 1250, 1000);
        TypePin.Ask(_device.Context, "PIN", 1000, new byte[TypePin.DigitsMax], out _);
        Assert.IsEmpty(_device.Board.Sounds);
    }

    [TestMethod]
    public void HeardKeys_Set_BringTheSoundBackAndGiveEachKeyAToneOfItsOwn()
    {
        Run("23C");
        Assert.IsTrue(Settings.SoundOn);
        _device.Board.Sounds.Clear();
        int index = 0;
        _device.Board.Press("0123456789ABD");
        Choose.Ask(_device.Context, "Menu", ["One", "Two"], null, 1000, ref index);
        _device.Board.Press("*");
        Choose.Ask(_device.Context, "Menu", ["One", "Two"], null, 1000, ref index);
        _device.Board.Press("#");
        Choose.Ask(_device.Context, "Menu", ["One", "Two"], null, 1000, ref index);
        _device.Board.Press("C");
        Choose.Ask(_device.Context, "Menu", ["One", "Two"], null, 1000, ref index);
        Assert.HasCount(Tones.Count, _device.Board.Sounds.Distinct());
        Assert.IsTrue(_device.Board.Sounds.All(
            sound => sound >= Sound.Tone && sound < Sound.Tone + Tones.Count));
        CollectionAssert.AllItemsAreUnique(
            Enumerable.Range(0, Tones.Count).Select(Tones.FrequencyHz).ToList());
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Page_EveryValueOfEverySetting_StandsBesideItsWholeLabel(Language language)
    {
        _device.Context.Screen.Language = language;
        Settings.Language = language;
        _device.Board.Screens.Clear();

        // Down to the last page of the list, then each entry through all its values.
        Run("BBBBBB2233445566666C");
        string shown = string.Join('|', _device.Board.Screens.SelectMany(page => page));
        TextScreen screen = _device.Context.Screen;
        foreach ((TextId label, TextId value) in new[]
        {
            (TextId.SettingsSound, TextId.SettingOff), (TextId.SettingsHeardKeys, TextId.SettingOn),
            (TextId.SettingsLargePrint, TextId.SettingOff), (TextId.SettingsPinPlaces, TextId.PinPlacesFixed),
            (TextId.SettingsPinPlaces, TextId.PinPlacesRandom),
        })
        {
            StringAssert.Matches(shown, new($@"{screen.Text(label)} +{screen.Text(value)}\|"));
        }

        StringAssert.Matches(shown, new($@"{screen.Text(TextId.SettingsLockAfter)} +10 {screen.Text(TextId.Minutes)}"));
    }

    [TestMethod]
    public void Terminal_HasNoPinAndDoesNotLock()
    {
        _device.Context.Kind = DeviceKind.Terminal;
        Run("56C");
        Assert.IsFalse(Settings.RandomPinPlaces);
        Assert.AreEqual(DeviceSettings.IdleMinutesDefault, Settings.IdleMinutes);
        Assert.IsFalse(_device.Board.Screens.Any(page => page.Any(row => row.Contains("PIN"))));
    }

    [TestMethod]
    public void FlashFull_NothingChanges()
    {
        VirtualFlash flash = _device.Board.Flash;
        flash.SetContents("other", new byte[flash.BytesTotal - flash.BytesUsed]);
        foreach (string key in new[] { "2", "3", "4", "5", "6", "1B#" })
        {
            _device.Board.Press(key);
            Assert.AreEqual(StatusCode.StorageFull, SettingsMenu.Run(_device.Context, 1000), key);
        }

        var untouched = new DeviceSettings();
        Assert.AreEqual(untouched.SoundOn, Settings.SoundOn);
        Assert.AreEqual(untouched.HeardKeys, Settings.HeardKeys);
        Assert.IsFalse(_device.Context.Screen.LargePrint);
        Assert.IsFalse(Settings.RandomPinPlaces);
        Assert.AreEqual(untouched.IdleMinutes, Settings.IdleMinutes);
        Assert.AreEqual(Language.English, _device.Context.Screen.Language);
    }

    private void Run(string keys)
    {
        _device.Board.Press(keys);
        Assert.AreEqual(StatusCode.Ok, SettingsMenu.Run(_device.Context, 30_000));
    }
}
