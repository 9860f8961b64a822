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
    /// <summary>The assembly whose types stand in for what only the chip's runtime has.</summary>
    public const string StandIns = "Wallet.CostMeter";

    private const string ChipCryptography = "nanoFramework.System.Security.Cryptography";

    // ECMA-335 II.23.1.15: the type lives elsewhere.
    private const TypeAttributes Forwarder = (TypeAttributes)0x00200000;

    private static readonly byte[] DesktopToken = [0xb7, 0x7a, 0x5c, 0x56, 0x19, 0x34, 0xe0, 0x89];

    private readonly InstructionCosts _costs;
    private readonly bool _traces;
    private readonly DefaultAssemblyResolver _resolver = new();

    /// <param name="folders">Where the assemblies and what they refer to are.</param>
    /// <param name="traces">Whether they tell their paths instead of counting.</param>
    public Rewriter(IEnumerable<string> folders, bool traces = false)
    {
        _traces = traces;
        _costs = new InstructionCosts(Table);
        foreach (string folder in folders) { _resolver.AddSearchDirectory(folder); }
    }

    /// <summary>Everything that was rewritten so far.</summary>
    public CostTable Table { get; } = new();

    /// <summary>Rewrites one assembly.</summary>
    /// <param name="path">Where it is; it stays as it is.</param>
    /// <param name="namespaces">Types outside these are left alone; empty takes all.</param>
    /// <returns>The image of the rewritten one.</returns>
    public byte[] Rewrite(string path, string namespaces = "")
    {
        var reading = new ReaderParameters { AssemblyResolver = _resolver };
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path, reading);
        ModuleDefinition module = assembly.MainModule;

        ToDesktop(module);
        HandOn(module);
        var probes = new ProbeReferences(module);
        foreach (TypeDefinition type in module.GetTypes()
            .Where(type => type.FullName.StartsWith(namespaces, StringComparison.Ordinal)))
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

    /// <summary>Has a module that was compiled for the chip refer to what the desktop has instead.</summary>
    public static void ToDesktop(ModuleDefinition module)
    {
        // The desktop's mscorlib hands every type on to where it lives today.
        foreach (AssemblyNameReference reference in module.AssemblyReferences)
        {
            switch (reference.Name)
            {
                case "mscorlib":
                    reference.Version = new Version(4, 0, 0, 0);
                    reference.PublicKeyToken = DesktopToken;
                    break;
                case ChipCryptography:
                    reference.Name = StandIns;
                    break;
            }
        }
    }

    public void Dispose() => _resolver.Dispose();

    // On the desktop cryptography and ports are part of the core: who looks for them there finds them.
    private void HandOn(ModuleDefinition module)
    {
        AssemblyNameReference? crypto =
            module.AssemblyReferences.FirstOrDefault(reference => reference.Name == "Wallet.Crypto");
        if (module.Assembly.Name.Name != "Wallet.Core" || crypto is null) { return; }

        foreach (TypeDefinition type in _resolver.Resolve(crypto).MainModule.Types.Where(type => type.IsPublic))
        {
            module.ExportedTypes.Add(new ExportedType(type.Namespace, type.Name, null, crypto)
            {
                Attributes = TypeAttributes.Public | Forwarder,
            });
        }
    }

    private void Rewrite(MethodDefinition method, ProbeReferences probes)
    {
        Dictionary<int, int> entry = InstructionCosts.Entry(method);
        method.Body.SimplifyMacros();
        var rewriter = new MethodRewriter(method, Table.Methods.Count, probes, _costs, _traces);
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

    /// <summary>What a stelem of this kind takes from the stack.</summary>
    public TypeReference ElementOf(Code stelem) => stelem switch
    {
        Code.Stelem_I8 => module.TypeSystem.Int64,
        Code.Stelem_Ref => module.TypeSystem.Object,
        _ => module.TypeSystem.Int32,
    };

    public TypeReference Counters { get; } = new ArrayType(module.TypeSystem.Int64);

    public MethodReference Counts { get; } = module.ImportReference(typeof(Node).GetProperty("Counts")!.GetMethod);

    public MethodReference Enter { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Enter)));

    public MethodReference Leave { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Leave)));

    public MethodReference Resume { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Resume)));

    public MethodReference Array { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Array)));

    public MethodReference Step { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Step)));

    public MethodReference Index { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Index)));

    public MethodReference Native { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Native)));
}
