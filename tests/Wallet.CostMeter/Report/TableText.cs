using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Wallet.CostMeter.Gate;

namespace Wallet.CostMeter.Report;

/// <summary>A row for each operation.</summary>
internal static class TableText
{
    private const int NameWidth = 40;

    /// <summary>The table; without a baseline its last column is empty.</summary>
    public static string Of(IReadOnlyList<OperationCost> costs, Budgets budgets, Baseline? baseline)
    {
        var text = new StringBuilder();
        Row(
            text, "operation", "units", "240 MHz ms", "160 MHz ms", "IL", "calls", "arrays", "new", "bytes", "stop",
            "aim", "change");
        foreach (OperationCost cost in costs)
        {
            Budget? budget = budgets.Of(cost.Name);
            Row(
                text,
                cost.Name,
                OperationCost.Text(cost.Units),
                cost.Milliseconds240.ToString("#,0.00", CultureInfo.InvariantCulture),
                cost.Milliseconds160.ToString("#,0.00", CultureInfo.InvariantCulture),
                OperationCost.Text(cost.Instructions),
                OperationCost.Text(cost.CallsMade),
                OperationCost.Text(cost.ArrayAccesses),
                OperationCost.Text(cost.Allocations),
                OperationCost.Text(cost.AllocatedBytes),
                budget is null ? "" : OperationCost.Text(budget.StopUnits),
                budget is null ? "" : OperationCost.Text(budget.AimUnits) + Verdict(cost.Units, budget),
                baseline?.ChangeOf(cost) ?? "");
        }

        text.AppendLine().AppendLine("units: iterations of an empty loop; + reaches the aim, ! passes the stop");
        return text.ToString();
    }

    private static string Verdict(double units, Budget budget) =>
        units > budget.StopUnits ? " !" : units <= budget.AimUnits ? " +" : "  ";

    private static void Row(StringBuilder text, string name, params string[] cells)
    {
        text.Append(name.PadRight(NameWidth));
        foreach (string cell in cells) { text.Append(cell.PadLeft(12)); }

        text.AppendLine();
    }
}
