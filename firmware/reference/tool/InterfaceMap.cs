using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Reference;

/// <summary>
/// Which members of its interfaces a type must implement explicitly: the texts leave explicit implementations out, but
/// a type that names an interface has every member of it.
/// </summary>
internal sealed class InterfaceMap(ApiSet set, ApiAssembly assembly, ApiType type)
{
    public IEnumerable<(ApiType Contract, ApiMember Member)> Missing()
    {
        List<ApiType> ancestors = Ancestors();
        HashSet<string> inherited =
            ancestors.SelectMany(Contracts).Select(contract => contract.Name).ToHashSet(StringComparer.Ordinal);
        List<ApiMember> visible = ancestors.Prepend(type).SelectMany(ancestor => ancestor.Members).ToList();
        return Contracts(type)
            .Where(contract => !inherited.Contains(contract.Name))
            .SelectMany(contract => contract.Members.Select(member => (contract, member)))
            .Where(pair => !visible.Any(candidate => Implements(candidate, pair.member)));
    }

    private static bool Implements(ApiMember candidate, ApiMember member) =>
        candidate.Access == "public"
        && !candidate.Modifiers.Contains("static")
        && candidate.Kind == member.Kind
        && candidate.Name == member.Name
        && candidate.Type == member.Type
        && (candidate.CanRead || !member.CanRead)
        && (candidate.CanWrite || !member.CanWrite)
        && candidate.Parameters.Select(Shape).SequenceEqual(member.Parameters.Select(Shape));

    private static (bool IsByReference, string Type) Shape(ApiParameter parameter) =>
        (parameter.Modifier is "ref" or "out" or "in", parameter.Type);

    private List<ApiType> Ancestors()
    {
        var ancestors = new List<ApiType>();
        ApiType? at = BaseOf(type);
        while (at != null && !ancestors.Contains(at))
        {
            ancestors.Add(at);
            at = BaseOf(at);
        }

        return ancestors;
    }

    private ApiType? BaseOf(ApiType child) =>
        Resolve(child.Bases).FirstOrDefault(candidate => candidate.Kind == ApiTypeKind.Class);

    private List<ApiType> Contracts(ApiType from)
    {
        var found = new List<ApiType>();
        var open = new Queue<ApiType>(Resolve(from.Bases));
        while (open.TryDequeue(out ApiType? candidate))
        {
            if (candidate.Kind == ApiTypeKind.Interface && !found.Contains(candidate))
            {
                found.Add(candidate);
                foreach (ApiType next in Resolve(candidate.Bases))
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    private IEnumerable<ApiType> Resolve(IEnumerable<string> names) =>
        names.Select(name => set.Find(assembly, name)).OfType<ApiType>();
}
