using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Wallet.Reference;

/// <summary>One line of packages.txt: which package, at which version, brings an assembly.</summary>
public sealed record PackageLine(string Assembly, string Package, string Version);

/// <summary>The one list of pinned packages; everything else is held against it.</summary>
public static class PackageList
{
    private const string Expected = "expected 'ASSEMBLY | PACKAGE | VERSION'";

    public static IReadOnlyList<PackageLine> ParseFile(string path) => Parse(path, File.ReadAllText(path));

    public static IReadOnlyList<PackageLine> Parse(string file, string text)
    {
        var found = new List<PackageLine>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
            {
                continue;
            }

            string[] parts = lines[i].Split(" | ");
            if (parts.Length != 3 || parts.Any(part => part.Length == 0 || part.Contains(' ')))
            {
                throw new ApiTextException(file, i + 1, $"'{lines[i]}': {Expected}");
            }

            if (found.Any(line => line.Assembly == parts[0]))
            {
                throw new ApiTextException(file, i + 1, $"'{parts[0]}' stands there twice; expected it once");
            }

            if (found.Any(line => line.Package == parts[1] && line.Version != parts[2]))
            {
                throw new ApiTextException(file, i + 1, $"'{parts[1]}' has two versions; expected one");
            }

            found.Add(new PackageLine(parts[0], parts[1], parts[2]));
        }

        return found;
    }

    /// <summary>Refuses a text without a package and a package without a text.</summary>
    public static void Match(string file, IReadOnlyList<PackageLine> packages, ApiSet set)
    {
        string[] listed = packages.Select(line => line.Assembly).ToArray();
        string[] described = set.Assemblies.Select(assembly => assembly.Name).ToArray();
        foreach (string name in described.Except(listed, StringComparer.Ordinal))
        {
            throw new ApiTextException(file, 1, $"no package brings '{name}'; expected '{name} | PACKAGE | VERSION'");
        }

        foreach (string name in listed.Except(described, StringComparer.Ordinal))
        {
            throw new ApiTextException(file, 1, $"'{name}' has no API text; expected '{name}.txt'");
        }
    }
}
