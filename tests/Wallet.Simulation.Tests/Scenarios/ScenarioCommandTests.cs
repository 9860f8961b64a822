using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.Simulator;
using Wallet.Simulator.Scenarios;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>The command line's words and exit codes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ScenarioCommandTests
{
    [TestMethod]
    public void Scenario_Known_PrintsEachStepAndEndsWith0()
    {
        int exit = Invoke(out string output, out _, "scenario", "dual-offline");
        Assert.AreEqual(0, exit, output);
        Assert.EndsWith("scenario dual-offline: ok", output.TrimEnd());
        Assert.Contains("Bank A signed third-result", output);
        Assert.Contains("touch: 2 round trips", output);
    }

    [TestMethod]
    public void Scenario_Json_IsOneValidDocument()
    {
        Invoke(out string output, out _, "scenario", "dual-offline", "--seed", "2", "--json");
        using var document = JsonDocument.Parse(output);
        Assert.AreEqual("ok", document.RootElement.GetProperty("outcome").GetString());
        Assert.AreEqual(2, document.RootElement.GetProperty("seed").GetInt32());
        Assert.IsGreaterThan(5, document.RootElement.GetProperty("steps").GetArrayLength());
    }

    [TestMethod]
    public void Scenario_Unknown_EndsWith1AndNamesThoseThereAre()
    {
        int exit = Invoke(out string output, out string error, "scenario", "no-such-thing");
        Assert.AreEqual(1, exit);
        Assert.Contains("no-such-thing", error);
        foreach (IScenario scenario in ScenarioRunner.All)
        {
            Assert.Contains(scenario.Name, output);
        }
    }

    [TestMethod]
    public void Scenario_NotAsExpected_EndsWith1AndSaysWhy()
    {
        var failing = new MadeUpScenario(_ => throw new ScenarioFailedException("the card is on fire"));
        TextWriter before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        int exit = Commands.Play(failing, seed: 1, json: false);
        Console.SetOut(before);
        Assert.AreEqual(1, exit);
        Assert.Contains("scenario made-up: the card is on fire", output.ToString());
    }

    [TestMethod]
    public void List_Names_AreOneALine()
    {
        Assert.AreEqual(0, Invoke(out string output, out _, "scenario", "--list", "--names"));
        CollectionAssert.AreEqual(
            ScenarioRunner.All.Select(scenario => scenario.Name).ToArray(),
            output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [TestMethod]
    public void Help_OfAllAndOfScenarios_MentionsEverything()
    {
        Assert.AreEqual(0, Invoke(out string all, out _, "--help"));
        foreach (string word in new[] { "--port", "--data", "--seed", "scenario" })
        {
            Assert.Contains(word, all);
        }

        Assert.AreEqual(0, Invoke(out string scenario, out _, "scenario", "--help"));
        foreach (string word in new[] { "--list", "--names", "--seed", "--json" })
        {
            Assert.Contains(word, scenario);
        }
    }

    private static int Invoke(out string output, out string error, params string[] arguments)
    {
        (TextWriter previousOutput, TextWriter previousError) = (Console.Out, Console.Error);
        using var outputText = new StringWriter();
        using var errorText = new StringWriter();
        Console.SetOut(outputText);
        Console.SetError(errorText);
        try
        {
            return Commands.Root().Parse(arguments)
                .Invoke(new InvocationConfiguration { Output = outputText, Error = errorText });
        }
        finally
        {
            Console.SetOut(previousOutput);
            Console.SetError(previousError);
            output = outputText.ToString();
            error = errorText.ToString();
        }
    }
}
