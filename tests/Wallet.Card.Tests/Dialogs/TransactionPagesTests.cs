using System;
using System.Linq;
using Wallet.Card.Dialogs;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Card.Tests.Dialogs;

/// <summary>What the holder has before the eyes before a yes counts, in both languages and both sizes.</summary>
[TestClass]
public sealed class TransactionPagesTests
{
    private const int TimeoutMs = 5000;
    private const string LongPlatform = "tickets.and.more.exchange.exampl";
    private const string LongPayee = "Tea house of the Eastern Gate 12";
    private const string LongText = "Two tickets, row 5, seats 12 and 13, for Sunday, not to be given";

    private readonly TestDevice _device = TestDevice.Fresh();

    private TestBoard Board => _device.Board;

    private TextScreen Screen => _device.Context.Screen;

    [TestMethod]
    [DataRow(Language.English, false)]
    [DataRow(Language.English, true)]
    [DataRow(Language.Chinese, false)]
    [DataRow(Language.Chinese, true)]
    public void Pages_LongestTransaction_IsReadToItsEndBeforeYesCounts(Language language, bool isLarge)
    {
        Speak(language, isLarge);
        TransactionInfo transaction = Longest();
        Board.Press(new string('#', 40));
        Assert.AreEqual(StatusCode.Ok, new TransactionPages(_device.Context, transaction).Ask(TimeoutMs));

        string[] feet = [Screen.Text(TextId.KeysNextNo), Screen.Text(TextId.KeysYesNo)];
        string shown = WithoutSpaces(string.Concat(Board.Screens.SelectMany(page =>
            page.Where(row => !feet.Contains(row)))));
        foreach (string part in new[] { LongPlatform, LongPayee, "CNY", "123,456.78", LongText })
        {
            string whole = WithoutSpaces(part);
            string pages = WithoutTitles(shown);
            Assert.Contains(whole, pages, pages);
        }

        int count = Board.Screens.Count;
        Assert.IsGreaterThan(3, count);
        Board.DropKeys();
        Board.Press(new string('#', count - 1));
        Assert.AreEqual(
            StatusCode.DialogTimeout,
            new TransactionPages(_device.Context, transaction).Ask(TimeoutMs),
            "one yes too few");
    }

