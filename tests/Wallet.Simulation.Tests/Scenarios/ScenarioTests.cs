using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Wallet.Simulator.Scenarios;

namespace Wallet.Simulation.Tests.Scenarios;

/// <summary>Every scenario by a few seeds, and what a run is worth as a proof: it repeats, and it can fail.</summary>
[TestClass]
public sealed class ScenarioTests
{
    private const int SeedsPerScenario = 3;

    public static IEnumerable<object[]> Runs => ScenarioRunner.All.SelectMany(scenario =>
        Enumerable.Range(1, SeedsPerScenario).Select(seed => new object[] { scenario.Name, (ulong)seed }));

    [TestMethod]
    [DynamicData(nameof(Runs))]
    public void Play_EveryScenario_EndsOkWithAllTheMoneyThereInEveryStep(string name, ulong seed)
    {
        ScenarioReport report = ScenarioRunner.Play(ScenarioRunner.Find(name)!, seed);
        Assert.AreEqual("ok", report.Outcome, $"seed {seed}");
        Assert.IsTrue(report.IsOk);
        Assert.IsNotEmpty(report.Vouchers);
        Assert.HasCount(1, report.Steps.Select(step => step.TotalMinor).Distinct(), $"seed {seed}");
    }

    [TestMethod]
    [DataRow("dual-offline")]
    [DataRow("roll-back")]
    [DataRow("refusals")]
    [DataRow("clock-offline-limit")]
    [DataRow("clock-attacks")]
    [DataRow("recovery")]
    [DataRow("card-to-card")]
    [DataRow("carried-update")]
    public void Play_SameSeed_IsTheSameRun(string name)
    {
        Assert.AreEqual(Json(name, 7), Json(name, 7));
    }

    [TestMethod]
    public void Play_AnotherSeed_IsAnotherRun()
    {
        ScenarioReport first = ScenarioRunner.Play(ScenarioRunner.Find("dual-offline")!, 7);
        ScenarioReport second = ScenarioRunner.Play(ScenarioRunner.Find("dual-offline")!, 8);
        Assert.AreNotEqual(first.Vouchers.Single().Id, second.Vouchers.Single().Id);
    }

    [TestMethod]
    public void Play_NamesAreUniqueAndSaidInOneLine()
    {
        CollectionAssert.AllItemsAreUnique(ScenarioRunner.All.Select(scenario => scenario.Name).ToList());
        Assert.IsTrue(ScenarioRunner.All.All(scenario => scenario.Summary.Length is > 0 and <= 100));
    }

    [TestMethod]
    public void Play_ExpectationNotMet_SaysWhatWentWrong()
    {
        var scenario = new MadeUpScenario(stage => stage.Step(
            "Nothing is on the card", () => Stage.ExpectEqual(12_50, stage.Money.CardMinor, "vouchers")));
        ScenarioReport report = ScenarioRunner.Play(scenario, 1);

        Assert.IsFalse(report.IsOk);
        Assert.AreEqual("vouchers: expected 12.50, found 0.00", report.Outcome);
        Assert.AreEqual("Nothing is on the card", report.Steps.Single().Title);
    }

    [TestMethod]
    public void Play_TextNeverShown_SaysWhatIsShownInstead()
    {
        ScenarioReport report = ScenarioRunner.Play(
            new MadeUpScenario(stage => Stage.Await(stage.World.Card, "Voucher loaded")), 1);

        Assert.Contains("does not show 'Voucher loaded'", report.Outcome);
        Assert.Contains("Not enrolled", report.Outcome);
    }

    private static string Json(string name, ulong seed) =>
        JsonSerializer.Serialize(ScenarioRunner.Play(ScenarioRunner.Find(name)!, seed));
}
