using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Screen;

/// <summary>Every text there is, in both languages: present, drawable and no wider than a row.</summary>
[TestClass]
public sealed class TextLayoutTests
{
    private const int LinesMax = 2;
    private const string GlyphTool = "run: python3 tools/glyphs/glyphs.py";

    private static readonly ChineseFont ChineseFont = new();

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Texts_EveryEntry_IsPresentAndFits(Language language)
    {
        AssertAllFit(Enum.GetValues<TextId>().Select(id => ($"TextId.{id}", Texts.Get(id, language))), language);
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void StatusTexts_EveryStatus_IsPresentAndFits(Language language)
    {
        AssertAllFit(
            Enum.GetValues<StatusCode>().Select(code => ($"StatusCode.{code}", StatusTexts.Get(code, language))),
            language);
    }

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void StatusTexts_EveryStatus_HasASentenceOfItsOwn(Language language)
    {
        string fallback = StatusTexts.Get((StatusCode)255, language);
        string[] without = [.. Enum.GetValues<StatusCode>()
            .Where(code => string.Equals(StatusTexts.Get(code, language), fallback, StringComparison.Ordinal))
            .Select(code => code.ToString())];

        Assert.IsEmpty(without, $"no {language} sentence for: {string.Join(", ", without)}");
        string[] shared = [.. Enum.GetValues<StatusCode>()
            .GroupBy(code => StatusTexts.Get(code, language), StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(" = ", group))];
        Assert.IsEmpty(shared, $"one {language} sentence for several: {string.Join("; ", shared)}");
        AssertAllFit([("the sentence for an unknown status", fallback)], language);
    }

    [TestMethod]
    public void ChineseFont_CharactersOfTheChineseTexts_HaveGlyphs()
    {
        IEnumerable<string> texts = Enum.GetValues<TextId>().Select(id => Texts.Get(id, Language.Chinese))
            .Concat(Enum.GetValues<StatusCode>().Select(code => StatusTexts.Get(code, Language.Chinese)))
            .Append(StatusTexts.Get((StatusCode)255, Language.Chinese));
        string missing = string.Concat(
            texts.SelectMany(text => text).Where(c => c != '\n' && !ChineseFont.Has(c)).Distinct());

        Assert.AreEqual(string.Empty, missing, GlyphTool);
    }

    [TestMethod]
    [DataRow(TextId.Received, Language.English, 999_999_99L)]
    [DataRow(TextId.Received, Language.Chinese, 999_999_99L)]
    [DataRow(TextId.ToReport, Language.English, 999_999_99L)]
    [DataRow(TextId.ToReport, Language.Chinese, 999_999_99L)]
    [DataRow(TextId.RefusedByBank, Language.English, 99_999_999_99L)]
    [DataRow(TextId.RefusedByBank, Language.Chinese, 99_999_999_99L)]
    public void Texts_BesideALargeAmount_AreNotCutOff(TextId label, Language language, long amountMinor)
    {
        int width = TextWidth.Of(Texts.Get(label, language), language)
            + 1 + TextWidth.Of(AmountText.Format(amountMinor), language);
        Assert.IsLessThanOrEqualTo(TextWidth.HalfCellsMax, width);
    }

    private static void AssertAllFit(IEnumerable<(string Name, string Text)> entries, Language language)
    {
        List<string> problems = [];
        foreach ((string name, string text) in entries)
        {
            string[] lines = text.Split('\n');
            if (lines.Any(line => line.Trim().Length == 0))
            {
                problems.Add($"{name}: no text, or an empty line");
            }

            if (lines.Length > LinesMax)
            {
                problems.Add($"{name}: {lines.Length} lines");
            }

            problems.AddRange(lines
                .Where(line => TextWidth.Of(line, language) > TextWidth.HalfCellsMax)
                .Select(line => $"{name}: \"{line}\" takes {TextWidth.Of(line, language)} half cells of 21"));
            if (language == Language.English && lines.Any(line => line.Any(c => !LatinFont.Has(c))))
            {
                problems.Add($"{name}: English is printable ASCII only");
            }
        }

        Assert.IsEmpty(problems, $"{language}:\n{string.Join('\n', problems)}\n");
    }
}
