using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Wallet.CostMeter;
using Wallet.CostMeter.Gate;
using Wallet.CostMeter.Report;

MeterOptions? options = MeterOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(MeterOptions.Usage);
    return 2;
}

IReadOnlyList<OperationCost> costs = options.IsMicro ? Meter.RunMicros(options.Filter) : Meter.Run(options.Filter);
if (options.Renews)
{
    Baseline.Of(costs).Write(Baseline.StoredFile);
    Console.Error.WriteLine($"{costs.Count} operations are the baseline now.");
}

Budgets budgets = Budgets.Read();
Baseline baseline = Baseline.Read(options.CompareFile ?? Baseline.StoredFile);
if (options.AsJson)
{
    Console.Out.WriteLine(JsonSerializer.Serialize(costs));
}
else
{
    Console.Out.WriteLine(TableText.Of(costs, budgets, baseline));
    foreach (OperationCost cost in options.IsMicro ? [] : costs) { Console.Out.WriteLine(FlameText.Of(cost.Tree)); }
}

if (options.IsMicro) { return 0; }

bool isWhole = options.Filter.Length == 0;
List<string> complaints =
[
    .. costs.Where(cost => !cost.IsRight).Select(cost => $"{cost.Name}: its result is wrong"),
    .. budgets.Complaints(costs, isWhole),
    .. baseline.Complaints(costs, isWhole),
];
foreach (string complaint in complaints) { Console.Error.WriteLine(complaint); }

return complaints.Count == 0 ? 0 : 1;
