using System.Collections.Generic;
using System.Linq;

namespace Wallet.Simulator.Scenarios;

/// <summary>Says once what happened many times in the same way.</summary>
internal static class Rounds
{
    private const int LinesMax = 64;
    private const int TimesMin = 3;

    /// <summary>The lines, with equal rounds that follow each other printed once and counted.</summary>
    public static IEnumerable<string> Fold(IReadOnlyList<string> lines)
    {
        int first = 0;
        while (first < lines.Count)
        {
            // The longest stretch: a round may itself have equal lines in it.
            (int length, int times) = Enumerable.Range(1, LinesMax)
                .Select(length => (Length: length, Times: CountTimes(lines, first, length)))
                .MaxBy(round => round.Times < TimesMin ? 0 : round.Times * round.Length);
            bool isRound = times >= TimesMin;
            int shown = isRound ? length : 1;
            for (int i = first; i < first + shown; i++)
            {
                yield return lines[i];
            }

            if (isRound)
            {
                yield return length == 1 ? $"({times} times)" : $"(these {length} lines {times} times)";
            }

            first += isRound ? times * length : 1;
        }
    }

    private static int CountTimes(IReadOnlyList<string> lines, int first, int length)
    {
        int next = first + length;
        while (next < lines.Count && lines[next] == lines[next - length])
        {
            next++;
        }

        return (next - first) / length;
    }
}
