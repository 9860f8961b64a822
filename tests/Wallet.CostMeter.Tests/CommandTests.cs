using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Wallet.CostMeter.Gate;

namespace Wallet.CostMeter.Tests;

/// <summary>The command as its user meets it: what it says, and its exit code.</summary>
[TestClass]
public sealed class CommandTests
{
    private const string Quick = "CBOR decode TimeStatement";

    [TestMethod]
    public void Run_Help_NamesEachOption()
    {
        Assert.AreEqual(MeterProgram.Passed, Run(["--help"], out string output, out string errors));

        foreach (string option in new[] { "--filter", "--compare", "--json", "--micro", "--renew", "--svg" })
        {
            Assert.Contains(option, output);
        }

        Assert.AreEqual("", errors);
    }

    [TestMethod]
    [DataRow("--flter CBOR", "--flter is no option; --help lists them.")]
    [DataRow("--filter", "--filter needs a part of an operation's name behind it")]
    [DataRow("--compare --json", "--compare needs a file behind it")]
    [DataRow("--renew --filter CBOR", "--filter goes with neither --renew nor --svg")]
    [DataRow("--micro --renew", "--micro goes with neither --renew nor --compare")]
    [DataRow("--filter flying", "No operation's name contains \"flying\"")]
    [DataRow("--micro --filter flying", "No operation's name contains \"flying\"")]
    [DataRow("--svg", "--svg needs a file behind it")]
    [DataRow("--compare nowhere.json", "The baseline cannot be read: ")]
    public void Run_WrongOption_SaidInOneLine(string options, string sentence)
    {
        Assert.AreEqual(MeterProgram.NotCounted, Run(options.Split(' '), out string output, out string errors));

        Assert.StartsWith(sentence, errors);
        Assert.AreEqual(1, errors.AsSpan().Count('\n'), errors);
        Assert.AreEqual("", output);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{\"CRC\": {\"units\":")]
    [DataRow("null")]
    [DataRow("[1]")]
    [DataRow("[{\"Name\": \"CRC\", \"Units\": 1}]")]
    [DataRow("{\"CRC\": {\"unit\": 1}}")]
    [DataRow("{\"CRC\": null}")]
    public void Run_CompareWithDamagedFile_SaysSoAndHowToGetOne(string content)
    {
        InFile(content, file =>
        {
            Assert.AreEqual(MeterProgram.NotCounted, Run(["--compare", file], out string output, out string errors));

            Assert.StartsWith($"{file} is neither a baseline nor what --json prints: ", errors);
            Assert.Contains("--json > FILE", errors);
            Assert.AreEqual("", output);
        });
    }

    // What was printed before a change is what the change is compared with.
    [TestMethod]
    [DataRow(1.0, "")]
    [DataRow(0.5, "grew")]
    [DataRow(2.0, "fell")]
    public void Run_CompareWithJsonOfBefore_TellsBothDirections(double share, string change)
    {
        int passed = Run(["--json", "--filter", Quick], out string json, out _);
        List<Dictionary<string, object>> before = JsonSerializer.Deserialize<List<Dictionary<string, object>>>(json)!;
        before[0]["Units"] = ((JsonElement)before[0]["Units"]).GetDouble() * share;

        InFile(JsonSerializer.Serialize(before), file =>
        {
            int code = Run(["--compare", file, "--filter", Quick], out string output, out string errors);

            Assert.AreEqual(change.Length == 0 ? MeterProgram.Passed : MeterProgram.Failed, code, errors);
            Assert.AreEqual(
                change.Length > 0,
                errors.Contains($"{Quick}: units {change} from ", StringComparison.Ordinal),
                errors);
            Assert.Contains(Quick, output);
        });
        Assert.AreEqual(MeterProgram.Passed, passed);
    }

    [TestMethod]
    public void Run_CompareWithBaselineFile_IsAsWithoutIt()
    {
        string[] filter = ["--filter", Quick];

        Assert.AreEqual(
            Run(filter, out string own, out _),
            Run([.. filter, "--compare", Baseline.StoredFile], out string named, out _));
        Assert.AreEqual(own, named);
    }

    private static int Run(string[] options, out string output, out string errors)
    {
        using var outputWriter = new StringWriter { NewLine = "\n" };
        using var errorWriter = new StringWriter { NewLine = "\n" };
        int code = MeterProgram.Run(options, outputWriter, errorWriter);
        output = outputWriter.ToString();
        errors = errorWriter.ToString();
        return code;
    }

    private static void InFile(string content, Action<string> use)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, content);
            use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
