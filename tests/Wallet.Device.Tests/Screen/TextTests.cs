using Wallet.Core.Dialogs;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Screen;

/// <summary>Texts of both languages: on the chip a string is UTF-8 and counts characters by walking it.</summary>
[TestClass]
public sealed class TextTests
{
    private const int LinesMax = 2;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void StatusTexts_EveryStatus_FitsAndIsItsOwn(int language)
    {
        string unknown = StatusTexts.Get((StatusCode)255, (Language)language);
        string before = "";
        for (int status = 0; status <= 70; status++)
        {
            string text = StatusTexts.Get((StatusCode)status, (Language)language);
            Assert.IsTrue(Fits(text, (Language)language), text);
            Assert.IsTrue(text != unknown, text);
            Assert.IsTrue(text != before, text);
            before = text;
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void Texts_EveryEntry_Fits(int language)
    {
        for (int id = 0; id <= (int)TextId.LanguageChanged; id++)
        {
            string text = Texts.Get((TextId)id, (Language)language);
            Assert.IsTrue(text.Length > 0);
            Assert.IsTrue(Fits(text, (Language)language), text);
        }
    }

    [TestMethod]
    public void Length_OfChinese_Characters()
    {
        string text = "\u8857\u89d2\u5c0f\u5e97 7";
        Assert.AreEqual(6, text.Length);
        Assert.AreEqual(10, TextWidth.Of(text, Language.Chinese));
        Assert.AreEqual((int)'\u5e97', (int)text[3]);
        Assert.AreEqual("\u5e97 7", text.Substring(3));
    }

    [TestMethod]
    [DataRow("short", "short")]
    [DataRow("a name that is longer than a row", "a name that is longer\nthan a row")]
    [DataRow("123456789012345678901234567890", "123456789012345678901\n234567890")]
    [DataRow("one\ntwo", "one\ntwo")]
    public void Wrap_EachText_AtSpacesOrWhereTheRowIsFull(string text, string expected)
    {
        Assert.AreEqual(expected, TextWrap.Wrap(text, Language.English));
    }

    [TestMethod]
    public void Draw_Chinese_LightsThePixelsOfItsGlyph()
    {
        var font = new ChineseFont();
        int[] columns = new int[ChineseFont.Width];
        Assert.AreEqual(ChineseFont.Width, font.Read('\u5e97', columns));
        int lit = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            lit += columns[i];
        }

        Assert.IsTrue(lit > 0);
        Assert.IsFalse(font.Has('\ue000'));
    }

    [TestMethod]
    public void Frame_SetColumn_EveryPixelOfTheDisplay()
    {
        var frame = new Frame();
        for (int y = 0; y < Frame.Height; y += 7)
        {
            frame.SetColumn(Frame.Width - 1, y, 1, 1);
            Assert.IsTrue(frame.IsLit(Frame.Width - 1, y));
        }

        frame.Clear();
        Assert.IsFalse(frame.IsLit(Frame.Width - 1, 63));
    }

    private static bool Fits(string text, Language language)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || TextWidth.Of(lines[i], language) > TextWidth.HalfCellsMax)
            {
                return false;
            }
        }

        return lines.Length <= LinesMax;
    }
}
