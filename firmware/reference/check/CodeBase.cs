using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Wallet.ChipCheck;

/// <summary>
/// The assemblies under check, read as one program, with what several rules ask of it: its methods and where a call may
/// end.
/// </summary>
internal sealed class CodeBase : IDisposable
{
    private readonly Dictionary<MethodReference, MethodDefinition?> _resolved = [];
    private readonly Dictionary<MethodDefinition, List<MethodDefinition>> _implementations = [];
    private readonly Dictionary<TypeDefinition, List<MethodDefinition>> _bound = [];
    private readonly HashSet<MethodDefinition> _calledFromOutside = [];
    private readonly Resolver _resolver;

    private CodeBase(IReadOnlyList<ModuleDefinition> modules, Resolver resolver)
    {
        Modules = modules;
        _resolver = resolver;
        Types = [.. modules.SelectMany(m => m.GetAllTypes())];
        Methods = [.. Types.SelectMany(t => t.Methods).Where(m => m.HasBody && m.Body.Instructions.Count > 0)];
        foreach (var type in Types.Where(t => !t.IsInterface))
        {
            AddImplementations(type);
        }

        foreach (var method in Methods)
        {
            AddBound(method);
        }
    }

    /// <summary>Each after those that it refers to.</summary>
    public IReadOnlyList<ModuleDefinition> Modules { get; }

    public IReadOnlyList<TypeDefinition> Types { get; }

    /// <summary>Methods with a body.</summary>
    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>Reads assemblies, the portable debug files beside them, if any, and references from a folder.</summary>
    public static CodeBase Read(IReadOnlyList<string> assemblies, string references)
    {
        var resolver = new Resolver();
        foreach (var folder in resolver.GetSearchDirectories())
        {
            resolver.RemoveSearchDirectory(folder);
        }

        resolver.AddSearchDirectory(references);
        var ordered = new List<ModuleDefinition>();
        ModuleDefinition[] modules = [.. assemblies.Select(resolver.Read)];
        foreach (var module in modules)
        {
            AddBehindItsReferences(module, modules, ordered);
        }

        return new CodeBase(ordered, resolver);
    }

    public void Dispose() => _resolver.Dispose();

    public static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    public MethodDefinition? Resolve(MethodReference method)
    {
        if (!_resolved.TryGetValue(method, out var definition))
        {
            definition = method.Resolve();
            _resolved.Add(method, definition);
        }

        return definition;
    }

    /// <summary>Whether it is one of the assemblies under check.</summary>
    public bool IsOwn(ModuleDefinition module) => Modules.Contains(module);

    /// <summary>The methods under check a call may end in; none for a method of another assembly.</summary>
    public IReadOnlyList<MethodDefinition> Targets(Instruction call)
    {
        var definition = Resolve((MethodReference)call.Operand);
        if (definition is null)
        {
            return [];
        }

        if (definition.Name == "Invoke" && IsDelegate(definition.DeclaringType))
        {
            return _bound.GetValueOrDefault(definition.DeclaringType, []);
        }

        if (call.OpCode.Code == Code.Callvirt && definition.IsVirtual)
        {
            return _implementations.GetValueOrDefault(definition, []);
        }

        return IsOwn(definition.Module) && definition.HasBody ? [definition] : [];
    }

    /// <summary>Whether a call leaves the assemblies under check.</summary>
    public bool IsForeign(MethodReference method) =>
        Resolve(method) is not { } definition
        || !IsOwn(definition.Module) && !IsDelegate(definition.DeclaringType);

    /// <summary>Whether a method called on such a type ends in code under check, wherever it is declared.</summary>
    public bool IsImplementedHere(TypeReference type, MethodReference method)
    {
        var receiver = type.Resolve();
        return receiver is not null && IsOwn(receiver.Module) && Resolve(method) is { } slot
            && (receiver.IsInterface || Implementation(receiver, slot) is { } end && IsOwn(end.Module));
    }

    /// <summary>Whether code of another assembly may call it: by an override or a delegate.</summary>
    public bool IsCalledFromOutside(MethodDefinition method) => _calledFromOutside.Contains(method);

