using System.Collections.Generic;
using System.Linq;

namespace Wallet.CostMeter.Metered;

/// <summary>A method as it was called from its caller, from there and so on up: a node of the tree of calls.</summary>
public sealed class Node
{
    private readonly Dictionary<int, Node> _children = [];
    private long[] _marked = [];

    /// <param name="caller">Null at the top.</param>
    /// <param name="method">Its number.</param>
    /// <param name="blockCount">How many basic blocks it has.</param>
    public Node(Node? caller, int method, int blockCount)
    {
        Caller = caller;
        Method = method;
        Counts = new long[Probe.FirstBlock + blockCount];
    }

    public Node? Caller { get; }

    public int Method { get; }

    /// <summary>What only the running method knows, and how often each block ran. Written by rewritten code.</summary>
    public long[] Counts { get; }

    public IReadOnlyCollection<Node> Children => _children.Values;

    /// <summary>Has <see cref="SinceMark"/> begin here, for this node and all below.</summary>
    public void Mark()
    {
        _marked = [.. Counts];
        foreach (Node child in _children.Values) { child.Mark(); }
    }

    /// <summary>What was counted since the last mark, in this node alone.</summary>
    public long[] SinceMark() => [.. Counts.Select((count, at) => at < _marked.Length ? count - _marked[at] : count)];

    /// <summary>The node of a method that is called from here.</summary>
    public Node Child(int method, int blockCount)
    {
        if (!_children.TryGetValue(method, out Node? child))
        {
            child = new Node(this, method, blockCount);
            _children.Add(method, child);
        }

        return child;
    }
}
