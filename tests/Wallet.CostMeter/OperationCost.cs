using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using Wallet.CostMeter.Counting;
using Wallet.CostMeter.Metered;
using Wallet.CostMeter.Prices;

namespace Wallet.CostMeter;

/// <summary>What one of an operation's parts costs: counts, and the price they come to.</summary>
public sealed class OperationCost
{
    private static readonly CostClass[] Calls =
    [
        CostClass.CallStatic, CostClass.CallInstance, CostClass.CallVirtual, CostClass.CallInterface,
        CostClass.CallDelegate, CostClass.CallNative,
    ];

    internal OperationCost(Counted counted, CostTable table, Weights weights)
    {
        Tree = CostNode.Of(counted, table, weights);
        Name = counted.Name;
        IsRight = counted.IsRight;
        double parts = counted.Parts;
        Units = Tree.Units / parts;
        Milliseconds240 = Units * weights.UnitMicroseconds240 / 1000;
        Milliseconds160 = Milliseconds240 * weights.Slowdown160;
        Instructions = Tree.Total(CostClass.Instruction) / parts;
        CallsMade = Calls.Sum(Tree.Total) / parts;
        ArrayAccesses = (Tree.Total(CostClass.ArrayRead) + Tree.Total(CostClass.ArrayWrite)) / parts;
        Allocations = Tree.Total(CostClass.Allocation) / parts;
        AllocatedBytes = Tree.Total(CostClass.AllocatedBytes) / parts;
        ByClass = Enumerable.Range(0, table.ClassCount)
            .Where(costClass => Tree.Total(costClass) > 0)
            .ToDictionary(table.NameOf, costClass => Tree.Total(costClass) / parts);
    }

    public string Name { get; }

    /// <summary>False where the operation's result was wrong.</summary>
    public bool IsRight { get; }

    /// <summary>Iterations of an empty loop.</summary>
    public double Units { get; }

    /// <summary>On an ESP32 at 240 MHz.</summary>
    public double Milliseconds240 { get; }

    /// <summary>On an ESP32 at 160 MHz.</summary>
    public double Milliseconds160 { get; }

    public double Instructions { get; }

    public double CallsMade { get; }

    public double ArrayAccesses { get; }

    public double Allocations { get; }

    public double AllocatedBytes { get; }

    /// <summary>By the names of weights.txt.</summary>
    public IReadOnlyDictionary<string, double> ByClass { get; }

    [JsonIgnore]
    internal CostNode Tree { get; }

    /// <summary>What a baseline keeps, by name.</summary>
    internal Dictionary<string, double> Figures() => new()
    {
        ["units"] = Units,
        ["instructions"] = Instructions,
        ["calls"] = CallsMade,
        ["arrayAccesses"] = ArrayAccesses,
        ["allocations"] = Allocations,
        ["allocatedBytes"] = AllocatedBytes,
    };

    internal static string Text(double figure) =>
        figure.ToString(figure < 100 && figure % 1 != 0 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
