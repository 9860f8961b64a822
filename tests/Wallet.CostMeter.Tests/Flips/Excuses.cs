using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>The bits that may be wrong unseen, each with a reason: excuses.txt.</summary>
internal static class Excuses
{
    /// <summary>Stands for all constants of methods that the self-test does not enter.</summary>
    public const string Whole = "*";

    /// <summary>Instead of the bits: no test comes to where the constant is used.</summary>
    public const string Idle = ":idle";

    private const string Reason = "== ";

    /// <summary>By method: the names of its constants, each with its bits, or <see cref="Whole"/>.</summary>
    public static HashSet<string> Read()
    {
        HashSet<string> excuses = new(StringComparer.Ordinal);
        bool hasReason = false;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Flips", "excuses.txt"))
            .Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith(Reason, StringComparison.Ordinal))
            {
                hasReason = true;
                continue;
            }

            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (string excuse in words.Skip(1).Select(name => $"{words[0]} {name}"))
            {
                if (!hasReason || !excuses.Add(excuse))
                {
                    throw new InvalidDataException($"{excuse}: without a reason, or twice");
                }
            }
        }

        return excuses;
    }
}
