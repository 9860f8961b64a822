using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.CostMeter.Gate;
using Wallet.CostMeter.Prices;
using Wallet.CostMeter.Report;

namespace Wallet.CostMeter.Tests;

/// <summary>The firmware's costs against budgets.txt and baseline.json, and that both of them bite.</summary>
[TestClass]
public sealed class GateTests
{
    private static readonly Lazy<IReadOnlyList<OperationCost>> Costs = new(() => Meter.Run());

    [TestMethod]
    public void Run_EachOperation_GivesTheRightResult()
    {
        Assert.IsEmpty(Costs.Value.Where(cost => !cost.IsRight).Select(cost => cost.Name));
    }

    [TestMethod]
    public void Run_Firmware_PassesNoBudget()
    {
        List<string> complaints = [.. Budgets.Read().Complaints(Costs.Value, isWhole: true)];

        Assert.IsEmpty(complaints, string.Join('\n', complaints));
    }

    [TestMethod]
    public void Run_Firmware_CostsWhatTheBaselineSays()
    {
        IReadOnlyList<string> complaints = Baseline.Read(Baseline.StoredFile).Complaints(Costs.Value, isWhole: true);

        Assert.IsEmpty(complaints, string.Join('\n', complaints));
    }

    // --renew writes both.
    [TestMethod]
    public void Picture_OfTheDocuments_ShowsTheBaseline()
    {
        string picture = File.ReadAllText(CostPicture.StoredFile);
        var baseline = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(
            File.ReadAllText(Baseline.StoredFile))!;

        foreach (Budget budget in Budgets.Read().All)
        {
            Assert.Contains(CostPicture.Mark(budget.Operation, baseline[budget.Operation]["units"]), picture);
        }
    }

    [TestMethod]
    public void Run_Again_CountsTheSame()
    {
        IEnumerable<OperationCost> again = Meter.Run();
        foreach ((OperationCost first, OperationCost second) in Costs.Value.Zip(again))
        {
            Assert.AreEqual(JsonSerializer.Serialize(first), JsonSerializer.Serialize(second), first.Name);
        }
    }

    [TestMethod]
    [DataRow("a whole pay", "TouchOpenUseCase.Run", 1)]
    [DataRow("a whole pay", "EcdsaSigner.SignWith", 1)]
    [DataRow("a whole pay", "RestingPages.ShowPaid", 1)]
    [DataRow("a whole receive", "TouchUseCase.CheckSignatures", 1)]
    [DataRow("a whole receive", "TouchUseCase.Pay", 1)]
    [DataRow("a whole receive", "EcdsaVerifier.Compare", 2)]
    public void Run_WholeTouch_IsFromItsFirstCommandToItsLastPage(string operation, string method, int calls)
    {
        OperationCost cost = Costs.Value.Single(cost => cost.Name == operation);

        Assert.AreEqual(calls, CallsOf(cost.Tree, method));
    }

    [TestMethod]
    public void Complaints_OneUnitTooMany_NameOperationAndBudget()
    {
        OperationCost cost = Costs.Value[0];
        string stop = Math.Floor(cost.Units).ToString(CultureInfo.InvariantCulture);
        Budgets budgets = Budgets.Parse([$"{cost.Name} | {stop} | 1 | -"]);

        string complaint = budgets.Complaints(Costs.Value, isWhole: true).Single();

        Assert.StartsWith(cost.Name + ": ", complaint);
    }

    [TestMethod]
    public void Complaints_BudgetThatNobodyCounts_IsOne()
    {
        Budgets budgets = Budgets.Parse(["flying | 1 | 1 | -"]);

        Assert.HasCount(1, budgets.Complaints(Costs.Value, isWhole: true));
        Assert.IsEmpty(budgets.Complaints(Costs.Value, isWhole: false));
    }

    [TestMethod]
    public void Parse_BudgetWithoutAim_Throws()
    {
        Assert.ThrowsExactly<FormatException>(() => Budgets.Parse(["P-256 sign | 100,000"]));
    }

    // 2 % of nothing is nothing: the first allocation of an operation that made none is told, too. A fall is told
    // because the baseline would hide as much growth after it.
    [TestMethod]
    [DataRow(0.979, "grew")]
    [DataRow(0.985, "")]
    [DataRow(1.015, "")]
    [DataRow(1.025, "fell")]
    public void Complaints_BaselineOfAShareOfToday_ComeBeyondTwoPercent(double share, string change)
    {
        OperationCost cost = Costs.Value[0];
        Dictionary<string, double> figures =
            cost.Figures().ToDictionary(figure => figure.Key, figure => figure.Value * share);
        var operations = new Dictionary<string, Dictionary<string, double>> { [cost.Name] = figures };
        Baseline baseline = Baseline.Parse(JsonSerializer.Serialize(operations));

        IReadOnlyList<string> complaints = baseline.Complaints([cost], isWhole: true);

        string[] told = [.. complaints.Where(line => line.Contains(": units ", StringComparison.Ordinal))];
        Assert.HasCount(change.Length > 0 ? 1 : 0, told);
        Assert.IsTrue(told.All(line => line.Contains($"units {change} from", StringComparison.Ordinal)));
        Assert.AreEqual(
            change.Length > 0, complaints.Any(line => line.Contains("--renew", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Complaints_OperationNewOrGone_AreTold()
    {
        Baseline none = Baseline.Parse("{}");
        Baseline all = Baseline.Of(Costs.Value);

        Assert.Contains(
            $"{Costs.Value[0].Name}: it is counted and not in the baseline",
            none.Complaints(Costs.Value, isWhole: true));
        Assert.Contains(
            $"{Costs.Value[0].Name}: it is in the baseline and is no longer counted",
            all.Complaints([.. Costs.Value.Skip(1)], isWhole: true));
        Assert.IsEmpty(all.Complaints(Costs.Value, isWhole: true));
        Assert.IsEmpty(all.Complaints([.. Costs.Value.Skip(1)], isWhole: false));
    }

    private static long CallsOf(CostNode node, string method) =>
        (node.Name == method ? node.Calls : 0) + node.Children.Sum(child => CallsOf(child, method));
}
