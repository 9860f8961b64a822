using System.Collections.Generic;

namespace Wallet.CostMeter;

/// <summary>A run's way through the code.</summary>
/// <param name="Path">Digest of all basic blocks in their order.</param>
/// <param name="Steps">How many they were.</param>
/// <param name="Indices">By method: digest of the indices of all elements that it reached.</param>
public sealed record TracedRun(ulong Path, long Steps, IReadOnlyDictionary<string, ulong> Indices);
