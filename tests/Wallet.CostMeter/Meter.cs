using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Wallet.CostMeter.Metered;
using Wallet.CostMeter.Prices;
using Wallet.Tests;

namespace Wallet.CostMeter;

/// <summary>Counts what the firmware's operations cost the chip's interpreter.</summary>
public static class Meter
{
    private static readonly string[] Assemblies =
        ["Wallet.Protocol", "Wallet.Crypto", "Wallet.Core", "Wallet.Device.Benchmarks"];

    /// <summary>Where the builds for the chip leave what is counted.</summary>
    public static string ChipFolder { get; } =
        Path.Combine(Repository.Root(), "tests", "Wallet.Device.Benchmarks", "bin");

    /// <summary>The operations whose names contain the filter; the same every time.</summary>
    public static IReadOnlyList<OperationCost> Run(string filter = "") => Run("OperationList", filter);

    /// <summary>The loops that weights are measured with.</summary>
    public static IReadOnlyList<OperationCost> RunMicros(string filter = "") => Run("MicroList", filter);

    private static IReadOnlyList<OperationCost> Run(string list, string filter)
    {
        var context = new MeteredContext(ChipFolder, Assemblies);
        var weights = Weights.Read();
        string json = (string)context.Call(nameof(Inside.Operations), list, filter)!;
        List<Counted> counted = JsonSerializer.Deserialize<List<Counted>>(json)!;
        return [.. counted.Select(operation => new OperationCost(operation, context.Table, weights))];
    }
}
