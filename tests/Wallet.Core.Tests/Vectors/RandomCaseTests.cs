using System;
using System.Collections.Generic;
using Wallet.Tests;
using Wallet.Vectors;

namespace Wallet.Core.Tests.Vectors;

/// <summary>100,000 cases against .NET; WALLET_TEST_SEED takes the seed that a failure prints.</summary>
[TestClass]
public sealed class RandomCaseTests
{
    private const long CaseCount = 100_000;

    [TestMethod]
    public void Run_SeededCases_SameAsDotNet()
    {
        int seed = TestSettings.SeedOr(20261122);
        long count = TestSettings.NumberOrNull<long>("WALLET_TEST_CASES") ?? CaseCount;
        IReadOnlyList<string> differences = RandomRun.Run(seed, count, tell: null);

        Assert.IsEmpty(differences, $"WALLET_TEST_SEED={seed}{Environment.NewLine}{string.Join('\n', differences)}");
    }
}
