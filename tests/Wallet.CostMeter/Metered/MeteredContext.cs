using System;
using System.Collections.Generic;
using System.IO;
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

    /// <param name="folder">Where the chip's assemblies are.</param>
    /// <param name="names">Which are rewritten.</param>
    public MeteredContext(string folder, IEnumerable<string> names)
    {
        using var rewriter = new Rewriter(folder);
        foreach (string name in names)
        {
            _rewritten.Add(name, rewriter.Rewrite(Path.Combine(folder, name + ".dll")));
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
