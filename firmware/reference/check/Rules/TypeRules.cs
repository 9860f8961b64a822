using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Rules;

/// <summary>Generics, multi-dimensional arrays and pointers: every type that is named is looked at.</summary>
internal static class TypeRules
{
    public static void Check(CodeBase code, Findings findings)
    {
        foreach (var type in code.Types)
        {
            CheckType(type, findings);
            foreach (var method in type.Methods)
            {
                CheckMethod(method, findings);
            }
        }
    }

    private static void CheckType(TypeDefinition type, Findings findings)
    {
        if (type.HasGenericParameters)
        {
            findings.Add(Rule.Generics, type, $"type {type.FullName} has type parameters");
        }

        var above = type.Interfaces.Select(i => i.InterfaceType).Prepend(type.BaseType).OfType<TypeReference>();
        foreach (var named in above.Where(IsGeneric))
        {
            findings.Add(Rule.Generics, type, $"type {type.FullName} is a {named.FullName}");
        }

        foreach (var field in type.Fields)
        {
            Report(field.FieldType, $"field {field.Name}", (rule, what) => findings.Add(rule, type, what));
        }
    }

    private static void CheckMethod(MethodDefinition method, Findings findings)
    {
        void At(Instruction? at, TypeReference named, string what) =>
            Report(named, what, (rule, text) => findings.Add(rule, method, at, text));

        if (method.HasGenericParameters)
        {
            findings.Add(Rule.Generics, method, null, $"method {method.Name} has type parameters");
        }

        At(null, method.ReturnType, $"{method.Name} returns");
        foreach (var parameter in method.Parameters)
        {
            At(null, parameter.ParameterType, $"parameter {parameter.Name}");
        }

        if (!method.HasBody)
        {
            return;
        }

        foreach (var local in method.Body.Variables)
        {
            At(null, local.VariableType, "a local");
        }

        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is GenericInstanceMethod generic)
            {
                findings.Add(Rule.Generics, method, instruction, $"call of {generic.Name} with type arguments");
            }

            foreach (var named in Named(instruction.Operand))
            {
                At(instruction, named, Findings.Short(instruction.Operand));
            }
        }
    }

    private static IEnumerable<TypeReference> Named(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => method.Parameters.Select(p => p.ParameterType)
            .Append(method.ReturnType).Append(method.DeclaringType),
        CallSite site => site.Parameters.Select(p => p.ParameterType).Append(site.ReturnType),
        _ => [],
    };

    private static void Report(TypeReference named, string what, System.Action<Rule, string> add)
    {
        if (IsGeneric(named))
        {
            add(Rule.Generics, $"{what}: {named.FullName}");
        }
        else if (HasRank(named))
        {
            add(Rule.MultiDimensional, $"{what}: {named.FullName}");
        }
        else if (IsPointer(named))
        {
            add(Rule.Unsupported, $"{what}: {named.FullName}");
        }
    }

    private static bool IsGeneric(TypeReference type) => type switch
    {
        GenericInstanceType or GenericParameter => true,
        FunctionPointerType => false,
        TypeSpecification specification => IsGeneric(specification.ElementType),
        _ => type.HasGenericParameters || type.DeclaringType is not null && IsGeneric(type.DeclaringType),
    };

    private static bool IsPointer(TypeReference type) => type switch
    {
        PointerType or FunctionPointerType => true,
        TypeSpecification specification => IsPointer(specification.ElementType),
        _ => false,
    };

    private static bool HasRank(TypeReference type) => type switch
    {
        ArrayType { IsVector: false } => true,
        FunctionPointerType => false,
        TypeSpecification specification => HasRank(specification.ElementType),
        _ => false,
    };
}
