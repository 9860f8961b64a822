using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Dialogs;

[TestClass]
public sealed class DevicePageTests
{
    private readonly TestDevice _device = TestDevice.Fresh();

    [TestMethod]
    [DataRow(Language.English, "Ver. 0.1.0+69216b3c12")]
    [DataRow(Language.Chinese, "版本 0.1.0+69216b3c12")]
    public void Page_LongestVersion_IsWholeBesideItsLabel(Language language, string row)
    {
        _device.Context.Ports.BuildStamp = "+69216b3c12";
        StringAssert.Contains(Show(language), row);
    }

    [TestMethod]
    [DataRow(Language.English, "Last refusal   98/255")]
    [DataRow(Language.Chinese, "最近被拒       98/255")]
    public void Page_AfterARefusal_SaysMessageAndStatus(Language language, string row)
    {
        _device.Context.Refusals.Note(98, (StatusCode)255);
        StringAssert.Contains(Show(language), row);
    }

    [TestMethod]
    public void Page_NothingRefused_HasADash() =>
        StringAssert.Contains(Show(Language.English), "Last refusal        -");

    [TestMethod]
    public void Page_NobodyLeavesIt_GoesByItself()
    {
        long beforeMs = _device.Board.TimeMs;
        Assert.AreEqual(StatusCode.Ok, DevicePage.Run(_device.Context, 30_000));
        Assert.AreEqual(30_000, _device.Board.TimeMs - beforeMs);
    }

    private string Show(Language language)
    {
        _device.Context.Screen.Language = language;
        _device.Board.Press("C");
        Assert.AreEqual(StatusCode.Ok, DevicePage.Run(_device.Context, 30_000));
        return _device.Board.LastScreen;
    }
}
