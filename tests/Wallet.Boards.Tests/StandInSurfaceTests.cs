using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Wallet.Tests;

namespace Wallet.Boards.Tests;

/// <summary>A stand-in has nothing that the chip's API has not, so an adapter cannot lean on a lie.</summary>
[TestClass]
public sealed class StandInSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance
        | BindingFlags.Static;

    [TestMethod]
    public void StandIns_EveryPublicMember_IsInTheApi()
    {
        Dictionary<string, HashSet<string>> api = ReadApi();
        List<string> unknown = [];
        foreach (Type type in StandIns())
        {
            if (!api.TryGetValue(type.FullName!, out HashSet<string> members))
            {
                unknown.Add(type.FullName!);
                continue;
            }

            unknown.AddRange(Members(type).Where(member => !members.Contains(member)).Select(
                member => type.FullName + ": " + member));
        }

        Assert.IsEmpty(unknown, string.Join('\n', unknown));
    }

    [TestMethod]
    public void StandIns_AreFoundAtAll() => Assert.IsGreaterThan(20, StandIns().Count());

    private static IEnumerable<Type> StandIns() => typeof(StandInSurfaceTests).Assembly.GetTypes().Where(type =>
        (type.IsPublic || type.IsNestedPublic) && type.Namespace != null
        && (type.Namespace == "System" || type.Namespace.StartsWith("System.", StringComparison.Ordinal)
            || type.Namespace.StartsWith("nanoFramework", StringComparison.Ordinal)
            || type.Namespace.StartsWith("Iot.", StringComparison.Ordinal)));

    // What every object has, what a struct must have to be compared, and what only the desktop's base class asks for.
    private static bool IsOfTheDesktop(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType!.Assembly == typeof(object).Assembly
        || method.Name.StartsWith("get_", StringComparison.Ordinal)
        || method.Name.StartsWith("set_", StringComparison.Ordinal)
        || method.Name.StartsWith("add_", StringComparison.Ordinal)
        || method.Name.StartsWith("remove_", StringComparison.Ordinal);

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => name + " = " + Convert.ToInt64(Enum.Parse(type, name)));
        }

        IEnumerable<string> constructors = type.GetConstructors(Declared & ~BindingFlags.Static)
            .Where(_ => !type.IsAbstract)
            .Select(one => "public .ctor(" + Parameters(one) + ")");
        IEnumerable<string> methods = type.GetMethods(Declared).Where(method => !IsOfTheDesktop(method)).Select(
            method => "public " + Modifier(method) + Name(method.ReturnType) + " " + method.Name + "("
                + Parameters(method) + ")");
        IEnumerable<string> properties = type.GetProperties(Declared).SelectMany(Accessors);
        IEnumerable<string> fields = type.GetFields(Declared).Select(field => "public "
            + (field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty)
            + Name(field.FieldType) + " " + field.Name + (field.IsLiteral ? " = " + field.GetRawConstantValue() : ""));
        return constructors.Concat(methods).Concat(properties).Concat(fields);
    }

    // A property that the stand-in cannot set may be settable in the API, so each accessor is a member of its own.
    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        if (property.GetMethod!.GetBaseDefinition().DeclaringType!.Assembly == typeof(object).Assembly) { yield break; }
        string start = "public " + Modifier(property.GetMethod!) + Name(property.PropertyType) + " " + property.Name;
        yield return start + " get";
        if (property.SetMethod is { IsPublic: true }) { yield return start + " set"; }
    }

    private static string Modifier(MethodInfo method)
    {
        if (method.IsStatic) { return "static "; }
        if (!method.IsVirtual || method.IsFinal) { return string.Empty; }
        if (method.IsAbstract) { return "abstract "; }
        return method.GetBaseDefinition() == method ? "virtual " : "override ";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string type = Name(parameter.ParameterType.IsByRef
            ? parameter.ParameterType.GetElementType()!
            : parameter.ParameterType);
        string kind = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : string.Empty;
        string value = parameter.HasDefaultValue ? " = " + parameter.RawDefaultValue : string.Empty;
        return kind + type + " " + parameter.Name + value;
    }

    private static string Name(Type type) => type.FullName!;

    private static Dictionary<string, HashSet<string>> ReadApi()
    {
        Dictionary<string, HashSet<string>> api = new(StringComparer.Ordinal);
        DirectoryInfo folder = new(Path.Combine(Repository.Root(), "firmware", "reference", "api"));
        foreach (FileInfo file in folder.GetFiles("*.txt"))
        {
            HashSet<string> members = [];
            using StreamReader reader = file.OpenText();
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith(' '))
                {
                    AddMember(members, line.Trim());
                }
                else
                {
                    members = TypeNamed(api, line) ?? [];
                }
            }
        }

        return api;
    }

    private static void AddMember(HashSet<string> members, string line)
    {
        int accessors = line.IndexOf(" { ", StringComparison.Ordinal);
        if (accessors < 0)
        {
            members.Add(line);
            return;
        }

        members.Add(line[..accessors] + " get");
        if (line.Contains("set;", StringComparison.Ordinal)) { members.Add(line[..accessors] + " set"); }
    }

    private static HashSet<string> TypeNamed(Dictionary<string, HashSet<string>> api, string line)
    {
        string[] words = line.Split(' ');
        int kind = Array.FindIndex(words, word => word is "class" or "struct" or "interface" or "enum" or "delegate");
        if (kind < 0) { return null; }
        string name = words[kind] == "delegate" ? words[kind + 2].Split('(')[0] : words[kind + 1];
        HashSet<string> members = [];
        api[name] = members;
        return members;
    }
}
