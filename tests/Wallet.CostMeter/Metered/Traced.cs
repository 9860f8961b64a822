using System.Collections.Generic;

namespace Wallet.CostMeter.Metered;

/// <summary>A run's way through the code, as it leaves the rewritten assemblies.</summary>
public sealed class Traced
{
    public ulong Path { get; init; }

    public long Steps { get; init; }

    /// <summary>By the method's number.</summary>
    public Dictionary<int, ulong> Indices { get; init; } = [];
}
