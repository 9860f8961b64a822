using System.Collections.Generic;

namespace Wallet.CostMeter.Metered;

/// <summary>What one operation left in the counters, as it leaves the rewritten assemblies.</summary>
public sealed class Counted
{
    public string Name { get; init; } = "";

    /// <summary>How many of what the name says were done in one run: blocks, iterations.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>False where the operation's own check of its result failed.</summary>
    public bool IsRight { get; init; }

    /// <summary>The tree of calls; each caller before what it called.</summary>
    public IReadOnlyList<CountedNode> Nodes { get; init; } = [];

    /// <summary>All that was counted below the root since its mark; the root counts nothing itself.</summary>
    public static List<CountedNode> NodesOf(Node root)
    {
        var nodes = new List<CountedNode>();
        foreach (Node child in root.Children) { Add(child, -1, nodes); }

        return nodes;
    }

    private static void Add(Node node, int caller, List<CountedNode> nodes)
    {
        int at = nodes.Count;
        nodes.Add(new CountedNode { Caller = caller, Method = node.Method, Counts = node.SinceMark() });
        foreach (Node child in node.Children) { Add(child, at, nodes); }
    }
}

/// <summary>A node of the tree of calls.</summary>
public sealed class CountedNode
{
    /// <summary>Its caller's place in the list; -1 at the top.</summary>
    public int Caller { get; init; }

    public int Method { get; init; }

    public IReadOnlyList<long> Counts { get; init; } = [];
}
