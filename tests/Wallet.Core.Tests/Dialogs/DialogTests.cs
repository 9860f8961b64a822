using Wallet.Core.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Dialogs;

[TestClass]
public sealed class DialogTests
{
    private readonly TestDevice _device = TestDevice.Fresh();

    private TestBoard Board => _device.Board;

    [TestMethod]
    [DataRow("#", StatusCode.Ok)]
    [DataRow("C", StatusCode.HolderDeclined)]
    [DataRow("*", StatusCode.HolderDeclined)]
    [DataRow("15AB#", StatusCode.Ok)]
    [DataRow("", StatusCode.DialogTimeout)]
    public void Confirm_Keys_GiveTheAnswer(string keys, StatusCode expected)
    {
        Board.Press(keys);
        long beforeMs = Board.TimeMs;

        Assert.AreEqual(expected, Confirm.Ask(_device.Context, "Pay", "Tea house", 1250, 30000));

        StringAssert.Contains(Board.LastScreen, "Pay");
        StringAssert.Contains(Board.LastScreen, "Tea house");
        StringAssert.Contains(Board.LastScreen, "12.50");
        StringAssert.Contains(Board.LastScreen, "#=yes C=no");
        Assert.AreEqual(expected == StatusCode.DialogTimeout ? 30000 : 0, Board.TimeMs - beforeMs);
    }

    [TestMethod]
    public void Confirm_YesPressedBeforeTheQuestionStood_DoesNotCount()
    {
        Board.PressBefore('#');
        Assert.AreEqual(StatusCode.DialogTimeout, Confirm.Ask(_device.Context, "Pay", "Tea house", 1250, 1000));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Confirm_LongestPayee_IsShownToItsEndTogetherWithTheAmount(Language language)
    {
        _device.Context.Screen.Language = language;
        Confirm.Ask(_device.Context, "Pay", "Tea house of the Eastern Gate 12", 100000000000, 1000);
        StringAssert.Contains(Board.LastScreen, "Tea house");
        StringAssert.Contains(Board.LastScreen, "Gate 12");
        StringAssert.Contains(Board.LastScreen, "1,000,000,000.00");
    }

    [TestMethod]
    public void Confirm_BridgeAsksMeanwhile_HearsBusyAndTheQuestionStands()
    {
        Board.Bridge.Send(new GetDeviceInfo().Encode());
        Board.Press("1#");
        Assert.AreEqual(StatusCode.Ok, Confirm.Ask(_device.Context, "Pay", "Tea house", 1, 30000));
        CollectionAssert.AreEqual(
            StatusReply.To((int)MessageType.GetDeviceInfo, StatusCode.Busy).Encode(), Board.Bridge.Answers[0]);
    }

    [TestMethod]
    [DataRow("#", 0, StatusCode.Ok)]
    [DataRow("BB#", 2, StatusCode.Ok)]
    [DataRow("BBBBBBBBBA#", 1, StatusCode.Ok)]
    [DataRow("A#", 0, StatusCode.Ok)]
    [DataRow("2", 1, StatusCode.Ok)]
    [DataRow("BC", 0, StatusCode.HolderDeclined)]
    [DataRow("B", 0, StatusCode.DialogTimeout)]
    public void Choose_Keys_TakeAnEntry(string keys, int expectedIndex, StatusCode expected)
    {
        Board.Press(keys);
        int index = 0;
        Assert.AreEqual(
            expected,
            Choose.Ask(_device.Context, "Menu", ["1 One", "2 Two", "3 Three"], null, 5000, ref index));
        Assert.AreEqual(expectedIndex, index);
    }

    [TestMethod]
    [DataRow("1250#", 1250, StatusCode.Ok)]
    [DataRow("12*3#", 13, StatusCode.Ok)]
    [DataRow("#0#5#", 5, StatusCode.Ok)]
    [DataRow("99999#", 9999, StatusCode.Ok, DisplayName = "a digit above the limit is not taken")]
    [DataRow("1C", 0, StatusCode.HolderDeclined)]
    [DataRow("1", 0, StatusCode.DialogTimeout)]
    public void TypeAmount_Keys_GiveTheAmount(string keys, long expectedMinor, StatusCode expected)
    {
        Board.Press(keys);
        Assert.AreEqual(expected, TypeAmount.Ask(_device.Context, "Amount", 10000, 5000, out long amountMinor));
        Assert.AreEqual(expectedMinor, amountMinor);
    }

    [TestMethod]
    [DataRow("12345678#", "12345678", StatusCode.Ok)]
    [DataRow("1234567#8#", "12345678", StatusCode.Ok)]
    [DataRow("123456789*0#", "12345670", StatusCode.Ok)]
    [DataRow("12C", "", StatusCode.HolderDeclined)]
    [DataRow("12", "", StatusCode.DialogTimeout)]
    public void TypeCode_Keys_GiveTheCode(string keys, string expectedCode, StatusCode expected)
    {
        Board.Press(keys);
        Assert.AreEqual(expected, TypeCode.Ask(_device.Context, "Code", 8, 5000, out string code));
        Assert.AreEqual(expectedCode, code);
    }

    [TestMethod]
    public void Notice_Refusal_SaysWhyInWordsAndNumber()
    {
        Notice.ShowRefusal(_device.Context, StatusCode.WrongBank);
        StringAssert.Contains(Board.LastScreen, "Refused");
        StringAssert.Contains(Board.LastScreen, "33");
        Assert.AreEqual(Sound.Refusal, Board.Sounds[^1]);
    }

    [TestMethod]
    public void Notice_NobodyPresses_GoesByItself()
    {
        long beforeMs = Board.TimeMs;
        Notice.Show(_device.Context, "Paid", "Tea house", Sound.Success);
        Assert.AreEqual(DialogIo.NoticeMs, Board.TimeMs - beforeMs);
    }

    [TestMethod]
    [DataRow("short", "short")]
    [DataRow("", "")]
    [DataRow("exactly twenty-one ch", "exactly twenty-one ch")]
    [DataRow("twenty-two characters!", "twenty-two\ncharacters!")]
    [DataRow("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstu\nvwxyz")]
    [DataRow("one\ntwo", "one\ntwo")]
    [DataRow("this one is rather long\ntwo", "this one is rather\nlong\ntwo")]
    public void Wrap_Text_BreaksAtSpaces(string text, string expected) =>
        Assert.AreEqual(expected, TextWrap.Wrap(text, Language.English));
}
