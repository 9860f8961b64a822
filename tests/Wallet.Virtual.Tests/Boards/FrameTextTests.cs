using System;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Virtual.Tests.Boards;

[TestClass]
public sealed class FrameTextTests
{
    [TestMethod]
    public void Read_EnglishPage_GivesItsRows()
    {
        string[] rows = Draw(Language.English, screen =>
        {
            screen.Title("Pay");
            screen.Line(1, "to: Bakery (No. 7)");
            screen.Inverted(2, "{yes} ~|");
            screen.Centered(4, "gipsy");
            screen.Pair(7, "A no", "D yes");
        });

        CollectionAssert.AreEqual(
            new[] { "Pay", "to: Bakery (No. 7)", "{yes} ~|", "", "gipsy", "", "", "A no            D yes" }, rows);
    }

    [TestMethod]
    public void Read_EveryLatinCharacter_ComesBack()
    {
        for (char c = '!'; c <= '~'; c++)
        {
            char drawn = c;
            Assert.AreEqual(new string(c, 3), Draw(Language.English, s => s.Line(4, new string(drawn, 3)))[4]);
            string[] chinese = Draw(Language.Chinese, s => s.Line(2, new string(drawn, 3) + "元"));
            Assert.AreEqual(new string(c, 3), chinese[2][..3]);
        }
    }

    [TestMethod]
    [DataRow("0.00")]
    [DataRow("12.50")]
    [DataRow("1,234.05")]
    [DataRow("1111111111")]
    [DataRow("-7")]
    public void Read_LargeAmount_IsOnItsFirstRow(string amount)
    {
        string[] english = Draw(Language.English, screen =>
        {
            screen.Title("Pay");
            screen.LargeAmount(2, amount);
            screen.Line(4, "CHF");
        });
        Assert.AreEqual(amount, english[2]);
        Assert.AreEqual(string.Empty, english[3]);
        Assert.AreEqual("CHF", english[4]);

        string[] chinese = Draw(Language.Chinese, screen =>
        {
            screen.Title(Texts.Get(TextId.KeysYesNo, Language.Chinese));
            screen.LargeAmount(1, amount);
        });
        Assert.AreEqual(amount, chinese[1]);
    }

    [TestMethod]
    public void Read_ProgressBar_IsUnknownAndLeavesTheOtherRows()
    {
        string[] rows = Draw(Language.English, screen =>
        {
            screen.Line(1, "Working");
            screen.Progress(5, 3, 10);
        });

        Assert.AreEqual("Working", rows[1]);
        Assert.Contains(FrameText.Unknown, rows[5]);
    }

    [TestMethod]
    public void WaitFor_TextComesLater_ReturnsThen()
    {
        using Scheduler scheduler = new(1);
        VirtualBoard board = new(scheduler, "card", BoardKind.Card);
        board.PowerOn(ports =>
        {
            ports.Events.Wait(500);
            TextScreen screen = new(ports.Display);
            screen.Line(0, "Ready");
            screen.Show();
        });

        scheduler.Run(() =>
        {
            Assert.IsTrue(board.Display.WaitFor("Ready", 1000));
            Assert.AreEqual(500, scheduler.NowMs);
            Assert.IsFalse(board.Display.WaitFor("Done", 1000));
        });
    }

    private static string[] Draw(Language language, Action<TextScreen> draw)
    {
        string[] rows = [];
        BareBoard.Use(board =>
        {
            TextScreen screen = new(board.Ports.Display) { Language = language };
            draw(screen);
            screen.Show();
            rows = board.Display.Text.ToArray();
        });
        return rows;
    }
}
