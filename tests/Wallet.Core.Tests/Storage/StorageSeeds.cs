using System.Collections.Generic;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Core.Tests.Storage;

/// <summary>Which seeds a race runs: WALLET_TEST_SEED is the only one, WALLET_TEST_SEEDS how many from 1 up.</summary>
internal static class StorageSeeds
{
    private const int DefaultCount = 200;

    public static IEnumerable<int> All() => TestSettings.NumberOrNull<int>("WALLET_TEST_SEED") is int seed
        ? [seed]
        : Enumerable.Range(1, TestSettings.NumberOrNull<int>("WALLET_TEST_SEEDS") ?? DefaultCount);
}
