using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Tests;

namespace Wallet.CostMeter.Gate;

/// <summary>Counts as they were when somebody last said that they are right.</summary>
public sealed class Baseline
{
    private const double Growth = 1.02;
    private const double Fall = 0.98;

    private const string Command = "dotnet run -c Release --project tests/Wallet.CostMeter --";
    private const string Units = "units";

    // What the baseline calls them, and what --json does.
    private static readonly Dictionary<string, string> Printed = new()
    {
        [Units] = nameof(OperationCost.Units),
        ["instructions"] = nameof(OperationCost.Instructions),
        ["calls"] = nameof(OperationCost.CallsMade),
        ["arrayAccesses"] = nameof(OperationCost.ArrayAccesses),
        ["allocations"] = nameof(OperationCost.Allocations),
        ["allocatedBytes"] = nameof(OperationCost.AllocatedBytes),
    };

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<string, Dictionary<string, double>> _operations;

    private Baseline(Dictionary<string, Dictionary<string, double>> operations)
    {
        _operations = operations.ToDictionary(
            operation => operation.Key,
            operation => operation.Value.ToDictionary(figure => figure.Key, figure => Rounded(figure.Value)));
    }

    /// <summary>The one that is kept with the sources.</summary>
    public static string StoredFile { get; } =
        Path.Combine(Repository.Root(), "tests", "Wallet.CostMeter", "baseline.json");

    /// <summary>Of these costs.</summary>
    public static Baseline Of(IReadOnlyList<OperationCost> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new(costs.ToDictionary(cost => cost.Name, cost => cost.Figures()));
    }

    /// <exception cref="NotCountedException">There is no such file, or it holds something else.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotCountedException($"The baseline cannot be read: {e.Message} {HowToGet(path)}", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new NotCountedException(
                $"{path} is neither a baseline nor what --json prints: {e.Message} {HowToGet(path)}", e);
        }
    }

    /// <summary>From JSON: by operation, figures by name; or what the program prints with --json.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Baseline Parse(string json)
    {
        JsonNode? root = JsonNode.Parse(json);
        Dictionary<string, Dictionary<string, double>>? operations = root is JsonArray array
            ? array.ToDictionary(cost => (string)cost!["Name"]!, cost => FiguresOf(cost!.AsObject()))
            : root.Deserialize<Dictionary<string, Dictionary<string, double>>>();
        return operations?.Count > 0 && operations.Values.Any(figures => figures?.ContainsKey(Units) != true)
            ? throw new JsonException("An operation is without its units.")
            : new(operations ?? throw new JsonException("It holds nothing."));
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(_operations, Indented) + "\n");

    /// <summary>Says what grew or fell by more than 2 %, what is new and what is gone.</summary>
    /// <remarks>A baseline far above what is counted would let as much growth pass unseen.</remarks>
    /// <param name="costs">Counted now.</param>
    /// <param name="isWhole">False where only some operations were counted.</param>
    public IReadOnlyList<string> Complaints(IReadOnlyList<OperationCost> costs, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(costs);
        List<string> complaints = [.. costs.SelectMany(Complaints)];
        if (isWhole)
        {
            complaints.AddRange(_operations.Keys
                .Where(name => costs.All(cost => cost.Name != name))
                .Select(name => $"{name}: it is in the baseline and is no longer counted"));
        }

        if (complaints.Count > 0) { complaints.Add($"Where that is meant, renew the project's: {Command} --renew"); }

        return complaints;
    }

    /// <summary>What became of an operation's price, such as "-3.1 %"; empty where the baseline has none.</summary>
    public string ChangeOf(OperationCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return _operations.TryGetValue(cost.Name, out Dictionary<string, double>? before) && before[Units] > 0
            ? ((cost.Units / before[Units]) - 1).ToString("+0.0 %;-0.0 %;=", CultureInfo.InvariantCulture)
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
            string change = Rounded(now) > was * Growth ? "grew" : Rounded(now) < was * Fall ? "fell" : "";
            if (change.Length > 0)
            {
                yield return
                    $"{cost.Name}: {figure} {change} from {OperationCost.Text(was)} to {OperationCost.Text(now)}";
            }
        }
    }

    private static Dictionary<string, double> FiguresOf(JsonObject printed) => Printed.ToDictionary(
        figure => figure.Key,
        figure => (double?)printed[figure.Value] ?? throw new JsonException($"{figure.Value} is missing."));

    private static double Rounded(double figure) => Math.Round(figure, 1);

    private static string HowToGet(string path) => path == StoredFile
        ? $"Write it anew: {Command} --renew"
        : $"Write one: {Command} --json > FILE";
}
