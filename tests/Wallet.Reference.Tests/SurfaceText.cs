using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace Wallet.Reference.Tests;

/// <summary>Prints the visible surface of a compiled assembly in the format of the API texts.</summary>
internal static class SurfaceText
{
    /// <summary>One block of lines a type, the first its header.</summary>
    public static IEnumerable<string[]> Blocks(ModuleDefinition module) =>
        module.GetTypes().Where(IsVisible).Select(type => Members(type).Prepend(Header(type)).ToArray());

    private static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily) && IsVisible(type.DeclaringType));

    private static bool IsDelegate(TypeDefinition type) => type.BaseType?.FullName == "System.MulticastDelegate";

    private static bool IsStruct(TypeDefinition type) =>
        type.BaseType?.FullName == "System.ValueType" && type.FullName != "System.Enum";

    private static string Header(TypeDefinition type)
    {
        string name = Name(type);
        if (IsDelegate(type))
        {
            MethodDefinition invoke = type.Methods.Single(method => method.Name == "Invoke");
            return $"delegate {Name(invoke.ReturnType)} {name}({Parameters(invoke.Parameters)})";
        }

        if (type.IsEnum)
        {
            bool isFlags = type.CustomAttributes.Any(found => found.AttributeType.FullName == "System.FlagsAttribute");
            TypeReference number = type.Fields.Single(field => !field.IsStatic).FieldType;
            return $"enum {name} : {Name(number)}{(isFlags ? " [Flags]" : "")}";
        }

        string kind = type.IsInterface ? "interface" : IsStruct(type) ? "struct" : "class";
        string modifiers = (kind, type.IsAbstract, type.IsSealed) switch
        {
            ("class", true, true) => "static ",
            ("class", true, false) => "abstract ",
            ("class", false, true) => "sealed ",
            _ => "",
        };
        IEnumerable<string> bases = type.Interfaces.Select(found => Name(found.InterfaceType));
        if (kind == "class" && type.BaseType is { FullName: not "System.Object" } parent)
        {
            bases = bases.Prepend(Name(parent));
        }

        string list = string.Join(", ", bases);
        return $"{modifiers}{kind} {name}{(list.Length > 0 ? " : " + list : "")}";
    }

    private static IEnumerable<string> Members(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.Fields.Where(field => field.HasConstant).Select(field =>
                string.Create(CultureInfo.InvariantCulture, $"  {field.Name} = {field.Constant}"));
        }

        return type.Fields.Where(field => Access(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly) != null)
            .Select(Field)
            .Concat(type.Methods.Where(method => method.IsConstructor && !method.IsStatic && Access(method) != null)
                .Select(method => $"  {Access(method)} .ctor({Parameters(method.Parameters)})"))
            .Concat(type.Properties.Where(property => Accessor(property) != null).Select(Property))
            .Concat(type.Events.Where(found => Access(found.AddMethod) != null).Select(Event))
            .Concat(type.Methods.Where(method => IsMethod(method) && Access(method) != null).Select(method =>
                $"  {Access(method)} {Modifiers(method)}{Name(method.ReturnType)} {method.Name}("
                + $"{Parameters(method.Parameters)})"));
    }

    private static bool IsMethod(MethodDefinition method) =>
        !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Field(FieldDefinition field)
    {
        string modifiers = field.HasConstant ? "const " : field.IsStatic ? "static " : "";
        modifiers += field.IsInitOnly ? "readonly " : "";
        string value = field.HasConstant ? " = " + Constant(field.FieldType, field.Constant) : "";
        string? access = Access(field.IsPublic, field.IsFamily, field.IsFamilyOrAssembly);
        return $"  {access} {modifiers}{Name(field.FieldType)} {field.Name}{value}";
    }

    private static string Property(PropertyDefinition property)
    {
        MethodDefinition accessor = Accessor(property)!;
        string name = property.HasParameters ? $"this[{Parameters(property.Parameters)}]" : property.Name;
        string get = property.GetMethod is { } getter && Access(getter) != null ? " get;" : "";
        string set = property.SetMethod is { } setter && Access(setter) != null ? " set;" : "";
        return $"  {Access(accessor)} {Modifiers(accessor)}{Name(property.PropertyType)} {name} {{{get}{set} }}";
    }

    private static string Event(EventDefinition found)
    {
        string modifier = found.AddMethod.IsStatic ? "static " : "";
        return $"  {Access(found.AddMethod)} {modifier}event {Name(found.EventType)} {found.Name}";
    }

    private static MethodDefinition? Accessor(PropertyDefinition property) =>
        new[] { property.GetMethod, property.SetMethod }
            .FirstOrDefault(method => method != null && Access(method) != null);

    private static string? Access(MethodDefinition method) =>
        Access(method.IsPublic, method.IsFamily, method.IsFamilyOrAssembly);

    private static string? Access(bool isPublic, bool isFamily, bool isFamilyOrAssembly) =>
        isPublic ? "public" : isFamily || isFamilyOrAssembly ? "protected" : null;

    private static string Modifiers(MethodDefinition method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        if (!method.IsVirtual || method.DeclaringType.IsInterface || (method.IsFinal && method.IsNewSlot))
        {
            return "";
        }

        return method.IsAbstract ? "abstract " : method.IsNewSlot ? "virtual " : "override ";
    }

    private static string Parameters(IEnumerable<ParameterDefinition> parameters) =>
        string.Join(", ", parameters.Select(parameter =>
        {
            bool isParams = parameter.CustomAttributes.Any(found => found.AttributeType.Name == "ParamArrayAttribute");
            string modifier = isParams ? "params " : "";
            if (parameter.ParameterType.IsByReference)
            {
                modifier = parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
            }

            string value = parameter.HasConstant ? " = " + Constant(parameter.ParameterType, parameter.Constant) : "";
            return $"{modifier}{Name(parameter.ParameterType)} {parameter.Name}{value}";
        }));

    private static string Constant(TypeReference type, object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        char letter => $"'\\u{(int)letter:x4}'",
        string text => $"\"{text}\"",
        double.PositiveInfinity or float.PositiveInfinity => "Infinity",
        double.NegativeInfinity or float.NegativeInfinity => "-Infinity",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"a constant of {type.FullName}"),
    };

    private static string Name(TypeReference type) =>
        type.FullName.Replace('/', '+').Replace("&", "", StringComparison.Ordinal);
}
