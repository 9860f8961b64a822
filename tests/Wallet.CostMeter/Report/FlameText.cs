using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Wallet.CostMeter.Prices;

namespace Wallet.CostMeter.Report;

/// <summary>Where a price comes from: methods below their callers, dearest first, with a bar each.</summary>
internal static class FlameText
{
    private const int BarWidth = 24;
    private const double ShareMin = 0.01;

    /// <summary>The tree of one operation, without branches below one part in a hundred.</summary>
    public static string Of(CostNode operation)
    {
        var text = new StringBuilder();
        text.AppendLine(operation.Name);
        text.AppendLine(Line("share", "cumulative", "self", "calls", "", "  method"));
        foreach (CostNode child in Dearest(operation)) { Add(text, child, operation.Units, 0); }

        return text.ToString();
    }

    private static void Add(StringBuilder text, CostNode node, double all, int depth)
    {
        double share = all > 0 ? node.Units / all : 0;
        if (share < ShareMin) { return; }

        text.AppendLine(Line(
            share.ToString("0.0 %", CultureInfo.InvariantCulture),
            OperationCost.Text(node.Units),
            OperationCost.Text(node.SelfUnits),
            OperationCost.Text(node.Calls),
            new string('#', (int)(share * BarWidth)),
            new string(' ', 2 * (depth + 1)) + node.Name));
        foreach (CostNode child in Dearest(node)) { Add(text, child, all, depth + 1); }
    }

    private static IEnumerable<CostNode> Dearest(CostNode node) =>
        node.Children.OrderByDescending(child => child.Units).ThenBy(child => child.Name, StringComparer.Ordinal);

    private static string Line(string share, string units, string self, string calls, string bar, string name) =>
        $"{share,8}{units,14}{self,14}{calls,10}  {bar.PadRight(BarWidth)}{name}";
}
