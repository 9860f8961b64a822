using System;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Core.Tests;

[TestClass]
public sealed class DeviceSettingsTests
{
    private readonly RecordStore _records = TestDevice.Fresh().Context.Records;

    [TestMethod]
    [DataRow("00", Language.English)]
    [DataRow("01", Language.Chinese)]
    public void Load_RecordOfOneByte_IsTheLanguageAndDefaults(string record, Language language)
    {
        DeviceSettings settings = Load(record);
        Assert.AreEqual(language, settings.Language);
        settings.Language = Language.English;
        AssertNeverSet(settings);
    }

    [TestMethod]
    public void Load_Frozen_ReadsEveryField()
    {
        DeviceSettings settings = Load("870101F5F5F5F50A");
        Assert.AreEqual(Language.Chinese, settings.Language);
        Assert.IsTrue(settings.SoundOn);
        Assert.IsTrue(settings.HeardKeys);
        Assert.IsTrue(settings.LargePrint);
        Assert.IsTrue(settings.RandomPinPlaces);
        Assert.AreEqual(10, settings.IdleMinutes);
    }

    [TestMethod]
    public void Save_EachField_IsReadAgainAlone()
    {
        foreach (Action<DeviceSettings> change in new Action<DeviceSettings>[]
        {
            settings => settings.Language = Language.Chinese, settings => settings.SoundOn = false,
            settings => settings.HeardKeys = true, settings => settings.LargePrint = true,
            settings => settings.RandomPinPlaces = true, settings => settings.IdleMinutes = 5,
        })
        {
            var saved = new DeviceSettings();
            change(saved);
            Assert.AreEqual(StatusCode.Ok, saved.Save(_records));
            var loaded = new DeviceSettings();
            loaded.Load(_records);
            Assert.AreEqual(Text(saved), Text(loaded));
            Assert.AreNotEqual(Text(new DeviceSettings()), Text(loaded));
        }
    }

    [TestMethod]
    [DataRow("870201F5F5F5F50A", DisplayName = "a version to come")]
    [DataRow("860101F5F5F5F5", DisplayName = "a field less")]
    [DataRow("870101F5F5F5F50A00", DisplayName = "a byte more")]
    [DataRow("870101F5F5F5F5", DisplayName = "cut off")]
    [DataRow("A0", DisplayName = "of one byte, which is no language")]
    public void Load_NotUnderstood_CountsAsNeverSet(string record) => AssertNeverSet(Load(record));

    [TestMethod]
    public void Load_ValuesThatCannotBeSet_AreTheDefaults()
    {
        AssertNeverSet(Load("870102F5F4F4F403"));
        Assert.IsFalse(Load("870100F4F5F4F402").HeardKeys, "keys without sound are not heard");
    }

    private static void AssertNeverSet(DeviceSettings settings) =>
        Assert.AreEqual(Text(new DeviceSettings()), Text(settings));

    private static string Text(DeviceSettings settings) => string.Join(
        ' ',
        typeof(DeviceSettings).GetFields().Where(field => !field.IsLiteral).Select(field => field.GetValue(settings)));

    private DeviceSettings Load(string record)
    {
        byte[] bytes = Convert.FromHexString(record);
        Assert.AreEqual(StatusCode.Ok, _records.Save(RecordKeys.Settings, bytes, 0, bytes.Length));
        var settings = new DeviceSettings();
        settings.Load(_records);
        return settings;
    }
}
