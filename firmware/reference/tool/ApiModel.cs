using System.Collections.Generic;

namespace Wallet.Reference;

/// <summary>The public surface of one assembly, as its text file gives it.</summary>
public sealed record ApiAssembly(
    string Name, string File, IReadOnlyList<string> References, IReadOnlyList<ApiType> Types);

public enum ApiTypeKind
{
    Class,
    Struct,
    Interface,
    Enum,
    Delegate,
}

/// <summary>One type. <see cref="Bases"/> holds base class and interfaces, or the number type below an enum.</summary>
public sealed record ApiType(
    int Line,
    ApiTypeKind Kind,
    string Name,
    IReadOnlyList<string> Modifiers,
    IReadOnlyList<string> Bases,
    bool IsFlags,
    IReadOnlyList<ApiMember> Members)
{
    /// <summary>The full name of the type around a nested one, or null.</summary>
    public string? Outer => Name.LastIndexOf('+') is var at and >= 0 ? Name[..at] : null;

    public string SimpleName => Name[(Name.LastIndexOfAny(['.', '+']) + 1)..];

    public string Namespace => Name.LastIndexOf('.') is var at and >= 0 ? Name[..at] : "";
}

public enum ApiMemberKind
{
    Field,
    Constructor,
    Property,
    Event,
    Method,
    EnumValue,
}

/// <summary>One member. <see cref="Value"/> is a constant's text; an indexer is a property with parameters.</summary>
public sealed record ApiMember(
    int Line,
    ApiMemberKind Kind,
    string Access,
    IReadOnlyList<string> Modifiers,
    string Type,
    string Name,
    IReadOnlyList<ApiParameter> Parameters)
{
    public string? Value { get; init; }

    public bool CanRead { get; init; }

    public bool CanWrite { get; init; }
}

/// <summary>One parameter. <see cref="Modifier"/> is empty, ref, out, in or params.</summary>
public sealed record ApiParameter(string Modifier, string Type, string Name, string? Default);
