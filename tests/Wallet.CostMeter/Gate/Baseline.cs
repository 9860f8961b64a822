using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.Tests;

namespace Wallet.CostMeter.Gate;

/// <summary>Counts as they were when somebody last said that they are right.</summary>
public sealed class Baseline
{
    private const double Growth = 1.02;

    // The bank of a simulation signs with numbers that .NET draws: whether a check needs its second try is chance.
    private const string ByChance = "a whole receive";
    private const string Renewal = "dotnet run -c Release --project tests/Wallet.CostMeter -- --renew";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<string, Dictionary<string, double>> _operations;

    private Baseline(Dictionary<string, Dictionary<string, double>> operations)
    {
        _operations = operations;
    }

    /// <summary>The one that is kept with the sources.</summary>
    public static string StoredFile { get; } =
        Path.Combine(Repository.Root(), "tests", "Wallet.CostMeter", "baseline.json");

    /// <summary>Of these costs.</summary>
    public static Baseline Of(IReadOnlyList<OperationCost> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new(costs.Where(cost => cost.Name != ByChance).ToDictionary(
            cost => cost.Name,
            cost => cost.Figures().ToDictionary(figure => figure.Key, figure => Math.Round(figure.Value, 1))));
    }

    public static Baseline Read(string path) => Parse(File.ReadAllText(path));

    /// <summary>From JSON: by operation, figures by name.</summary>
    public static Baseline Parse(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(json)!);

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(_operations, Indented) + "\n");

    /// <summary>Says what grew by more than 2 %, what is new and what is gone.</summary>
    /// <param name="costs">Counted now.</param>
    /// <param name="isWhole">False where only some operations were counted.</param>
    public IReadOnlyList<string> Complaints(IReadOnlyList<OperationCost> costs, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(costs);
        List<string> complaints = [.. costs.Where(cost => cost.Name != ByChance).SelectMany(Complaints)];
        if (isWhole)
        {
            complaints.AddRange(_operations.Keys
                .Where(name => costs.All(cost => cost.Name != name))
                .Select(name => $"{name}: it is in the baseline and is no longer counted"));
        }

        if (complaints.Count > 0) { complaints.Add($"Where that is meant, renew the baseline: {Renewal}"); }

        return complaints;
    }

    /// <summary>What became of an operation's price, such as "-3.1 %"; empty where the baseline has none.</summary>
    public string ChangeOf(OperationCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return _operations.TryGetValue(cost.Name, out Dictionary<string, double>? before) && before["units"] > 0
            ? ((cost.Units / before["units"]) - 1).ToString("+0.0 %;-0.0 %;=", CultureInfo.InvariantCulture)
            : "";
    }

    private IEnumerable<string> Complaints(OperationCost cost)
    {
        if (!_operations.TryGetValue(cost.Name, out Dictionary<string, double>? before))
        {
            yield return $"{cost.Name}: it is counted and not in the baseline";
            yield break;
        }

        foreach ((string figure, double now) in cost.Figures())
        {
            double was = before.GetValueOrDefault(figure);
            if (Math.Round(now, 1) > was * Growth)
            {
                yield return $"{cost.Name}: {figure} grew from {OperationCost.Text(was)} to {OperationCost.Text(now)}";
            }
        }
    }
}
