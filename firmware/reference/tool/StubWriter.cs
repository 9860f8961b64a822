using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Wallet.Reference;

/// <summary>
/// Writes an assembly's surface as C# without bodies; #line leads the compiler's messages back to the text.
/// </summary>
public sealed class StubWriter
{
    private static readonly Dictionary<string, string> s_operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Addition"] = "+",
        ["op_UnaryPlus"] = "+",
        ["op_Subtraction"] = "-",
        ["op_UnaryNegation"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
    };

    private readonly ApiSet _set;
    private readonly ApiAssembly _assembly;
    private readonly StringBuilder _text = new();

    private StubWriter(ApiSet set, ApiAssembly assembly)
    {
        _set = set;
        _assembly = assembly;
    }

    public static string Write(ApiSet set, ApiAssembly assembly)
    {
        var writer = new StubWriter(set, assembly);
        foreach (ApiType type in assembly.Types.Where(type => type.Outer == null))
        {
            if (type.Namespace.Length > 0)
            {
                string name = CSharpNames.Dotted(type.Namespace);
                writer._text.Append(CultureInfo.InvariantCulture, $"namespace {name}\n{{\n");
            }

            writer.WriteType(type);
            writer._text.Append(type.Namespace.Length > 0 ? "}\n" : "");
        }

        return writer._text.ToString();
    }

    private void Line(int line, string code) => _text.Append(
        CultureInfo.InvariantCulture, $"#line {line} \"{_assembly.File}\"\n{code}\n");

    private void WriteType(ApiType type)
    {
        string name = CSharpNames.Identifier(type.SimpleName);
        string modifiers = string.Concat(type.Modifiers.Select(modifier => modifier + " "));
        switch (type.Kind)
        {
            case ApiTypeKind.Delegate:
                ApiMember invoke = type.Members[0];
                Line(type.Line, $"public delegate {Type(invoke.Type)} {name}({Parameters(invoke)});");
                return;
            case ApiTypeKind.Enum:
                string flags = type.IsFlags ? "[global::System.Flags] " : "";
                Line(type.Line, $"{flags}public enum {name} : {CSharpNames.Keyword(type.Bases[0])}\n{{");
                foreach (ApiMember member in type.Members)
                {
                    Line(member.Line, $"{CSharpNames.Identifier(member.Name)} = {member.Value},");
                }

                _text.Append("}\n");
                return;
            default:
                string kind = type.Kind.ToString().ToLowerInvariant();
                Line(type.Line, $"{Usage(type)}public {modifiers}{kind} {name}{Bases(type)}\n{{");
                break;
        }

        foreach (ApiMember member in type.Members)
        {
            Line(member.Line, Member(type, member));
        }

        WriteHidden(type);
        foreach (ApiType nested in _assembly.Types.Where(candidate => candidate.Outer == type.Name))
        {
            WriteType(nested);
        }

        _text.Append("}\n");
    }

    // The text does not say how often an attribute may stand, and a test has many data rows.
    private static string Usage(ApiType type) => type.Bases.Contains("System.Attribute")
        ? "[global::System.AttributeUsage(global::System.AttributeTargets.All, AllowMultiple = true)]\n"
        : "";

    /// <summary>What the text leaves out although a compiler needs to know that it is there.</summary>
    private void WriteHidden(ApiType type)
    {
        bool isClass = type.Kind == ApiTypeKind.Class && !type.Modifiers.Contains("static");
        if (isClass && type.Members.All(member => member.Kind != ApiMemberKind.Constructor))
        {
            // Without it the compiler would add a public constructor, and the firmware could make what it cannot.
            Line(type.Line, $"private {CSharpNames.Identifier(type.SimpleName)}(int hidden) {{ }}");
        }

        bool hasField = type.Members.Any(member =>
            member.Kind == ApiMemberKind.Field && !member.Modifiers.Contains("static") && member.Value == null);
        if (type.Kind == ApiTypeKind.Struct && !hasField && !CSharpNames.IsPrimitive(type.Name))
        {
            // A struct without fields needs no assignment before use; these have fields, only not visible ones.
            Line(type.Line, "private int _hidden;");
        }

        if (type.Kind is ApiTypeKind.Class or ApiTypeKind.Struct)
        {
            foreach ((ApiType contract, ApiMember member) in new InterfaceMap(_set, _assembly, type).Missing())
            {
                Line(type.Line, Explicit(contract, member));
            }
        }
    }

