using System;
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
    private static readonly string Tests = Path.Combine(Repository.Root(), "tests");

    /// <summary>Where the assemblies are that were compiled for the chip.</summary>
    internal static readonly string FirmwareFolder = Path.Combine(Tests, "Wallet.CostMeter", "native", "bin");

    // What the builds for the chip leave, each behind those it refers to.
    private static readonly string[] Firmware =
    [
        .. new[] { "Protocol", "Crypto", "Core", "Card", "Terminal", "Native" }
            .Select(name => Path.Combine(FirmwareFolder, $"Wallet.{name}.dll")),
    ];

    private static readonly string Benchmarks =
        Path.Combine(Tests, "Wallet.Device.Benchmarks", "bin", "Wallet.Device.Benchmarks.dll");

    /// <summary>
    /// The operations whose names contain the filter; the same every time. Of one that was counted in several runs,
    /// the dearest.
    /// </summary>
    public static IReadOnlyList<OperationCost> Run(string filter = "") => Run(nameof(Inside.Operations), filter);

    /// <summary>The loops that weights are measured with.</summary>
    public static IReadOnlyList<OperationCost> RunMicros(string filter = "") => Run(nameof(Inside.Micros), filter);

    /// <summary>
    /// Follows a static method of this assembly's that takes a secret and calls the firmware, once for each secret.
    /// </summary>
    public static IReadOnlyList<TracedRun> Trace(Type type, string method, IReadOnlyList<byte[]> secrets) =>
        Trace(new MeteredContext(Firmware, traces: true), type, method, secrets);

    /// <summary>Follows a static method that takes a secret through its own namespace.</summary>
    public static IReadOnlyList<TracedRun> TraceNamespace(Type type, string method, IReadOnlyList<byte[]> secrets)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Trace(
            new MeteredContext([type.Assembly.Location], traces: true, type.Namespace!), type, method, secrets);
    }

    private static List<TracedRun> Trace(
        MeteredContext context, Type type, string method, IReadOnlyList<byte[]> secrets)
    {
        string json = (string)context.Call(
            nameof(Inside.Trace), type.Assembly.GetName().Name!, type.FullName!, method, secrets.ToArray())!;
        return [.. JsonSerializer.Deserialize<List<Traced>>(json)!.Select(traced => new TracedRun(
            traced.Path,
            traced.Steps,
            traced.Indices.ToDictionary(index => context.Table.Methods[index.Key].Name, index => index.Value)))];
    }

    private static List<OperationCost> Run(string list, string filter)
    {
        var context = new MeteredContext([.. Firmware, Benchmarks]);
        var weights = Weights.Read();
        string json = (string)context.Call(list, filter)!;
        List<Counted> counted = JsonSerializer.Deserialize<List<Counted>>(json)!;
        return
        [
            .. counted.Select(operation => new OperationCost(operation, context.Table, weights))
                .GroupBy(cost => cost.Name).Select(runs => runs.MaxBy(cost => cost.Units)!),
        ];
    }
}
