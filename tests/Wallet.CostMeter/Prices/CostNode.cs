using System.Collections.Generic;
using System.Linq;
using Wallet.CostMeter.Counting;
using Wallet.CostMeter.Metered;

namespace Wallet.CostMeter.Prices;

/// <summary>A method below its caller, with what it counted and what that costs.</summary>
internal sealed class CostNode
{
    private CostNode(string name, long[] counts, double selfUnits)
    {
        Name = name;
        Counts = counts;
        SelfUnits = selfUnits;
    }

    public string Name { get; }

    /// <summary>How many of each class, without what it called.</summary>
    public long[] Counts { get; }

    /// <summary>Units of an empty loop's iteration, without what it called.</summary>
    public double SelfUnits { get; }

    /// <summary>With what it called.</summary>
    public double Units { get; private set; }

    /// <summary>How often it was called.</summary>
    public long Calls { get; private set; }

    public List<CostNode> Children { get; } = [];

    /// <summary>The tree of one operation; its root is the operation.</summary>
    public static CostNode Of(Counted counted, CostTable table, Weights weights)
    {
        double[] byClass = weights.ByClass(table);
        var root = new CostNode(counted.Name, new long[byClass.Length], 0) { Calls = 1 };
        var made = new List<CostNode>();
        foreach (CountedNode node in counted.Nodes)
        {
            long[] counts = CountsOf(node, table);
            double price = counts.Zip(byClass, (count, weight) => count * weight).Sum();
            var cost = new CostNode(table.Methods[node.Method].Name, counts, price / weights.Unit)
            {
                Calls = node.Counts[Probe.FirstBlock],
            };
            made.Add(cost);
            (node.Caller < 0 ? root : made[node.Caller]).Children.Add(cost);
        }

        root.Sum();
        return root;
    }

    /// <summary>How many of a class in all, with what it called.</summary>
    public long Total(CostClass costClass) => Total((int)costClass);

    /// <inheritdoc cref="Total(CostClass)"/>
    public long Total(int costClass) => Counts[costClass] + Children.Sum(child => child.Total(costClass));

    private void Sum()
    {
        foreach (CostNode child in Children) { child.Sum(); }

        Units = SelfUnits + Children.Sum(child => child.Units);
    }

    private static long[] CountsOf(CountedNode node, CostTable table)
    {
        long[] counts = new long[table.ClassCount];
        IReadOnlyList<IReadOnlyDictionary<int, int>> blocks = table.Methods[node.Method].Blocks;
        for (int block = 0; block < blocks.Count; block++)
        {
            foreach ((int costClass, int count) in blocks[block])
            {
                counts[costClass] += count * node.Counts[Probe.FirstBlock + block];
            }
        }

        counts[(int)CostClass.ArrayBytes] += node.Counts[Probe.ArrayBytes];
        counts[(int)CostClass.AllocatedBytes] += node.Counts[Probe.AllocatedBytes];
        counts[(int)CostClass.NativeElements] += node.Counts[Probe.NativeElements];
        return counts;
    }
}
