using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <content>What each instruction does to tags on the chip.</content>
internal sealed partial class TagFlow
{
    private void Step(Instruction instruction)
    {
        var code = instruction.OpCode.Code;
        switch (code)
        {
            case Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3:
                LoadArgument(ArgumentAt(code - Code.Ldarg_0));
                break;
            case Code.Ldarg or Code.Ldarg_S:
                LoadArgument((ParameterDefinition)instruction.Operand);
                break;
            case Code.Ldarga or Code.Ldarga_S:
                Push(Value.PointerTo(program.Argument((ParameterDefinition)instruction.Operand)));
                break;
            case Code.Starg or Code.Starg_S:
                program.AddReference(program.Argument((ParameterDefinition)instruction.Operand), Pop());
                break;
            case Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3:
                LoadLocal(method.Body.Variables[code - Code.Ldloc_0]);
                break;
            case Code.Ldloc or Code.Ldloc_S:
                LoadLocal((VariableDefinition)instruction.Operand);
                break;
            case Code.Ldloca or Code.Ldloca_S:
                Push(Value.PointerTo(program.Local((VariableDefinition)instruction.Operand)));
                break;
            case Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                program.AddReference(program.Local(method.Body.Variables[code - Code.Stloc_0]), Pop());
                break;
            case Code.Stloc or Code.Stloc_S:
                program.AddReference(program.Local((VariableDefinition)instruction.Operand), Pop());
                break;
            case Code.Ldfld or Code.Ldflda or Code.Stfld or Code.Ldsfld or Code.Ldsflda or Code.Stsfld:
                StepField(instruction, (FieldReference)instruction.Operand);
                break;
            case Code.Call or Code.Callvirt or Code.Newobj:
                Call(instruction);
                break;
            case Code.Ret:
                if (method.ReturnType.MetadataType != MetadataType.Void)
                {
                    program.AddReturn(method, Pop());
                }

                break;
            default:
                if (!StepNumber(instruction) && !StepArray(instruction) && !StepPointer(instruction))
                {
                    StepOther(instruction);
                }

                break;
        }
    }

