using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Wallet.Vectors;

/// <summary>Many random cases on all cores.</summary>
public static class RandomRun
{
    private const int DifferencesMax = 20;
    private const long PartCases = 1000;

    /// <summary>Runs cases 0 to count - 1 of a seed, telling how far it got after each part.</summary>
    /// <returns>What differed, at most 20 lines.</returns>
    public static IReadOnlyList<string> Run(int seed, long count, Action<long>? tell)
    {
        ConcurrentQueue<string> differences = new();
        long done = 0;
        while (done < count && differences.Count < DifferencesMax)
        {
            long end = Math.Min(count, done + (PartCases * Environment.ProcessorCount * 10));
            Parallel.For(
                done, end, () => new RandomCases(),
                (index, _, cases) =>
                {
                    if (cases.Run(seed, index) is { } difference) { differences.Enqueue(difference); }

                    return cases;
                },
                _ => { });
            done = end;
            tell?.Invoke(done);
        }

        return [.. differences.Take(DifferencesMax)];
    }
}
