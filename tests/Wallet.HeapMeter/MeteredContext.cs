using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

namespace Wallet.HeapMeter;

/// <summary>
/// The program's own assemblies once more, with some of them rewritten: here the simulator runs the firmware that
/// counts. What is called in here gets and gives only types of the runtime, because all others exist twice.
/// </summary>
internal sealed class MeteredContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Dictionary<string, byte[]> _rewritten;

    private MeteredContext(string folder, Dictionary<string, byte[]> rewritten)
    {
        _folder = folder;
        _rewritten = rewritten;
    }

    /// <summary>Calls a static method of <see cref="Inside"/> among rewritten assemblies.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="folder">Where the assemblies are.</param>
    /// <param name="assemblies">Which are to be rewritten.</param>
    /// <param name="namespaces">Which types of them; empty for all.</param>
    /// <param name="arguments">What the method gets behind the method table's three columns.</param>
    public static object? Call(
        string method, string folder, string[] assemblies, string namespaces, params object[] arguments)
    {
        var rewriter = new FirmwareRewriter(assemblies);
        var rewritten = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string name in assemblies)
        {
            rewritten.Add(name, rewriter.Rewrite(Path.Combine(folder, name + ".dll"), namespaces));
        }

        Type inside = new MeteredContext(folder, rewritten)
            .LoadFromAssemblyName(typeof(Inside).Assembly.GetName())
            .GetType(typeof(Inside).FullName!, throwOnError: true)!;
        MethodTable methods = rewriter.Methods;
        return inside.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(
            null,
            BindingFlags.DoNotWrapExceptions,
            null,
            [methods.Names, methods.FrameSlots, methods.RootCounts, .. arguments],
            null);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (_rewritten.TryGetValue(name, out byte[]? image))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        string path = Path.Combine(_folder, name + ".dll");
        bool isOwn = name.StartsWith("wallet", StringComparison.OrdinalIgnoreCase);
        return isOwn && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
