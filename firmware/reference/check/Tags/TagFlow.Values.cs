using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <content>Loads, and the places where an unsigned tag or an unset element hurts.</content>
internal sealed partial class TagFlow
{
    private static readonly HashSet<Cell> EmptyCells = [];

    /// <summary>Null for <c>this</c>.</summary>
    private ParameterDefinition? ArgumentAt(int index)
    {
        var at = method.HasThis ? index - 1 : index;
        return at < 0 ? null : method.Parameters[at];
    }

    private void LoadArgument(ParameterDefinition? parameter)
    {
        if (parameter is null || parameter.Index < 0)
        {
            Push(Value.Of(method.DeclaringType));
            return;
        }

        Push(Load(program.Argument(parameter), parameter.ParameterType, $"argument {parameter.Name}"));
    }

    private void LoadLocal(VariableDefinition local) =>
        Push(Load(program.Local(local), local.VariableType, $"a local of type {local.VariableType.Name}"));

    private static Value Load(Cell cell, TypeReference type, string name)
    {
        if (type.IsByReference)
        {
            return new Value(Tag.None, type, cell.PointsTo, false, null);
        }

        if (Declared.TagOf(type) == Tag.None)
        {
            return Value.Of(type) with { MayBeUnset = cell.MayBeUnset };
        }

        var from = cell.From is null ? name : $"{name}, from {cell.From}";
        return Value.Of(cell.Tag, (cell.Tag & Tag.Unsigned) != Tag.None ? from : null);
    }

    private void LoadThrough(Instruction instruction, Tag declared, TypeReference? type)
    {
        var address = Address(instruction);
        var value = type is null ? Value.Nothing : Value.Of(type);
        foreach (var cell in address.Cells ?? EmptyCells)
        {
            var from = cell.From is null ? "a reference" : $"a reference, from {cell.From}";
            value = value.With(Value.Of(cell.Tag, from) with { MayBeUnset = cell.MayBeUnset });
        }

        Push(value.Tag == Tag.None && declared != Tag.None ? Value.Of(declared, "a reference") : value);
    }

    /// <summary>Only what was made from a slot or object is an address there: a number or pointer is none.</summary>
    private Value Address(Instruction instruction)
    {
        var address = Pop();
        if (address.Tag != Tag.None || address.Type is PointerType)
        {
            trap?.Invoke(Rule.Unsupported, instruction, address);
        }

        return address;
    }

    private static Value Element(Instruction instruction, TypeReference? array)
    {
        if (array is ArrayType known)
        {
            var value = Declared.ValueOf(known.ElementType, $"an element of {known.ElementType.Name}[]");
            return value with { MayBeUnset = known.ElementType.MetadataType == MetadataType.String };
        }

        return instruction.OpCode.Code switch
        {
            Code.Ldelem_U4 => Value.Of(Tag.U4, "an array element"),
            Code.Ldelem_I8 => Value.Of(Tag.I8 | Tag.U8, "an array element"),
            Code.Ldelem_Any or Code.Ldelem_Ref => Value.Nothing,
            _ => Value.Int,
        };
    }

    private void Replace(Value value)
    {
        Pop();
        Push(value);
    }

    private void Check(Instruction instruction, Tag bad)
    {
        if ((_stack[^1].Tag & bad) != Tag.None)
        {
            trap?.Invoke(Rule.UnsignedTag, instruction, _stack[^1]);
        }
    }

    /// <summary>The library's own code shifts, divides and widens its arguments too.</summary>
    private void CheckForeign(Instruction instruction, MethodReference callee, Value[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var hurts = arguments[i].IsUnsigned && Declared.IsSigned(callee.Parameters[i].ParameterType);
            if (hurts)
            {
                trap?.Invoke(Rule.UnsignedTag, instruction, arguments[i]);
            }
        }
    }

    private void CheckUnset(Instruction instruction, Value value)
    {
        if (value.MayBeUnset)
        {
            trap?.Invoke(Rule.UnsetText, instruction, value);
        }
    }

    private void CompareWithNull(Instruction instruction)
    {
        if (IsNull(instruction.Previous))
        {
            CheckUnset(instruction, _stack[^2]);
        }
    }

    private static int Pops(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
            or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1
            or StackBehaviour.Popref_popi => 2,
        StackBehaviour.PopAll => 0,
        _ => 3,
    };

    private static int Pushes(StackBehaviour behaviour) => behaviour switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => 1,
    };
}
