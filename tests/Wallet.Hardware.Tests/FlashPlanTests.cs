using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wallet.Flash;
using Wallet.Tests;
using Wallet.Wiring;

namespace Wallet.Hardware.Tests;

/// <summary>What -WhatIf prints, what is refused, and that script, tool and page take the same parameters.</summary>
[TestClass]
public sealed class FlashPlanTests
{
    private static readonly string[] s_golden =
    [
        "--board card --port COM5",
        "--board terminal --port /dev/ttyUSB0",
        "--board card --port COM5 --erase --firmware-version 1.16.0.373",
        "--board terminal --port COM5 --target ESP32_S3_QUAD --monitor --yes",
        "--list-ports",
    ];

    private static string GoldenPath =>
        Path.Combine(Repository.Root(), "tests", "Wallet.Hardware.Tests", "plans.txt");

    [TestMethod]
    public void WhatIf_EachCombination_PrintsTheCommandsOfTheGoldenText()
    {
        string actual = string.Join('\n', s_golden.Select(arguments =>
        {
            using var bench = new FlashBench();
            Assert.AreEqual(0, bench.Run($"{arguments} --what-if"), bench.Error);
            return $"$ {arguments} --what-if\n{bench.Out.ReplaceLineEndings("\n")}";
        }));
        if (Environment.GetEnvironmentVariable("WALLET_GOLDEN_WRITE") == "1")
        {
            File.WriteAllText(GoldenPath, actual);
        }

        Assert.AreEqual(File.ReadAllText(GoldenPath), actual);
    }

    [TestMethod]
    public void WhatIf_AnyCombination_StartsNothingAndChangesNoFile()
    {
        foreach (string arguments in s_golden)
        {
            using var bench = new FlashBench();
            List<string> before = bench.Files().ToList();

            bench.Run($"{arguments} --what-if", typed: "y\ny\n");

            CollectionAssert.AreEqual(before, bench.Files().ToList(), arguments);
            Assert.AreEqual("", bench.Calls, arguments);
        }
    }

    [TestMethod]
    [DataRow("--board wallet --port COM5", "wallet")]
    [DataRow("--board card", "Say which board and port")]
    [DataRow("--port COM5", "Say which board and port")]
    [DataRow("--board card --port COM5 --target esp32;rm", "is no runtime. Write for example ESP32_S3_OCTAL.")]
    [DataRow("--board card --port COM5 --firmware-version new", "is no version. Write for example 1.16.0.373.")]
    public void Arguments_WrongOnes_AreRefusedWithASentence(string arguments, string sentence)
    {
        using var bench = new FlashBench();

        Assert.AreNotEqual(0, bench.Run(arguments));

        StringAssert.Contains(bench.Error, sentence);
        Assert.AreEqual("", bench.Calls);
    }

    [TestMethod]
    public void Folder_WithoutTheSolution_IsRefused()
    {
        using var bench = new FlashBench();
        File.Delete(Path.Combine(bench.Folder, "Wallet.Firmware.sln"));

        Assert.AreEqual(2, bench.Run("--board card --port COM5"));

        StringAssert.Contains(bench.Error, "has no Wallet.Firmware.sln");
    }

    [TestMethod]
    public void Target_TheDefault_IsTheChosenModules() => Assert.AreEqual(
        FlashOptions.TargetDefault,
        ModuleChoice.ReadAll(HardwareFolder.PathOf("modules")).Single(choice => choice.IsChosen).Target);

    [TestMethod]
    public void Boards_EachOne_HasItsProjectAndItsPages()
    {
        foreach (BoardKind board in BoardKind.All)
        {
            string root = Repository.Root();
            Assert.IsTrue(File.Exists(Path.Combine(root, board.Project, board.Assembly + ".csproj")), board.Name);
            Assert.IsTrue(File.Exists(Path.Combine(root, "hardware", board.Name, "bring-up.md")), board.Name);
        }
    }

    [TestMethod]
    public void Nanoff_TheManifest_PinsTheVersionThatIsDocumented()
    {
        using JsonDocument manifest =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root(), ".config", "dotnet-tools.json")));

        string? version =
            manifest.RootElement.GetProperty("tools").GetProperty("nanoff").GetProperty("version").GetString();

        Assert.AreEqual("2.5.162", version);
        StringAssert.Contains(Page(), $"nanoff {version}");
    }

    // The script's parameters, the tool's options and the page's table are one list. The script's syntax tree is
    // compared with the page by tools/flash/grammar; this needs nothing but the text.
    [TestMethod]
    public void Parameters_OfScriptToolAndPage_AreTheSame()
    {
        string script = File.ReadAllText(Path.Combine(Repository.Root(), "flash.ps1"));
        string block = script[script.IndexOf("param(", StringComparison.Ordinal)..];
        block = block[..block.IndexOf("\n)", StringComparison.Ordinal)];
        string[] ofScript = Regex.Matches(block, @"\]\$(\w+)").Select(match => match.Groups[1].Value).Order().ToArray();
        string[] ofTool = FlashCommand.Root(new FlashWorld
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            In = TextReader.Null,
            Folder = "",
        }).Options.Select(option => option.Name).Where(name => name is not ("--help" or "--version"))
            .Select(Pascal).Order().ToArray();
        string[] ofPage = Regex.Matches(Page(), @"^\| `-(\w+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value).Order().ToArray();

        CollectionAssert.AreEqual(ofTool, ofScript);
        CollectionAssert.AreEqual(ofTool, ofPage);
        foreach (string name in ofTool)
        {
            StringAssert.Contains(script, $".PARAMETER {name}\n");
            StringAssert.Contains(script, "'" + Regex.Replace(name, "(?<!^)([A-Z])", "-$1").ToLowerInvariant()
                .Insert(0, "--") + "'");
        }
    }

    [TestMethod]
    public void Script_EveryByte_IsAscii() => Assert.IsTrue(
        File.ReadAllBytes(Path.Combine(Repository.Root(), "flash.ps1")).All(value => value is 10 or (>= 32 and < 127)));

    private static string Page() => File.ReadAllText(Path.Combine(Repository.Root(), "tools", "flash", "README.md"));

    private static string Pascal(string option) =>
        string.Concat(option[2..].Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
