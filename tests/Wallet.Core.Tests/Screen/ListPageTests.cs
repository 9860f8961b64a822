using System.Linq;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Screen;

[TestClass]
public sealed class ListPageTests
{
    private static readonly string[] Labels = [.. Enumerable.Range(1, 9).Select(number => $"{number} entry")];

    [TestMethod]
    [DataRow(Language.English, 6)]
    [DataRow(Language.Chinese, 3)]
    public void Draw_AnyChoice_ShowsItInverted(Language language, int entriesPerPage)
    {
        for (int chosen = 0; chosen < Labels.Length; chosen++)
        {
            int row = 1 + chosen % entriesPerPage;
            var display = new RecordingDisplay();
            var screen = new TextScreen(display) { Language = language };
            screen.Inverted(row, Labels[chosen]);

            string expected = Rows(Art(screen, display), row, screen.RowHeight);
            Assert.AreEqual(expected, Rows(Drawn(language, chosen), row, screen.RowHeight), $"entry {chosen}");
        }
    }

    [TestMethod]
    public void Draw_NoEntries_ShowsTitleAndKeys()
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display);
        ListPage.Draw(screen, "Title", [], null, 0, 0, "keys");
        screen.Show();
        string[] lines = display.ToArt().Split('\n');

        Assert.IsFalse(lines[8..56].Any(line => line.Contains('#')));
        Assert.IsTrue(lines[56..].Any(line => line.Contains('#')));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void StatusPage_EveryTitle_KeepsTheLastRowForTheNumber(Language language)
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display) { Language = language };
        StatusPage.Draw(screen, "Pay", StatusCode.InternalError, "C");
        string drawn = Art(screen, display);

        screen.Clear();
        screen.Pair(screen.Rows - 1, "C", screen.Text(TextId.StatusNumber) + " 68");
        int last = screen.Rows - 1;
        Assert.AreEqual(Rows(Art(screen, display), last, screen.RowHeight), Rows(drawn, last, screen.RowHeight));
    }

    private static string Drawn(Language language, int chosen)
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display) { Language = language };
        ListPage.Draw(screen, "Title", Labels, null, Labels.Length, chosen, "keys");
        return Art(screen, display);
    }

    private static string Art(TextScreen screen, RecordingDisplay display)
    {
        screen.Show();
        return display.ToArt();
    }

    private static string Rows(string art, int row, int rowHeight)
    {
        // The last pixel may hold the margin of an inverted row below.
        return string.Join('\n', art.Split('\n').Skip(row * rowHeight).Take(rowHeight - 1));
    }
}
