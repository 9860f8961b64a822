using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Reference;

/// <summary>All assemblies together: finds types by name and refuses names that nobody declares.</summary>
public sealed class ApiSet
{
    private const string CoreLibrary = "mscorlib";

    private readonly Dictionary<string, ApiAssembly> _assemblies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, ApiType>> _types = new(StringComparer.Ordinal);
    private readonly List<ApiAssembly> _ordered = [];

    public ApiSet(IEnumerable<ApiAssembly> assemblies)
    {
        foreach (ApiAssembly assembly in assemblies.OrderBy(assembly => assembly.Name, StringComparer.Ordinal))
        {
            _assemblies.Add(assembly.Name, assembly);
            _types.Add(assembly.Name, TypesOf(assembly));
        }

        foreach (ApiAssembly assembly in _assemblies.Values)
        {
            Order(assembly, []);
        }

        foreach (ApiAssembly assembly in _ordered)
        {
            CheckNames(assembly);
        }
    }

    /// <summary>The assemblies, each after those it refers to.</summary>
    public IReadOnlyList<ApiAssembly> Assemblies => _ordered;

    public ApiAssembly this[string name] => _assemblies[name];

    /// <summary>What an assembly refers to, and what that refers to: a compiler needs them all.</summary>
    public IReadOnlyList<ApiAssembly> Closure(ApiAssembly assembly)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(assembly.References);
        while (open.TryPop(out string? name))
        {
            if (found.Add(name))
            {
                foreach (string next in _assemblies[name].References)
                {
                    open.Push(next);
                }
            }
        }

        return _ordered.Where(candidate => found.Contains(candidate.Name)).ToList();
    }

    /// <summary>The type of that name in the assembly or in what it refers to, or null.</summary>
    public ApiType? Find(ApiAssembly from, string name) =>
        _types[from.Name].TryGetValue(name, out ApiType? own)
            ? own
            : Closure(from)
                .Select(other => _types[other.Name].GetValueOrDefault(name))
                .FirstOrDefault(type => type != null);

    private static Dictionary<string, ApiType> TypesOf(ApiAssembly assembly)
    {
        var types = new Dictionary<string, ApiType>(StringComparer.Ordinal);
        foreach (ApiType type in assembly.Types)
        {
            if (!types.TryAdd(type.Name, type))
            {
                int first = types[type.Name].Line;
                throw new ApiTextException(
                    assembly.File, type.Line, $"'{type.Name}' stands in line {first} too; expected it once");
            }
        }

        return types;
    }

    private void Order(ApiAssembly assembly, HashSet<string> above)
    {
        if (_ordered.Contains(assembly))
        {
            return;
        }

        if (!above.Add(assembly.Name))
        {
            throw new ApiTextException(assembly.File, 1, $"'{assembly.Name}' refers to itself; expected no circle");
        }

        if (assembly.Name != CoreLibrary && !assembly.References.Contains(CoreLibrary))
        {
            throw new ApiTextException(assembly.File, 2, $"expected 'references {CoreLibrary}'");
        }

        for (int i = 0; i < assembly.References.Count; i++)
        {
            string name = assembly.References[i];
            if (!_assemblies.TryGetValue(name, out ApiAssembly? reference))
            {
                throw new ApiTextException(
                    assembly.File, i + 2, $"'references {name}': expected a text '{name}.txt' beside");
            }

            Order(reference, above);
        }

        above.Remove(assembly.Name);
        _ordered.Add(assembly);
    }

    private void CheckNames(ApiAssembly assembly)
    {
        foreach (ApiType type in assembly.Types)
        {
            if (type.Outer is { } outer && Find(assembly, outer) == null)
            {
                throw Unknown(assembly, type.Line, outer);
            }

            foreach (string name in type.Bases)
            {
                Check(assembly, type.Line, name);
            }

            foreach (ApiMember member in type.Members)
            {
                foreach (string name in member.Parameters.Select(parameter => parameter.Type).Prepend(member.Type))
                {
                    Check(assembly, member.Line, name);
                }
            }
        }
    }

    private void Check(ApiAssembly assembly, int line, string use)
    {
        string name = use.Replace("[]", "", StringComparison.Ordinal);
        if (name.Length > 0 && Find(assembly, name) == null)
        {
            throw Unknown(assembly, line, name);
        }
    }

    private static ApiTextException Unknown(ApiAssembly assembly, int line, string name)
    {
        string where = string.Join(", ", assembly.References.Prepend(assembly.Name));
        return new ApiTextException(assembly.File, line, $"unknown type '{name}'; expected one of {where}");
    }
}
