using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Core.Tests.Storage;

/// <summary>Which seeds a race runs: WALLET_TEST_SEED is the only one, WALLET_TEST_SEEDS how many from 1 up.</summary>
/// <remarks>
/// The first ones try every way in which a write can be torn; all others one way, drawn by the seed, for each write. So
/// a race sees each write cut in all of them and still has time for many.
/// </remarks>
internal static class StorageSeeds
{
    private const int DefaultCount = 10_000;
    private const int TriedInEveryWay = 150;

    public static IEnumerable<int> All() => TestSettings.NumberOrNull<int>("WALLET_TEST_SEED") is int seed
        ? [seed]
        : Enumerable.Range(1, TestSettings.NumberOrNull<int>("WALLET_TEST_SEEDS") ?? DefaultCount);

    /// <summary>A tenth of them, for a race of which each seed takes long.</summary>
    public static IEnumerable<int> Tenth()
    {
        int[] all = [.. All()];
        return all.Take(Math.Max(1, all.Length / 10));
    }

    /// <summary>What draws the way of each torn write; null where all ways are tried.</summary>
    public static Random? CutsOf(int seed) => seed <= TriedInEveryWay ? null : new Random(~seed);
}
