using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Wallet.CostMeter.Counting;

namespace Wallet.CostMeter.Metered;

/// <summary>
/// The program's own assemblies once more, those of the firmware in their chip's shape and rewritten. What is called
/// in here gets and gives only types of the runtime, because all others exist twice.
/// </summary>
internal sealed class MeteredContext : AssemblyLoadContext
{
    private readonly Dictionary<string, byte[]> _rewritten = new(StringComparer.Ordinal);

    /// <param name="files">The assemblies, each behind those it refers to.</param>
    /// <param name="traces">Whether they tell their paths instead of counting.</param>
    /// <param name="namespaces">Types outside these are left alone; empty takes all.</param>
    public MeteredContext(IReadOnlyList<string> files, bool traces = false, string namespaces = "")
    {
        using var rewriter = new Rewriter(files.Select(file => Path.GetDirectoryName(file)!).Distinct(), traces);
        foreach (string file in files)
        {
            _rewritten.Add(Path.GetFileNameWithoutExtension(file), rewriter.Rewrite(file, namespaces));
        }

        Table = rewriter.Table;
    }

    /// <summary>What the rewritten methods' counters mean.</summary>
    public CostTable Table { get; }

    /// <summary>Calls a static method of <see cref="Inside"/> among the rewritten assemblies.</summary>
    public object? Call(string method, params object[] arguments)
    {
        Type inside = LoadFromAssemblyName(typeof(Inside).Assembly.GetName())
            .GetType(typeof(Inside).FullName!, throwOnError: true)!;
        return inside.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(
            null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_rewritten.TryGetValue(name, out byte[]? image))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        bool isOwn = name.StartsWith("wallet", StringComparison.OrdinalIgnoreCase);
        return isOwn && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