    [TestMethod]
    [DataRow(Language.English, false)]
    [DataRow(Language.English, true)]
    [DataRow(Language.Chinese, false)]
    [DataRow(Language.Chinese, true)]
    public void Pages_EachOfThem_SilenceCAndStarAreNo(Language language, bool isLarge)
    {
        Speak(language, isLarge);
        int count = CountPages();
        for (int turned = 0; turned < count; turned++)
        {
            foreach ((string key, StatusCode answer) in new[]
            {
                ("", StatusCode.DialogTimeout), ("C", StatusCode.HolderDeclined), ("*", StatusCode.HolderDeclined),
            })
            {
                Board.DropKeys();
                Board.Press(new string('#', turned) + key);
                long beforeMs = Board.TimeMs;
                StatusCode status = new TransactionPages(_device.Context, Longest()).Ask(TimeoutMs);
                Assert.AreEqual(answer, status, $"page {turned} key '{key}'");
                Assert.AreEqual(key.Length == 0, Board.TimeMs - beforeMs >= TimeoutMs);
            }
        }
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Pages_KeyD_ChangesTheSizeAndSkipsNothing(Language language)
    {
        Speak(language, isLarge: false);
        int count = CountPages();
        for (int turned = 0; turned < count; turned++)
        {
            Screen.LargePrint = false;
            Board.Frames.Clear();
            Board.Sounds.Clear();
            Board.DropKeys();
            Board.Press(new string('#', turned) + "D");
            Assert.AreEqual(
                StatusCode.DialogTimeout, new TransactionPages(_device.Context, Longest()).Ask(TimeoutMs));
            Assert.HasCount(turned + 2, Board.Frames);
            CollectionAssert.AreNotEqual(Board.Frames[turned], Board.Frames[turned + 1]);
            Assert.DoesNotContain(Sound.Refusal, Board.Sounds);
        }
    }

    [TestMethod]
    public void Pages_AAndB_GoBackAndOnAndNeverAnswer()
    {
        Speak(Language.English, isLarge: false);
        int count = CountPages();
        Board.Screens.Clear();
        Board.Press("A" + new string('B', count + 3) + new string('A', count + 3));
        Assert.AreEqual(StatusCode.DialogTimeout, new TransactionPages(_device.Context, Longest()).Ask(TimeoutMs));
        StringAssert.Contains(string.Concat(Board.Screens[^1]), "Asked by", StringComparison.Ordinal);
        Assert.IsTrue(Board.Screens.Any(page => page[^1] == Screen.Text(TextId.KeysYesNo)), "B came to the end");
    }

    [TestMethod]
    public void CanShow_CharacterWithoutAGlyph_InAnyField_Refused()
    {
        foreach (string bad in new[] { "Stra\u00DFe", "one\ntwo", "tab\tbed", "\u2026" })
        {
            foreach (Language language in Enum.GetValues<Language>())
            {
                Screen.Language = language;
                Assert.IsTrue(TransactionPages.CanShow(Screen, Longest()));
                foreach (Action<TransactionInfo, string> set in new Action<TransactionInfo, string>[]
                {
                    (info, text) => info.Platform = text, (info, text) => info.Payee = text,
                    (info, text) => info.Currency = text, (info, text) => info.Text = text,
                })
                {
                    TransactionInfo transaction = Longest();
                    set(transaction, bad);
                    Assert.IsFalse(TransactionPages.CanShow(Screen, transaction), $"{language}: {bad}");
                }
            }
        }
    }

    [TestMethod]
    [DataRow(Language.English, false)]
    [DataRow(Language.English, true)]
    [DataRow(Language.Chinese, false)]
    [DataRow(Language.Chinese, true)]
    public void Password_Shown_InGroupsUntilAKeyOrAMinute(Language language, bool isLarge)
    {
        Speak(language, isLarge);
        foreach (string key in new[] { "", "#", "C", "5" })
        {
            Board.Screens.Clear();
            Board.Frames.Clear();
            Board.DropKeys();
            Board.Press("DD" + key);
            long beforeMs = Board.TimeMs;
            PasswordPage.Show(_device.Context, "12345678");
            Assert.AreEqual(key.Length == 0, Board.TimeMs - beforeMs >= PasswordPage.ShownMs);
            Assert.HasCount(4, Board.Screens);
            for (int i = 0; i < 3; i++)
            {
                Assert.Contains("1234 5678", Board.Screens[i].Select(row => row.Trim()));
            }

            CollectionAssert.AreNotEqual(Board.Frames[0], Board.Frames[1]);
            Assert.IsTrue(Board.Frames[^1].All(pixels => pixels == 0), "nothing of it stays on the display");
        }
    }

    [TestMethod]
    [DataRow("12345678", "1234 5678")]
    [DataRow("123456", "1234 56")]
    [DataRow("1234567", "1234 567")]
    [DataRow("1234", "1234")]
    public void Grouped_Password_IsInFours(string password, string expected) =>
        Assert.AreEqual(expected, PasswordPage.Grouped(password));

    private static TransactionInfo Longest() => new()
    {
        Reference = new byte[TransactionInfo.ReferenceBytes],
        Platform = LongPlatform,
        Payee = LongPayee,
        AmountMinor = 123_456_78,
        Currency = "CNY",
        Text = LongText,
    };

    private static string WithoutSpaces(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    // Plain letters repeat a part's title on each of its pages.
    private string WithoutTitles(string shown)
    {
        foreach (TextId title in new[] { TextId.TokenPlatform, TextId.TokenPayee, TextId.TokenText })
        {
            shown = shown.Replace(WithoutSpaces(Screen.Text(title)), string.Empty, StringComparison.Ordinal);
        }

        return shown;
    }

    private int CountPages()
    {
        Board.Screens.Clear();
        Board.Press(new string('#', 40));
        Assert.AreEqual(StatusCode.Ok, new TransactionPages(_device.Context, Longest()).Ask(TimeoutMs));
        Board.DropKeys();
        return Board.Screens.Count;
    }

    private void Speak(Language language, bool isLarge)
    {
        Screen.Language = language;
        Screen.LargePrint = isLarge;
        Board.Screens.Clear();
    }
}
