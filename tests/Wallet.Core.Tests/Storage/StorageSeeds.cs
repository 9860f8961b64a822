using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Wallet.Core.Tests.Storage;

/// <summary>Which seeds a race runs: WALLET_TEST_SEED is the only one, WALLET_TEST_SEEDS how many from 1 up.</summary>
internal static class StorageSeeds
{
    private const int DefaultCount = 200;

    public static IEnumerable<int> All()
    {
        if (Setting("WALLET_TEST_SEED") is int seed)
        {
            return [seed];
        }

        return Enumerable.Range(1, Setting("WALLET_TEST_SEEDS") ?? DefaultCount);
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
