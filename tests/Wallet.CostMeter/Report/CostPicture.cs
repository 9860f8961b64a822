using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Wallet.CostMeter.Gate;
using Wallet.CostMeter.Prices;
using Wallet.Tests;

namespace Wallet.CostMeter.Report;

/// <summary>
/// Draws the operations that have a budget: a bar each, as long as its share of the first stop, divided by the methods
/// that the price is spent in, with the aim marked.
/// </summary>
/// <remarks>Each operation has its own scale, so that lengths within a bar are true and small ones are seen.</remarks>
internal static class CostPicture
{
    private const int Width = 800;
    private const int Margin = 24;
    private const int BarWidth = Width - (2 * Margin);
    private const int BarHeight = 20;
    private const int Top = 92;
    private const int RowHeight = 78;
    private const int MethodsMax = 3;
    private const double SmallLetterWidth = 6.5;
    private const string Others = "others";
    private const double ShareMin = 0.01;
    private const int SquareWidth = 14;
    private const int Gap = 12;

    private const string Style = """
        <style>
        text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;fill:#1d2733}.h{font-size:20px;font-weight:bold}
        .s{font-size:11px;fill:#5a6878}.t{font-size:14px;font-weight:bold}.n{font-size:12px}
        .g{fill:#ffffff}.k{fill:#e3e8ed}.a{stroke:#c0392b;stroke-width:3}
        .m0{fill:#2f6fb0}.m1{fill:#4f9a68}.m2{fill:#c98a2b}.m3{fill:#8893a0}
        @media(prefers-color-scheme:dark){
        text{fill:#e6edf3}.s{fill:#a5b1bd}.g{fill:#14181d}.k{fill:#2c343d}.a{stroke:#ff7b6b}}
        </style>

        """;

    /// <summary>The one that the documents show; --renew writes it with the baseline.</summary>
    public static string StoredFile { get; } =
        Path.Combine(Repository.Root(), "tests", "Wallet.CostMeter", "costs.svg");

    /// <summary>The picture, one element a line.</summary>
    public static string Of(IReadOnlyList<OperationCost> costs, Budgets budgets)
    {
        (OperationCost Cost, Budget Budget)[] rows =
        [
            .. budgets.All.Join(
                costs, budget => budget.Operation, cost => cost.Name, (budget, cost) => (cost, budget)),
        ];
        int height = Top + (rows.Length * RowHeight) + 8;
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" role=\"img\">");
        Line(svg, $"<title>What operations cost, against their budgets</title>");
        svg.Append(Style.ReplaceLineEndings("\n"));
        Box(svg, "g", 0, 0, Width, height);
        Text(svg, Margin, 36, "h", "start", "What operations cost the chip's interpreter");
        Text(
            svg, Margin, 56, "s", "start",
            "Units of an empty loop's iteration. A whole bar is the operation's first stop, the red line its aim.");
        for (int i = 0; i < rows.Length; i++) { Row(svg, rows[i].Cost, rows[i].Budget, Top + (i * RowHeight)); }

        Line(svg, $"</svg>");
        return svg.ToString();
    }

    /// <summary>How the picture marks an operation's figure; what it was is thus found in it again.</summary>
    public static string Mark(string operation, double units) => string.Create(
        CultureInfo.InvariantCulture,
        $"<g data-operation=\"{Escape(operation)}\" data-units=\"{Math.Round(units, 1)}\">");

    private static void Row(StringBuilder svg, OperationCost cost, Budget budget, int y)
    {
        double scale = BarWidth / Math.Max(budget.StopUnits, cost.Units);
        string verdict = cost.Units <= budget.AimUnits ? "reached" : "not reached";
        string milliseconds = OperationCost.Text(Math.Round(cost.Milliseconds240, cost.Milliseconds240 < 10 ? 1 : 0));
        svg.Append(Mark(cost.Name, cost.Units)).Append('\n');
        Text(svg, Margin, y, "t", "start", cost.Name);
        Text(svg, Width - Margin, y, "n", "end", $"{Whole(cost.Units)} units, {milliseconds} ms at 240 MHz; aim"
            + $" {Whole(budget.AimUnits)} {verdict}; stop {Whole(budget.StopUnits)}");
        Box(svg, "k", Margin, y + 8, BarWidth, BarHeight);
        double x = Margin;
        double legend = Margin;
        int colour = 0;
        foreach ((string name, double share) in Shares(cost.Tree))
        {
            colour = name == Others ? MethodsMax : colour;
            double width = share * cost.Units * scale;
            Box(svg, $"m{colour}", x, y + 8, width, BarHeight);
            string entry = $"{name} {share.ToString("0 %", CultureInfo.InvariantCulture)}";
            double entryWidth = SquareWidth + (entry.Length * SmallLetterWidth);
            if (legend + entryWidth <= Width - Margin)
            {
                Box(svg, $"m{colour}", legend, y + 35, 10, 10);
                Text(svg, legend + SquareWidth, y + 44, "s", "start", entry);
                legend += entryWidth + Gap;
            }

            x += width;
            colour++;
        }

        double aim = Margin + (budget.AimUnits * scale);
        Line(svg, $"<line class=\"a\" x1=\"{aim:0.#}\" x2=\"{aim:0.#}\" y1=\"{y + 4}\" y2=\"{y + 12 + BarHeight}\"/>");
        Line(svg, $"</g>");
    }

    // Where the price is spent, dearest first, wherever it is called from; the last is what remains.
    private static (string Name, double Share)[] Shares(CostNode operation)
    {
        var byName = new Dictionary<string, double>(StringComparer.Ordinal);
        Add(operation, byName);
        (string Name, double Share)[] dearest =
        [
            .. byName.Select(method => (Name: method.Key, Share: method.Value / operation.Units))
                .Where(method => method.Share >= ShareMin)
                .OrderByDescending(method => method.Share).ThenBy(method => method.Name, StringComparer.Ordinal)
                .Take(MethodsMax),
        ];
        double rest = 1 - dearest.Sum(method => method.Share);
        return rest < ShareMin ? dearest : [.. dearest, (Others, rest)];
    }

    private static void Add(CostNode node, Dictionary<string, double> byName)
    {
        byName[node.Name] = byName.GetValueOrDefault(node.Name) + node.SelfUnits;
        foreach (CostNode child in node.Children) { Add(child, byName); }
    }

    private static string Whole(double units) => units.ToString("#,0", CultureInfo.InvariantCulture);

    private static void Text(StringBuilder svg, double x, int y, string style, string anchor, string text) =>
        Line(svg, $"<text x=\"{x:0.#}\" y=\"{y}\" class=\"{style}\" text-anchor=\"{anchor}\">{Escape(text)}</text>");

    private static void Box(StringBuilder svg, string style, double x, int y, double width, int height) =>
        Line(svg, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y}\" width=\"{width:0.#}\" height=\"{height}\"/>");

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static void Line(StringBuilder svg, FormattableString line) =>
        svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