    private string Bases(ApiType type)
    {
        IEnumerable<string> bases = type.Bases.Where(name => name is not ("System.Object" or "System.ValueType")
            || type.Kind == ApiTypeKind.Class);
        string list = string.Join(", ", bases.Select(Type));
        return list.Length > 0 ? " : " + list : "";
    }

    private string Member(ApiType type, ApiMember member)
    {
        string access = type.Kind == ApiTypeKind.Interface ? "" : member.Access + " ";
        string modifiers = access + string.Concat(member.Modifiers.Select(modifier => modifier + " "));
        bool isOpen = type.Kind == ApiTypeKind.Interface || member.Modifiers.Contains("abstract");
        string name = CSharpNames.Identifier(member.Name);
        switch (member.Kind)
        {
            case ApiMemberKind.Field:
                string value = member.Value == null ? "" : " = " + Constant(member.Type, member.Value);
                return $"{modifiers}{Type(member.Type)} {name}{value};";
            case ApiMemberKind.Constructor:
                return $"{access}{CSharpNames.Identifier(type.SimpleName)}({Parameters(member)}) {{ }}";
            case ApiMemberKind.Event:
                return $"{modifiers}event {Type(member.Type)} {name}{(isOpen ? ";" : " { add { } remove { } }")}";
            case ApiMemberKind.Property:
                // C# calls an indexer's accessors get_Item unless told otherwise; the real string has get_Chars.
                string attribute = type.Name == "System.String" && member.Name == "this"
                    ? "[global::System.Runtime.CompilerServices.IndexerName(\"Chars\")] "
                    : "";
                string accessors = Accessors(member, isOpen);
                return $"{attribute}{modifiers}{Type(member.Type)} {PropertyName(member)} {{ {accessors} }}";
            default:
                return $"{modifiers}{Signature(member)}{(isOpen ? ";" : " { throw null; }")}";
        }
    }

    private string Explicit(ApiType contract, ApiMember member)
    {
        string owner = Type(contract.Name) + ".";
        return member.Kind switch
        {
            ApiMemberKind.Event => $"event {Type(member.Type)} {owner}{member.Name} {{ add {{ }} remove {{ }} }}",
            ApiMemberKind.Property =>
                $"{Type(member.Type)} {owner}{PropertyName(member)} {{ {Accessors(member, false)} }}",
            _ => $"{Type(member.Type)} {owner}{member.Name}({Parameters(member)}) {{ throw null; }}",
        };
    }

    private string Signature(ApiMember member) => member.Name switch
    {
        "op_Implicit" => $"implicit operator {Type(member.Type)}({Parameters(member)})",
        "op_Explicit" => $"explicit operator {Type(member.Type)}({Parameters(member)})",
        _ when s_operators.TryGetValue(member.Name, out string? symbol) =>
            $"{Type(member.Type)} operator {symbol}({Parameters(member)})",
        _ => $"{Type(member.Type)} {CSharpNames.Identifier(member.Name)}({Parameters(member)})",
    };

    private string PropertyName(ApiMember member) =>
        member.Name == "this" ? $"this[{Parameters(member)}]" : CSharpNames.Identifier(member.Name);

    private static string Accessors(ApiMember member, bool isOpen) =>
        (member.CanRead ? isOpen ? "get; " : "get { throw null; } " : "")
        + (member.CanWrite ? isOpen ? "set;" : "set { }" : "");

    private string Parameters(ApiMember member) => string.Join(", ", member.Parameters.Select(parameter =>
    {
        string modifier = parameter.Modifier.Length > 0 ? parameter.Modifier + " " : "";
        string value = parameter.Default == null ? "" : " = " + Constant(parameter.Type, parameter.Default);
        return $"{modifier}{Type(parameter.Type)} {CSharpNames.Identifier(parameter.Name)}{value}";
    }));

    private static string Type(string name) => CSharpNames.Type(name);

    private string Constant(string type, string value)
    {
        if (type is "System.Single" or "System.Double")
        {
            string suffix = type == "System.Single" ? "f" : "d";
            return value switch
            {
                "NaN" => $"0{suffix} / 0{suffix}",
                "Infinity" => $"1{suffix} / 0{suffix}",
                "-Infinity" => $"-1{suffix} / 0{suffix}",
                _ => value + suffix,
            };
        }

        bool isEnum = _set.Find(_assembly, type)?.Kind == ApiTypeKind.Enum;
        return isEnum ? $"({Type(type)})({value})" : value;
    }
}
