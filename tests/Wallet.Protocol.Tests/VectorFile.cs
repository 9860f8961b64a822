using System;
using System.Collections.Generic;
using System.IO;

namespace Wallet.Protocol.Tests;

/// <summary>One line of a vector file: columns between bars, the first an outcome, the second a name.</summary>
public sealed record Vector(string Outcome, string Name, string[] Columns)
{
    /// <summary>A column of hexadecimal as bytes.</summary>
    public byte[] Bytes(int column) =>
        Convert.FromHexString(Columns[column].Replace(" ", "", StringComparison.Ordinal));
}

/// <summary>Reads firmware/protocol/vectors; '#' starts a comment line.</summary>
public static class VectorFile
{
    public static IEnumerable<Vector> Read(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "vectors", name);
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] columns = line.Split('|', StringSplitOptions.TrimEntries);
            yield return new Vector(columns[0], columns[1], columns[2..]);
        }
    }
}
