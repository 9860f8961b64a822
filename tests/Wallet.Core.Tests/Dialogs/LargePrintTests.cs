using System;
using System.Linq;
using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Dialogs;

[TestClass]
public sealed class LargePrintTests
{
    private const string LongestName = "Tea house of the Eastern Gate 12";

    private readonly TestDevice _device = TestDevice.Fresh();

    public LargePrintTests() => _device.Context.Screen.LargePrint = true;

    private TestBoard Board => _device.Board;

    private TextScreen Screen => _device.Context.Screen;

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Confirm_LongestPayee_IsReadToItsEndBeforeYesCounts(Language language)
    {
        Speak(language);
        Board.Press("########");
        Assert.AreEqual(
            StatusCode.Ok,
            Confirm.Ask(_device.Context, Screen.Text(TextId.ConfirmPay), LongestName, 123_456_78, 30000));
        Assert.IsGreaterThan(1, Board.Screens.Count);
        Assert.AreEqual(
            WithoutSpaces(Screen.Text(TextId.ConfirmPay) + LongestName),
            WithoutSpaces(string.Concat(Board.Screens.SelectMany(page => page.Where(row => row != Amount)))));
        Assert.IsTrue(Board.Screens.All(page => page.Contains(Amount)), "the amount is on each page");

        int pages = Board.Screens.Count;
        Board.Screens.Clear();
        Board.DropKeys();
        Board.Press(new string('#', pages - 1));
        Assert.AreEqual(
            StatusCode.DialogTimeout,
            Confirm.Ask(_device.Context, Screen.Text(TextId.ConfirmPay), LongestName, 123_456_78, 30000),
            "one yes too few");
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Confirm_Question_SaysWhetherItGoesOn(Language language)
    {
        Speak(language);
        Board.Press("########");
        Confirm.Ask(_device.Context, LongestName, LongestName, 30000);
        Assert.AreEqual(Screen.Text(TextId.KeysMore), Board.Screens[0][^1]);
        Assert.AreEqual(Screen.Text(TextId.KeysYesNo), Board.Screens[^1][^1]);
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Notice_EveryStatus_IsReadableToItsEnd(Language language)
    {
        Speak(language);
        foreach (StatusCode status in Enum.GetValues<StatusCode>().Where(code => code != StatusCode.HolderDeclined))
        {
            Board.Screens.Clear();
            Board.Press("########");
            Notice.ShowRefusal(_device.Context, status == StatusCode.Ok ? (StatusCode)255 : status);
            Board.DropKeys();
            string text = StatusTexts.Get(status == StatusCode.Ok ? (StatusCode)255 : status, language);
            string shown = WithoutSpaces(string.Concat(Board.Screens.SelectMany(page => page[..^1])));
            Assert.AreEqual(
                WithoutSpaces(Screen.Text(TextId.Refused) + text.Replace('\n', ' ')), shown, status.ToString());
        }
    }

    [TestMethod]
    [DataRow(Language.English, "Corner Bakery 7", "99,999.99", "Corner|Bakery 7|99,999.99")]
    [DataRow(Language.Chinese, "Corner Bakery 7", "99,999.99", "Corner|99,999.99")]
    [DataRow(Language.English, "Ver.", "0.1.0+69216b3c12", "Ver.|0.1.0+6921|6b3c12")]
    [DataRow(Language.Chinese, "3 我的凭证", "", "3 我的凭证")]
    public void Choose_Entry_StandsAloneWithItsWholeValue(Language language, string label, string value, string rows)
    {
        Speak(language);
        Board.Press("B");
        int index = 0;
        Choose.Ask(_device.Context, "Menu", ["One", label], ["", value], 1000, ref index);
        StringAssert.StartsWith(string.Join('|', Board.Screens[1].Where(row => row.Length > 0)), rows + "|Menu ");
        StringAssert.EndsWith(Board.Screens[1][^1], "2/2");
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Texts_InLargeLetters_AreReadBackAsWhatTheyAre(Language language)
    {
        Speak(language);
        foreach (string word in Enum.GetValues<TextId>().SelectMany(id => Screen.Text(id).Split('\n', ' ')).Distinct())
        {
            if (TextWidth.Of(word, language) > 10) { continue; }

            Screen.Clear();
            Screen.LargeLine(0, word);
            Screen.LargeLine(1, word);
            Screen.Show();
            Assert.AreEqual(word, Board.Screens[^1].First(row => row.Length > 0));
        }
    }

    [TestMethod]
    public void Progress_Large_SaysWhatGoesOnAndHowFar()
    {
        Progress.Show(_device.Context, "Updating", "Please wait", 2, 4);
        CollectionAssert.AreEqual(
            new[] { "Updating", "Please", "wait" }, Board.Screens[^1].Where(row => row.Length > 0).Take(3).ToList());
    }

    [TestMethod]
    public void Resting_KeyD_IsNotGivenToTheProduct()
    {
        var loop = new DeviceLoop(_device.Context, new HaltedProduct(_device.Context, StatusCode.StorageDamaged));
        Board.PressBefore('D');
        Assert.IsTrue(loop.Step());
        Assert.IsFalse(Screen.LargePrint);
        StringAssert.Contains(Board.LastScreen, Screen.Text(TextId.SelfTestFailed));
        Board.PressBefore('D');
        Assert.IsTrue(loop.Step());
        Assert.IsTrue(Screen.LargePrint);
        StringAssert.StartsWith(Board.LastScreen, "Do not use");
    }

    private static string Amount => "123,456.78";

    private static string WithoutSpaces(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private void Speak(Language language)
    {
        Screen.Language = language;
        Board.Screens.Clear();
    }
}
