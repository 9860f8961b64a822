using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Wallet.HeapMeter;

/// <summary>Has assemblies tell <see cref="Probe"/> of everything they make and hold.</summary>
public sealed class FirmwareRewriter
{
    // AggressiveOptimization: compiled once, optimised, so that what is alive does not depend on how often it ran.
    private const MethodImplAttributes Optimised = (MethodImplAttributes)512;

    private readonly HashSet<string> _assemblies;
    private readonly List<string> _names = [];
    private readonly List<int> _frameSlots = [];
    private readonly List<int> _rootCounts = [];

    /// <summary>For assemblies of these names together.</summary>
    public FirmwareRewriter(IEnumerable<string> assemblies)
    {
        _assemblies = [.. assemblies];
    }

    /// <summary>The methods of all assemblies rewritten so far.</summary>
    public MethodTable Methods => new([.. _names], [.. _frameSlots], [.. _rootCounts]);

    /// <summary>Rewrites one assembly.</summary>
    /// <param name="path">Where it is; it stays as it is.</param>
    /// <param name="namespaces">Types outside these are left alone; empty takes all.</param>
    /// <returns>The image of the rewritten one.</returns>
    public byte[] Rewrite(string path, string namespaces = "")
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        foreach (CustomAttribute attribute in assembly.CustomAttributes
            .Where(attribute => attribute.AttributeType.Name == "DebuggableAttribute").ToList())
        {
            assembly.CustomAttributes.Remove(attribute);
        }

        var probes = new ProbeReferences(assembly.MainModule);
        foreach (TypeDefinition type in assembly.MainModule.GetTypes()
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

    private void Rewrite(MethodDefinition method, ProbeReferences probes)
    {
        MethodBody body = method.Body;
        if (body.ExceptionHandlers.Any(handler => handler.HandlerType != ExceptionHandlerType.Catch))
        {
            throw new NotSupportedException($"{method.FullName} has a finally: its frames could not be followed.");
        }

        int number = _names.Count;
        _names.Add(method.DeclaringType.FullName + "." + method.Name);
        _frameSlots.Add(ChipHeap.OfFrame(body.Variables.Count, EvaluationStack(body)));
        method.ImplAttributes |= Optimised;
        body.InitLocals = true;
        body.SimplifyMacros();
        _rootCounts.Add(new MethodRewriter(method, number, probes, IsFirmware).Run());
        body.OptimizeMacros();
    }

    // A header without locals says 8 whatever the method needs; the chip's tools count anew, and find no more than 7.
    private static int EvaluationStack(MethodBody body) =>
        body.Variables.Count == 0 && body.MaxStackSize == 8 ? 7 : body.MaxStackSize;

    private bool IsFirmware(TypeReference type) => type.GetElementType().Scope switch
    {
        AssemblyNameReference reference => _assemblies.Contains(reference.Name),
        _ => true,
    };
}

/// <summary>The probes as one module names them.</summary>
internal sealed class ProbeReferences(ModuleDefinition module)
{
    public TypeReference Int32 { get; } = module.TypeSystem.Int32;

    public MethodReference Enter { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Enter)));

    public MethodReference Leave { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Leave)));

    public MethodReference Caught { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Caught)));

    public MethodReference Keep { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Keep)));

    public MethodReference Made { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Made)));

    public MethodReference Text { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Text)));

    public MethodReference Literal { get; } = module.ImportReference(typeof(Probe).GetMethod(nameof(Probe.Literal)));
}
