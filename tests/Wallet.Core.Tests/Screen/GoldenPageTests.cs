using System;
using System.IO;
using Wallet.Core.Screen;
using Wallet.Tests;

namespace Wallet.Core.Tests.Screen;

/// <summary>
/// Sample pages, pixel by pixel, against the text files in Golden. With WALLET_GOLDEN_WRITE=1 the files are written
/// instead: look at the difference before committing it.
/// </summary>
[TestClass]
public sealed class GoldenPageTests
{
    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Page_Drawn_EqualsItsGoldenFile(Language language)
    {
        string folder = Path.Combine(Repository.Root(), "tests", "Wallet.Core.Tests", "Screen", "Golden");
        bool write = string.Equals(
            Environment.GetEnvironmentVariable("WALLET_GOLDEN_WRITE"), "1", StringComparison.Ordinal);
        foreach ((string name, Action<TextScreen> draw) in SamplePages.All())
        {
            var display = new RecordingDisplay();
            var screen = new TextScreen(display) { Language = language };
            draw(screen);
            screen.Show();

            string path = Path.Combine(folder, $"{language}-{name}.txt".ToLowerInvariant());
            if (write)
            {
                File.WriteAllText(path, display.ToArt());
            }

            string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
            Assert.AreEqual(expected, display.ToArt(), $"{path}\n{display.ToArt()}");
        }
    }
}
