using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace Wallet.ChipCheck.Budget;

/// <summary>The ceilings of a budget file: name, value, unit and a comment on each line.</summary>
internal sealed class Ceilings
{
    private readonly Dictionary<string, Ceiling> _values = new(StringComparer.Ordinal);

    private Ceilings()
    {
    }

    /// <summary>Throws <see cref="InvalidDataException"/> for a line that says no ceiling.</summary>
    public static Ceilings Read(string file)
    {
        var ceilings = new Ceilings();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var words = line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
            {
                continue;
            }

            var isCeiling = words.Length >= 3
                && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && ceilings._values.TryAdd(words[0], new Ceiling(value, $"{file}({number})"));
            if (!isCeiling)
            {
                throw new InvalidDataException($"{file}({number}): expected a new name, a number and a unit: {line}");
            }
        }

        return ceilings;
    }

    /// <summary>
    /// What this board's assembly may take: BOARD-ASSEMBLY-NAME goes before ASSEMBLY-NAME, and both before a ceiling
    /// that is not of one assembly alone: BOARD-NAME, then NAME. Null without any.
    /// </summary>
    /// <param name="board">The board.</param>
    /// <param name="assembly">Empty for all of them together.</param>
    /// <param name="name">The size.</param>
    public Ceiling? Find(string board, string assembly, string name)
    {
        var ofOne = assembly.Length == 0 ? null : Find(board, $"{assembly}-{name}");
        return ofOne ?? Find(board, name);
    }

    private Ceiling? Find(string board, string name) =>
        _values.GetValueOrDefault($"{board}-{name}") ?? _values.GetValueOrDefault(name);

    /// <param name="Value">In the unit of the line.</param>
    /// <param name="Place">The line of the file.</param>
    internal sealed record Ceiling(int Value, string Place);
}
