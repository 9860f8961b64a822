using System;
using System.Collections.Generic;
using System.IO;

namespace Wallet.Vectors;

/// <summary>What came of the cases of a run.</summary>
public sealed class Tally
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _disagreements = [];

    /// <summary>Cases that were run.</summary>
    public int RunCount { get; private set; }

    /// <summary>Cases with another result than the vector's.</summary>
    public int DisagreementCount => _disagreements.Count;

    /// <summary>Counts a case that was run.</summary>
    public void Add(string file, string expected, bool agrees, string which)
    {
        RunCount++;
        Count($"{file}: {expected}");
        if (!agrees) { _disagreements.Add($"{file}, {which}: expected {expected}"); }
    }

    /// <summary>Counts a case that is not for this firmware.</summary>
    public void Skip(string file, string reason) => Count($"{file}: not run, {reason}");

    /// <summary>Prints counts, then every disagreement.</summary>
    public void Print(TextWriter output)
    {
        foreach ((string what, int count) in _counts) { output.WriteLine($"{count,6}  {what}"); }

        foreach (string disagreement in _disagreements) { output.WriteLine($"WRONG {disagreement}"); }

        output.WriteLine($"{RunCount} cases run, {DisagreementCount} wrong");
    }

    private void Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;
}
