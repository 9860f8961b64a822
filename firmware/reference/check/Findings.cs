using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck;

/// <summary>Collects findings and says where each is.</summary>
internal sealed class Findings
{
    private readonly HashSet<Finding> _all = [];

    /// <summary>By place, each once.</summary>
    public IReadOnlyList<Finding> All =>
        [.. _all.OrderBy(f => f.Place, StringComparer.Ordinal).ThenBy(f => f.ToString(), StringComparer.Ordinal)];

    public void Add(Rule rule, MethodDefinition method, Instruction? at, string what) =>
        _all.Add(new Finding(rule, Place(method, at), what));

    public void Add(Rule rule, TypeDefinition type, string what)
    {
        MethodDefinition? first = null;
        for (var at = type; at is not null && first is null; at = at.DeclaringType)
        {
            first = at.Methods.FirstOrDefault(m => m.HasBody && Point(m, null) is not null);
        }

        _all.Add(new Finding(rule, first is null ? type.FullName : Place(first, null), what));
    }

    public void Add(Rule rule, string place, string what) => _all.Add(new Finding(rule, place, what));

    /// <summary>A method as a reader writes it.</summary>
    public static string Name(MethodReference method) => $"{method.DeclaringType.FullName}.{method.Name}";

    /// <summary>An operand without its namespace and parameters.</summary>
    public static string Short(object? operand) => operand switch
    {
        MemberReference { DeclaringType: not null } member => $"{member.DeclaringType.Name}.{member.Name}",
        MemberReference member => member.Name,
        _ => "a function pointer",
    };

    private static string Place(MethodDefinition method, Instruction? at)
    {
        var point = Point(method, at);
        return point is null
            ? $"{Name(method)}+IL_{at?.Offset ?? 0:x4}"
            : $"{point.Document.Url}({point.StartLine},{point.StartColumn})";
    }

    private static SequencePoint? Point(MethodDefinition method, Instruction? at)
    {
        SequencePoint? last = null;
        foreach (var point in method.DebugInformation.SequencePoints.Where(p => !p.IsHidden))
        {
            if (last is null || (at is not null && point.Offset <= at.Offset))
            {
                last = point;
            }
        }

        return last;
    }
}
