using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.CostMeter.Gate;

/// <summary>An operation's ceiling, and what we are after.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="StopUnits">More than this fails.</param>
/// <param name="AimUnits">Shown beside the figure.</param>
/// <param name="Why">What the aim is compared with.</param>
public sealed record Budget(string Operation, double StopUnits, double AimUnits, string Why);

/// <summary>Ceilings from lines "operation | stop | aim | why"; what follows # is no line.</summary>
public sealed class Budgets
{
    private Budgets(IReadOnlyList<Budget> all)
    {
        All = all;
    }

    public IReadOnlyList<Budget> All { get; }

    /// <summary>Reads the project's, which lie beside the program.</summary>
    public static Budgets Read() => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "budgets.txt")));

    /// <summary>From lines.</summary>
    public static Budgets Parse(IEnumerable<string> lines) => new([
        .. lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0).Select(Parse),
    ]);

    /// <summary>The budget of an operation; null where it has none.</summary>
    public Budget? Of(string operation) => All.FirstOrDefault(budget => budget.Operation == operation);

    /// <summary>Says which operations pass their ceilings, and which ceilings have no operation.</summary>
    /// <param name="costs">Counted now.</param>
    /// <param name="isWhole">False where only some operations were counted.</param>
    public IEnumerable<string> Complaints(IReadOnlyList<OperationCost> costs, bool isWhole)
    {
        foreach (Budget budget in All)
        {
            OperationCost? cost = costs.FirstOrDefault(cost => cost.Name == budget.Operation);
            if (cost is null && isWhole)
            {
                yield return $"{budget.Operation}: it has a budget, and nobody counts it";
            }
            else if (cost?.Units > budget.StopUnits)
            {
                string stop = OperationCost.Text(budget.StopUnits);
                yield return $"{budget.Operation}: {OperationCost.Text(cost.Units)} units, the budget is {stop}";
            }
        }
    }

    private static Budget Parse(string line)
    {
        string[] parts = [.. line.Split('|').Select(part => part.Trim())];
        return parts is [string name, string stop, string aim, string why]
            ? new Budget(name, Number(stop), Number(aim), why)
            : throw new FormatException($"A budget is: operation | stop | aim | why. Not: {line}");
    }

    private static double Number(string text) =>
        double.Parse(text, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