    private bool StepNumber(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldc_I4 or Code.Ldc_I4_S or Code.Ldc_I4_M1 or (>= Code.Ldc_I4_0 and <= Code.Ldc_I4_8):
                Push(Value.Int);
                return true;
            case Code.Ldc_I8:
                Push(Value.Of(Tag.I8));
                return true;
            case Code.Shr or Code.Rem:
                Pop();
                Check(instruction, Tag.Unsigned);
                return true;
            case Code.Add or Code.Sub or Code.Mul or Code.Div or Code.Div_Un or Code.Rem_Un or Code.And or Code.Or
                or Code.Xor or Code.Shl or Code.Shr_Un:
                // The left operand is worked on in place, so the result carries its tag.
                Pop();
                return true;
            case Code.Neg or Code.Not:
                return true;
            case Code.Conv_I8:
                Check(instruction, Tag.U4);
                Replace(Value.Of(Tag.I8));
                return true;
            case Code.Conv_R4 or Code.Conv_R8:
                Check(instruction, Tag.Unsigned);
                Replace(Value.Nothing);
                return true;
            case Code.Conv_R_Un:
                Replace(Value.Nothing);
                return true;
            case Code.Conv_I1 or Code.Conv_I2 or Code.Conv_I4 or Code.Conv_U1 or Code.Conv_U2:
                Replace(Value.Int);
                return true;
            case Code.Conv_I:
                Replace(Value.Int);
                return true;
            case Code.Conv_U:
                Replace(Value.Of(Tag.U4, "a conversion to nuint"));
                return true;
            case Code.Conv_U4:
                Replace(Value.Of(Tag.U4, "a conversion to uint"));
                return true;
            case Code.Conv_U8:
                Replace(Value.Of(Tag.U8, "a conversion from uint, or to ulong"));
                return true;
            case Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un:
                CompareWithNull(instruction);
                Pop(2);
                Push(Value.Int);
                return true;
            default:
                return false;
        }
    }

    private bool StepArray(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newarr:
                Replace(Value.Of(new ArrayType((TypeReference)instruction.Operand)));
                return true;
            case Code.Ldlen:
                Replace(Value.Int);
                return true;
            case Code.Ldelem_I1 or Code.Ldelem_U1 or Code.Ldelem_I2 or Code.Ldelem_U2 or Code.Ldelem_I4:
            case Code.Ldelem_U4 or Code.Ldelem_I8 or Code.Ldelem_Ref or Code.Ldelem_Any:
                Pop();
                Replace(Element(instruction, _stack[^1].Type));
                return true;
            case Code.Ldelema:
                Pop(2);
                Push(Value.PointerTo(program.Element((TypeReference)instruction.Operand)));
                return true;
            default:
                return false;
        }
    }

    private bool StepPointer(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ldind_I1 or Code.Ldind_U1 or Code.Ldind_I2 or Code.Ldind_U2 or Code.Ldind_I4:
                LoadThrough(instruction, Tag.I4, null);
                return true;
            case Code.Ldind_U4:
                LoadThrough(instruction, Tag.U4, null);
                return true;
            case Code.Ldind_I8:
                LoadThrough(instruction, Tag.I8, null);
                return true;
            case Code.Ldind_R4 or Code.Ldind_R8:
                LoadThrough(instruction, Tag.None, null);
                return true;
            case Code.Ldind_Ref:
                LoadThrough(instruction, Tag.None, method.Module.TypeSystem.Object);
                return true;
            case Code.Ldobj:
                var type = (TypeReference)instruction.Operand;
                LoadThrough(instruction, Declared.TagOf(type), type);
                return true;
            case Code.Stind_I1 or Code.Stind_I2 or Code.Stind_I4 or Code.Stind_I8:
            case Code.Stind_R4 or Code.Stind_R8 or Code.Stind_Ref or Code.Stobj:
                var value = Pop();
                foreach (var cell in Address(instruction).Cells ?? EmptyCells)
                {
                    // A store through an address replaces the tag of the slot with that of the value.
                    program.AddTag(cell, value);
                }

                return true;
            case Code.Initobj:
                Address(instruction);
                return true;
            default:
                return false;
        }
    }

    private void StepOther(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Dup:
                Push(_stack[^1]);
                break;
            case Code.Ldstr:
                Push(Value.Of(method.Module.TypeSystem.String));
                break;
            case Code.Castclass or Code.Isinst:
                Replace(Value.Of((TypeReference)instruction.Operand) with { MayBeUnset = _stack[^1].MayBeUnset });
                break;
            case Code.Unbox_Any:
                Replace(Declared.ValueOf((TypeReference)instruction.Operand, "an unboxed value"));
                break;
            case Code.Beq or Code.Beq_S or Code.Bne_Un or Code.Bne_Un_S:
                CompareWithNull(instruction);
                Pop(2);
                break;
            case Code.Calli:
                var site = (CallSite)instruction.Operand;
                Pop(site.Parameters.Count + (site.HasThis ? 2 : 1));
                if (site.ReturnType.MetadataType != MetadataType.Void)
                {
                    Push(Declared.ValueOf(site.ReturnType, "a function pointer's result"));
                }

                break;
            default:
                Pop(Pops(instruction.OpCode.StackBehaviourPop));
                for (var i = Pushes(instruction.OpCode.StackBehaviourPush); i > 0; i--)
                {
                    Push(Value.Nothing);
                }

                break;
        }
    }

    private void StepField(Instruction instruction, FieldReference field)
    {
        var code = instruction.OpCode.Code;
        if (code is Code.Ldfld or Code.Ldflda)
        {
            Address(instruction);
        }

        var cell = program.Field(field);
        switch (code)
        {
            case Code.Ldfld or Code.Ldsfld:
                Push(Load(cell, field.FieldType, $"field {field.Name}"));
                break;
            case Code.Ldflda or Code.Ldsflda:
                Push(Value.PointerTo(cell));
                break;
            default:
                program.AddReference(cell, Pop());
                if (code == Code.Stfld)
                {
                    Address(instruction);
                }

                break;
        }
    }
}
