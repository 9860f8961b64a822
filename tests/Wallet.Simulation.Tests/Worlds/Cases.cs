using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>Many small runs in one test: all of them are tried, and every one that fails is named.</summary>
internal sealed class Cases
{
    private readonly List<string> _failures = [];

    /// <summary>True where every case of the full product is to be run: WALLET_TEST_ALL=1.</summary>
    public static bool All => TestSettings.NumberOrNull<int>("WALLET_TEST_ALL") is not null and not 0;

    public int Count { get; private set; }

    /// <summary>
    /// Every case, or every <paramref name="stride"/>-th of them from a place of its own in each list.
    /// </summary>
    public static IEnumerable<T> Sample<T>(IReadOnlyList<T> cases, int stride) =>
        All ? cases : cases.Where((_, index) => index % stride == cases.Count % stride);

    public void Try(string name, Action run)
    {
        Count++;
        try
        {
            run();
        }
        catch (Exception failure)
        {
            string where = string.Join(" < ", (failure.StackTrace ?? "").Split('\n')
                .Where(line => line.Contains("Simulation.Tests", StringComparison.Ordinal)).Take(3)
                .Select(line => line.Trim().Split(" in ")[^1].Split('/')[^1]));
            _failures.Add($"{name}: {failure.GetType().Name}: {failure.Message} [{where}]");
        }
    }

    public void Report(int casesMin)
    {
        Console.WriteLine($"{Count} cases, {_failures.Count} failed");
        Assert.IsGreaterThanOrEqualTo(casesMin, Count, "The runs no longer do what was to be disturbed.");
        Assert.IsEmpty(_failures, string.Join(Environment.NewLine, _failures.Take(12)));
    }
}
