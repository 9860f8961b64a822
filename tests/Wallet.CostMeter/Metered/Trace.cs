using System.Collections.Generic;

namespace Wallet.CostMeter.Metered;

/// <summary>The way somebody took through the code, as digests: equal ways have equal digests.</summary>
public sealed class Trace
{
    private const ulong Prime = 0x100000001b3;
    private const ulong Start = 0xcbf29ce484222325;

    private readonly Dictionary<int, ulong> _indices = [];

    /// <summary>All basic blocks in the order in which they ran.</summary>
    public ulong Path { get; private set; } = Start;

    /// <summary>How many they were.</summary>
    public long Steps { get; private set; }

    /// <summary>By method: the indices of all elements that it reached, in their order.</summary>
    public IReadOnlyDictionary<int, ulong> Indices => _indices;

    /// <summary>A basic block.</summary>
    public void Step(int block)
    {
        Steps++;
        Path = Mixed(Path, block);
    }

    /// <summary>An element that a method reached.</summary>
    public void Index(int index, int method) =>
        _indices[method] = Mixed(_indices.GetValueOrDefault(method, Start), index);

    private static ulong Mixed(ulong digest, int value)
    {
        ulong mixed = (digest ^ (uint)value) * Prime;
        return mixed ^ (mixed >> 29);
    }
}
