using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Wallet.Reference;

/// <summary>Names of the metadata as C# writes them.</summary>
internal static class CSharpNames
{
    private static readonly Dictionary<string, string> s_keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Char"] = "char",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.String"] = "string",
        ["System.Object"] = "object",
        ["System.Void"] = "void",
    };

    /// <summary>True for the value types whose content is the number itself.</summary>
    public static bool IsPrimitive(string type) =>
        s_keywords.ContainsKey(type) || type is "System.IntPtr" or "System.UIntPtr";

    public static string Identifier(string name) =>
        name != "this" && SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static string Dotted(string name) => string.Join('.', name.Split('.', '+').Select(Identifier));

    public static string Keyword(string type) => s_keywords.GetValueOrDefault(type, type);

    public static string Type(string use)
    {
        int end = use.IndexOf('[', StringComparison.Ordinal);
        string name = end < 0 ? use : use[..end];
        string arrays = end < 0 ? "" : use[end..];
        return (s_keywords.TryGetValue(name, out string? keyword) ? keyword : "global::" + Dotted(name)) + arrays;
    }
}
