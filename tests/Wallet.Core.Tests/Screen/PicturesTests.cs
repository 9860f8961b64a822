using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Core.Tests.Screen;

/// <summary>
/// Draws everything a display can say. To look at it, name a folder for the PNG files:
/// <c>WALLET_PICTURES=/tmp/pictures dotnet test tests/Wallet.Core.Tests --filter PicturesTests</c>
/// </summary>
[TestClass]
public sealed class PicturesTests
{
    private const int RowsPerSheet = 5;
    private const int PagesPerSheet = 3 * RowsPerSheet;

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void EveryText_Drawn_LightsSomePixels(Language language)
    {
        List<RecordingDisplay> displays = [];
        displays.AddRange(SamplePages.All().Select(page => Drawn(language, page.Draw)));
        displays.AddRange(Alphabet(language));
        displays.AddRange(Chunks(Enum.GetValues<TextId>().Select(id => Texts.Get(id, language)), language));
        displays.AddRange(Enum.GetValues<StatusCode>().Select(code => Drawn(language, screen => StatusPage.Draw(
            screen, screen.Text(TextId.Refused), code, screen.Text(TextId.KeysBack)))));

        foreach (RecordingDisplay display in displays)
        {
            Assert.Contains('#', display.ToArt());
        }

        string? folder = Environment.GetEnvironmentVariable("WALLET_PICTURES");
        if (!string.IsNullOrEmpty(folder))
        {
            Directory.CreateDirectory(folder);
            int number = 0;
            foreach (RecordingDisplay[] sheet in displays.Chunk(PagesPerSheet))
            {
                File.WriteAllBytes(Path.Combine(folder, $"{language}-{number++:00}.png"), ContactSheet.Png(sheet));
            }
        }
    }

    private static RecordingDisplay Drawn(Language language, Action<TextScreen> draw)
    {
        var display = new RecordingDisplay();
        var screen = new TextScreen(display) { Language = language };
        draw(screen);
        screen.Show();
        return display;
    }

    private static IEnumerable<RecordingDisplay> Alphabet(Language language)
    {
        string ascii = string.Concat(Enumerable.Range(0x20, 95).Select(code => (char)code));
        return Chunks(
            ascii.Chunk(TextWidth.HalfCellsMax).Select(line => new string(line)).Append("0Oo1lI|!"), language);
    }

    private static IEnumerable<RecordingDisplay> Chunks(IEnumerable<string> texts, Language language)
    {
        int rows = language == Language.Chinese ? 4 : 8;
        return texts.SelectMany(text => text.Split('\n')).Chunk(rows).Select(lines => Drawn(language, screen =>
        {
            for (int row = 0; row < lines.Length; row++)
            {
                screen.Line(row, lines[row]);
            }
        }));
    }
}
