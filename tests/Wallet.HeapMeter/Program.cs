using System;
using System.Globalization;
using System.Text.Json;
using System.Linq;
using Wallet.Core.Screen;
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

HeapReport[] reports =
[
    Meter.Run(seed, Language.English),
    Meter.Run(seed, Language.Chinese),
    Meter.RunBetweenCards(seed, Language.English),
    Meter.RunBetweenCards(seed, Language.Chinese),
];
Budget budget = Budget.Read();
Console.Out.Write(asJson
    ? JsonSerializer.Serialize(reports) + "\n"
    : string.Join('\n', reports.Select(report => ReportText.Of(report, budget))));
string[] complaints = [.. reports.SelectMany(budget.Complaints)];
foreach (string complaint in complaints)
{
    Console.Error.WriteLine(complaint);
}

return complaints.Length == 0 ? 0 : 1;
