using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Wallet.HeapMeter;

ulong seed = 1;
bool asJson = false;
for (int i = 0; i < args.Length; i++)
{
    if (args[i] == "--json")
    {
        asJson = true;
    }
    else if (args[i] != "--seed" || ++i == args.Length
        || !ulong.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out seed))
    {
        Console.Error.WriteLine("usage: Wallet.HeapMeter [--json] [--seed NUMBER]");
        return 2;
    }
}

HeapReport report = Meter.Run(seed);
Budget budget = Budget.Read();
IReadOnlyList<string> complaints = report.Outcome == "ok"
    ? budget.Complaints(report)
    : [$"The run did not come to its end: {report.Outcome}"];
Console.Out.Write(asJson ? JsonSerializer.Serialize(report) + "\n" : ReportText.Of(report, budget));
foreach (string complaint in complaints)
{
    Console.Error.WriteLine(complaint);
}

return complaints.Count == 0 ? 0 : 1;
