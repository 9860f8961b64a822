using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Wallet.CostMeter.Metered;

namespace Wallet.CostMeter.Counting;

/// <summary>Has assemblies that were compiled for the chip run on .NET and count themselves.</summary>
internal sealed class Rewriter : IDisposable
{
    private static readonly byte[] DesktopToken = [0xb7, 0x7a, 0x5c, 0x56, 0x19, 0x34, 0xe0, 0x89];

    private readonly InstructionCosts _costs;
    private readonly DefaultAssemblyResolver _resolver = new();

    /// <param name="folder">Where the assemblies and what they refer to are.</param>
    public Rewriter(string folder)
    {
        _costs = new InstructionCosts(Table);
        _resolver.AddSearchDirectory(folder);
    }

    /// <summary>Everything that was rewritten so far.</summary>
    public CostTable Table { get; } = new();

    /// <summary>Rewrites one assembly.</summary>
    /// <param name="path">Where it is; it stays as it is.</param>
    /// <returns>The image of the rewritten one.</returns>
    public byte[] Rewrite(string path)
    {
        var reading = new ReaderParameters { AssemblyResolver = _resolver };
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path, reading);
        ModuleDefinition module = assembly.MainModule;

        // The desktop's mscorlib hands every type on to where it lives today.
        AssemblyNameReference library = module.AssemblyReferences.Single(reference => reference.Name == "mscorlib");
        library.Version = new Version(4, 0, 0, 0);
        library.PublicKeyToken = DesktopToken;
        var probes = new ProbeReferences(module);
        foreach (TypeDefinition type in module.GetTypes())
        {
            foreach (MethodDefinition method in type.Methods.Where(method => method.HasBody))
            {
                Rewrite(method, probes);
            }
        }

        using var image = new MemoryStream();
        assembly.Write(image);
        return image.ToArray();
    }

    public void Dispose() => _resolver.Dispose();

    private void Rewrite(MethodDefinition method, ProbeReferences probes)
    {
        Dictionary<int, int> entry = InstructionCosts.Entry(method);
        method.Body.SimplifyMacros();
        var rewriter = new MethodRewriter(method, Table.Methods.Count, probes, _costs);
        Table.Methods.Add(new CostMethod(NameOf(method), [entry, .. rewriter.Run()]));
        method.Body.OptimizeMacros();
    }

    private static string NameOf(MethodDefinition method)
    {
        string type = method.DeclaringType.FullName;
        return type[(type.LastIndexOf('.') + 1)..] + "." + method.Name;
    }
}

/// <summary>The probes as one module names them.</summary>
internal sealed class ProbeReferences(ModuleDefinition module)
{
    public TypeReference Node { get; } = module.ImportReference(typeof(Node));

    public TypeReference Int64 { get; } = module.TypeSystem.Int64;

    public TypeReference Counters { get; } = new ArrayType(module.TypeSystem.Int64);

    public MethodReference Counts { get; } = module.ImportReference(typeof(Node).GetProperty("Counts")!.GetMethod);

    public MethodReference Enter { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Enter)));

    public MethodReference Leave { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Leave)));

    public MethodReference Resume { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Resume)));

    public MethodReference Array { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Array)));

    public MethodReference Native { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Native)));
}
