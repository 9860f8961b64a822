using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Screen;
using Wallet.Simulator.Scenarios;
using Wallet.Tests;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>
/// Every page that card and terminal show while a scenario is played, in order and in both languages, against the files
/// in Screens. With WALLET_GOLDEN_WRITE=1 the files are written instead: look at the difference before committing it.
/// </summary>
/// <remarks>A further scenario needs a row with its name, and its files.</remarks>
[TestClass]
public sealed class RecordedScreensTests
{
    [TestMethod]
    [DataRow("dual-offline", Language.English)]
    [DataRow("dual-offline", Language.Chinese)]
    [DataRow("first-start", Language.English)]
    [DataRow("first-start", Language.Chinese)]
    [DataRow("pin-lockout", Language.English)]
    [DataRow("pin-lockout", Language.Chinese)]
    [DataRow("wipe", Language.English)]
    [DataRow("wipe", Language.Chinese)]
    [DataRow("challenge-response", Language.English)]
    [DataRow("challenge-response", Language.Chinese)]
    [DataRow("recovery", Language.English)]
    [DataRow("recovery", Language.Chinese)]
    [DataRow("card-to-card", Language.English)]
    [DataRow("card-to-card", Language.Chinese)]
    [DataRow("duress", Language.English)]
    [DataRow("duress", Language.Chinese)]
    [DataRow("full-storage", Language.English)]
    [DataRow("full-storage", Language.Chinese)]
    [DataRow("carried-update", Language.English)]
    [DataRow("carried-update", Language.Chinese)]
    public void Play_Scenario_ShowsTheRecordedPages(string name, Language language)
    {
        Dictionary<string, string> shown = [];
        ScenarioReport report = ScenarioRunner.Play(
            ScenarioRunner.Find(name)!,
            ScenarioRunner.SeedDefault,
            language,
            world =>
            {
                shown["card"] = PageTranscript.Of(world.Card.Display.Frames);
                shown["terminal"] = PageTranscript.Of(world.Terminal.Display.Frames);
            });
        Assert.AreEqual("ok", report.Outcome);
        foreach ((string device, string pages) in shown) { Compare(name, device, language, pages); }
    }

    [TestMethod]
    public void Recordings_EachIsOfAScenarioThatThereIs()
    {
        foreach (string file in Directory.EnumerateFiles(Folder(), "*.txt").Select(path => Path.GetFileName(path)))
        {
            Assert.IsNotNull(ScenarioRunner.Find(file.Split('.')[0]), file);
        }
    }

    private static void Compare(string name, string device, Language language, string pages)
    {
        string path = Path.Combine(Folder(), $"{name}.{device}.{(language == Language.Chinese ? "zh" : "en")}.txt");
        bool write = string.Equals(
            Environment.GetEnvironmentVariable("WALLET_GOLDEN_WRITE"), "1", StringComparison.Ordinal);
        if (write) { File.WriteAllText(path, pages); }

        Assert.IsTrue(File.Exists(path), $"{path} is missing: write it with WALLET_GOLDEN_WRITE=1");
        Assert.AreEqual(File.ReadAllText(path).ReplaceLineEndings("\n"), pages, path);
    }

    private static string Folder() =>
        Path.Combine(Repository.Root(), "tests", "Wallet.Simulation.Tests", "Scenarios", "Screens");
}
