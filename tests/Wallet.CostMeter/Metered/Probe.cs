using System;
using System.Diagnostics.CodeAnalysis;
using Wallet.CostMeter.Counting;

namespace Wallet.CostMeter.Metered;

/// <summary>What rewritten assemblies call. Counts for the thread that it is attached to, and for no other.</summary>
public static class Probe
{
    /// <summary>Numbers in front of a node's blocks: what is known only while it runs.</summary>
    public const int ArrayBytes = 0;
    public const int AllocatedBytes = 1;
    public const int NativeElements = 2;
    public const int FirstBlock = 3;

    [ThreadStatic]
    private static Node? _current;

    [ThreadStatic]
    private static Trace? _trace;

    /// <summary>Has this thread count below the node from now on; null ends that.</summary>
    public static void Attach(Node? node) => _current = node;

    /// <summary>A method begins.</summary>
    public static Node Enter(int method, int blockCount)
    {
        Node? caller = _current;
        if (caller is null) { return new Node(null, method, blockCount); }

        Node node = caller.Child(method, blockCount);
        _current = node;
        return node;
    }

    /// <summary>A method ends.</summary>
    public static void Leave(Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_current is not null && node.Caller is not null) { _current = node.Caller; }
    }

    /// <summary>A method goes on in a handler: what it had called is over.</summary>
    public static void Resume(Node node)
    {
        if (_current is not null) { _current = node; }
    }

    /// <summary>An array of this length is made.</summary>
    public static void Array(int length, int elementBytes, Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Counts[ArrayBytes] += (long)length * elementBytes;
        node.Counts[AllocatedBytes] += ChipHeap.OfArray(length, elementBytes);
    }

    /// <summary>A basic block begins. Only where paths are traced.</summary>
    public static void Step(int block) => _trace?.Step(block);

    /// <summary>An element of an array is reached. Only where paths are traced.</summary>
    public static void Index(int index, int method) => _trace?.Index(index, method);

    /// <summary>Has this thread's path be traced from now on; null ends that.</summary>
    public static void Attach(Trace? trace) => _trace = trace;

    /// <summary>The runtime goes over so many elements.</summary>
    public static void Native(int elements, Node node)
    {
        ArgumentNullException.ThrowIfNull(node);
        node.Counts[NativeElements] += elements;
    }
}
