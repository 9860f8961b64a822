using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Tidy.Tests;

/// <summary>The repository as text: what the tidy rules read.</summary>
internal sealed class SourceTree
{
    private static readonly string[] s_generated = ["bin", "obj", ".git", "node_modules", "TestResults"];

    public string Root { get; } = Repository.Root();

    /// <summary>Files below a folder with the given ending, as paths with '/' relative to the root, sorted.</summary>
    public IReadOnlyList<string> Files(string folder, string ending)
    {
        string start = Path.Combine(Root, folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*" + ending, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => !file.Split('/').Any(part => s_generated.Contains(part)))
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
    }

    /// <summary>Where a link in a file leads: relative to the folder of the file.</summary>
    public string PathOf(string file, string link) => Path.Combine(Root, Path.GetDirectoryName(file)!, link);

    public string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    public string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));
}