    private static void AddBehindItsReferences(
        ModuleDefinition module, ModuleDefinition[] modules, List<ModuleDefinition> ordered)
    {
        var names = module.AssemblyReferences.Select(r => r.FullName).ToHashSet(StringComparer.Ordinal);
        foreach (var needed in modules.Where(m => names.Contains(m.Assembly.Name.FullName)))
        {
            AddBehindItsReferences(needed, modules, ordered);
        }

        if (!ordered.Contains(module))
        {
            ordered.Add(module);
        }
    }

    private void AddImplementations(TypeDefinition type)
    {
        for (var above = type; above is not null; above = above.BaseType?.Resolve())
        {
            foreach (var slot in above.Methods.Where(m => m.IsVirtual))
            {
                AddImplementation(type, slot);
            }

            foreach (var slot in AllInterfaces(above).SelectMany(i => i.Methods))
            {
                AddImplementation(type, slot);
            }
        }
    }

    private void AddImplementation(TypeDefinition type, MethodDefinition slot)
    {
        var method = Implementation(type, slot);
        if (method is not { HasBody: true } || !IsOwn(method.Module))
        {
            return;
        }

        if (!_implementations.TryGetValue(slot, out var list))
        {
            _implementations.Add(slot, list = []);
        }

        if (!list.Contains(method))
        {
            list.Add(method);
        }

        if (!IsOwn(slot.Module))
        {
            _calledFromOutside.Add(method);
        }
    }

    private static IEnumerable<TypeDefinition> AllInterfaces(TypeDefinition type) =>
        type.Interfaces.Select(i => i.InterfaceType.Resolve()).OfType<TypeDefinition>()
            .SelectMany(i => AllInterfaces(i).Prepend(i));

    private static MethodDefinition? Implementation(TypeDefinition type, MethodDefinition slot)
    {
        for (var at = type; at is not null; at = at.BaseType?.Resolve())
        {
            var named = at.Methods.FirstOrDefault(m => m.Overrides.Any(o => o.Resolve() == slot));
            named ??= at.Methods.FirstOrDefault(m => m.IsVirtual && m.Name == slot.Name && SameSignature(m, slot));
            if (named is not null)
            {
                return named;
            }
        }

        return null;
    }

    private static bool SameSignature(MethodDefinition one, MethodDefinition other) =>
        one.ReturnType.FullName == other.ReturnType.FullName
        && one.Parameters.Select(p => p.ParameterType.FullName)
            .SequenceEqual(other.Parameters.Select(p => p.ParameterType.FullName), StringComparer.Ordinal);

    private void AddBound(MethodDefinition method)
    {
        foreach (var load in method.Body.Instructions.Where(i => i.OpCode.Code is Code.Ldftn or Code.Ldvirtftn))
        {
            var type = (load.Next?.Operand as MethodReference)?.DeclaringType.Resolve();
            var target = Resolve((MethodReference)load.Operand);
            if (type is null || target is null || load.Next!.OpCode.Code != Code.Newobj)
            {
                continue;
            }

            if (!_bound.TryGetValue(type, out var list))
            {
                _bound.Add(type, list = []);
            }

            var ends = load.OpCode.Code == Code.Ldvirtftn ? _implementations.GetValueOrDefault(target, []) : [target];
            foreach (var end in ends.Where(e => IsOwn(e.Module) && e.HasBody && !list.Contains(e)))
            {
                list.Add(end);
                if (!IsOwn(type.Module))
                {
                    _calledFromOutside.Add(end);
                }
            }
        }
    }

    /// <summary>Finds the assemblies under check among themselves, all others in the folder of references.</summary>
    private sealed class Resolver : DefaultAssemblyResolver
    {
        public ModuleDefinition Read(string assembly)
        {
            var symbols = File.Exists(Path.ChangeExtension(assembly, ".pdb"));
            var how = new ReaderParameters { AssemblyResolver = this, ReadSymbols = symbols, InMemory = true };
            var module = ModuleDefinition.ReadModule(assembly, how);
            RegisterAssembly(module.Assembly);
            return module;
        }
    }
}
