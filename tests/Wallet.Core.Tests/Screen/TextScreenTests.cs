using System;
using System.Linq;
using Wallet.Core.Screen;

namespace Wallet.Core.Tests.Screen;

[TestClass]
public sealed class TextScreenTests
{
    [TestMethod]
    [DataRow(Language.English, 8)]
    [DataRow(Language.Chinese, 4)]
    public void Rows_InALanguage_AreThoseOfItsLayout(Language language, int rows)
    {
        Assert.AreEqual(rows, new TextScreen(new RecordingDisplay()) { Language = language }.Rows);
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Line_TooLong_IsCutOffAtTheLastWholeCell(Language language)
    {
        string fits = new('W', TextWidth.HalfCellsMax);

        Assert.AreEqual(Art(language, s => s.Line(0, fits)), Art(language, s => s.Line(0, fits + "WWW")));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Drawing_OutsideThePage_ChangesNothing(Language language)
    {
        string empty = Art(language, _ => { });
        Assert.AreEqual(empty, Art(language, screen =>
        {
            foreach (int row in new[] { int.MinValue, -1, screen.Rows, int.MaxValue })
            {
                screen.Line(row, "x");
                screen.Inverted(row, "x");
                screen.Progress(row, 1, 1);
            }

            screen.LargeAmount(-1, "1.00");
            screen.LargeAmount(screen.Rows, "1.00");
            screen.Line(0, null);
            screen.Paragraph(1, null);
            screen.Pair(2, null, null);
        }));
    }

    [TestMethod]
    public void Inverted_ThenPlainAgain_LeavesNoTrace()
    {
        string plain = Art(Language.English, s => s.Line(3, "abc"));
        Assert.AreEqual(plain, Art(Language.English, s =>
        {
            s.Inverted(3, "abc");
            s.Line(3, "abc");
        }));
    }

    [TestMethod]
    public void Inverted_NeighboursDrawnAfterwards_KeepsItsMargins()
    {
        void Draw(TextScreen s, params int[] order)
        {
            foreach (int row in order)
            {
                if (row == 4) { s.Inverted(row, "TgjpT"); } else { s.Line(row, "TgjpT"); }
            }
        }

        Assert.AreEqual(
            Art(Language.English, s => Draw(s, 3, 4, 5)), Art(Language.English, s => Draw(s, 4, 5, 3)));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Pair_LabelTooLong_KeepsTheValueWhole(Language language)
    {
        string amount = AmountText.Format(123456);
        string whole = Art(language, s => s.Pair(0, "", amount));
        string art = Art(language, s => s.Pair(0, new string('M', 30), amount));

        // The right-hand 8 cells, 6 pixels each, end at pixel 127.
        Assert.AreEqual(Columns(whole, 127 - 48, 127), Columns(art, 127 - 48, 127));
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void LargeAmount_TooWideForAnySize_IsNeverCutOff(Language language)
    {
        string hidden = new('#', TextWidth.HalfCellsMax);
        Assert.AreEqual(
            Art(language, s => s.Centered(1, hidden)), Art(language, s => s.LargeAmount(1, new string('8', 22))));
        Assert.AreEqual(
            Art(language, s => s.Centered(1, "123,456,789,012.00")),
            Art(language, s => s.LargeAmount(1, "123,456,789,012.00")));
    }

    [TestMethod]
    public void LargeAmount_TenMillions_FitsInLargeDigits()
    {
        // Large digits reach into the second row of English.
        string art = Art(Language.English, s => s.LargeAmount(0, AmountText.Format(999_999_999)));
        Assert.Contains('#', art.Split('\n')[12]);
    }

    [TestMethod]
    public void Line_CharacterWithoutGlyph_IsABox()
    {
        Assert.Contains('#', Art(Language.English, s => s.Line(0, "中")));
        Assert.Contains('#', Art(Language.Chinese, s => s.Line(0, "\uFFFF\u0001\u00E9")));
    }

    [TestMethod]
    [DataRow(0, 5, 0)]
    [DataRow(-3, 5, 0)]
    [DataRow(5, 5, 122)]
    [DataRow(9, 5, 122)]
    [DataRow(1, 2, 61)]
    [DataRow(1, 0, 0)]
    public void Progress_OfATotal_FillsInProportion(int done, int total, int pixels)
    {
        string row = Art(Language.English, s => s.Progress(0, done, total)).Split('\n')[4];

        Assert.AreEqual(pixels, row[3..125].Count(c => c == '#'));
    }

    [TestMethod]
    public void Language_Changed_ClearsThePage()
    {
        Assert.AreEqual(Art(Language.Chinese, _ => { }), Art(Language.English, screen =>
        {
            screen.Inverted(7, "abc");
            screen.Language = Language.Chinese;
        }));
    }

    [TestMethod]
    public void Show_Once_SendsOneFrame()
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display);
        screen.Line(0, "a");
        Assert.AreEqual(0, display.ShownCount);
        screen.Show();
        Assert.AreEqual(1, display.ShownCount);
    }

    [TestMethod]
    [DataRow(0L, "0.00")]
    [DataRow(5L, "0.05")]
    [DataRow(100L, "1.00")]
    [DataRow(99999L, "999.99")]
    [DataRow(100000L, "1,000.00")]
    [DataRow(123456789L, "1,234,567.89")]
    [DataRow(-850L, "-8.50")]
    [DataRow(long.MaxValue, "92,233,720,368,547,758.07")]
    [DataRow(long.MinValue, "-92,233,720,368,547,758.08")]
    public void AmountText_MinorUnits_ReadsAsMoney(long amountMinor, string text)
    {
        Assert.AreEqual(text, AmountText.Format(amountMinor));
    }

    private static string Art(Language language, Action<TextScreen> draw)
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display) { Language = language };
        draw(screen);
        screen.Show();
        return display.ToArt();
    }

    private static string Columns(string art, int from, int to)
    {
        return string.Join('\n', art.Split('\n').Where(line => line.Length > 0).Select(line => line[from..to]));
    }
}
