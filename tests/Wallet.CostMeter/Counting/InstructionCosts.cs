using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.CostMeter.Counting;

/// <summary>Says what an instruction counts as, before anything runs.</summary>
internal sealed class InstructionCosts(CostTable table)
{
    /// <summary>Adds what one instruction counts as.</summary>
    public void Add(Instruction instruction, Dictionary<int, int> costs)
    {
        Count(costs, CostClass.Instruction);
        switch (instruction.OpCode.Code)
        {
            case Code.Call or Code.Callvirt:
                AddCall((MethodReference)instruction.Operand, instruction.OpCode.Code == Code.Callvirt, costs);
                break;
            case Code.Newobj:
                AddNewObject((MethodReference)instruction.Operand, costs);
                break;
            case Code.Newarr:
                // Its bytes depend on the length, which the probe is told.
                Count(costs, CostClass.NewArray);
                Count(costs, CostClass.Allocation);
                break;
            case Code.Box:
                Count(costs, CostClass.Box);
                AddAllocation(ChipHeap.BoxedSlots, costs);
                break;
            case Code.Ldstr:
                Count(costs, CostClass.NewString);
                AddAllocation(ChipHeap.LiteralSlots, costs);
                break;
            case Code.Nop:
                break;
            default:
                Count(costs, Simple(instruction.OpCode.Code));
                break;
        }
    }

    /// <summary>What entering a method takes beside the call: its arguments and locals are set up.</summary>
    public static Dictionary<int, int> Entry(MethodDefinition method)
    {
        var costs = new Dictionary<int, int>();
        int arguments = method.Parameters.Count + (method.HasThis ? 1 : 0);
        if (arguments > 0) { costs[(int)CostClass.Argument] = arguments; }
        if (method.Body.Variables.Count > 0) { costs[(int)CostClass.Local] = method.Body.Variables.Count; }
        return costs;
    }

    /// <summary>True where the method is compiled code of the firmware, not the runtime's own.</summary>
    private static bool IsManaged(MethodReference method) =>
        method.DeclaringType.GetElementType().Scope is not AssemblyNameReference reference
        || (reference.Name.StartsWith("Wallet.", StringComparison.Ordinal) && reference.Name != Rewriter.StandIns);

    private void AddCall(MethodReference called, bool isVirtualCall, Dictionary<int, int> costs)
    {
        if (!IsManaged(called))
        {
            bool isInvoke = called.Name == "Invoke" && called.HasThis;
            Count(costs, isInvoke ? CostClass.CallDelegate : CostClass.CallNative);
            if (isInvoke) { return; }

            Count(costs, table.NativeClass(called));
            return;
        }

        MethodDefinition target = called.Resolve();
        TypeDefinition type = target.DeclaringType;
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            Count(costs, CostClass.CallDelegate);
        }
        else if (type.IsInterface)
        {
            Count(costs, CostClass.CallInterface);
        }
        else if (isVirtualCall && target.IsVirtual)
        {
            Count(costs, CostClass.CallVirtual);
        }
        else
        {
            Count(costs, target.IsStatic ? CostClass.CallStatic : CostClass.CallInstance);
        }
    }

    private void AddNewObject(MethodReference constructor, Dictionary<int, int> costs)
    {
        if (!IsManaged(constructor))
        {
            // Exceptions, strings, events: the runtime's constructor is native.
            Count(costs, CostClass.NewObject);
            Count(costs, CostClass.CallNative);
            Count(costs, table.NativeClass(constructor));
            AddAllocation(1 + ChipHeap.ExceptionFields, costs);
            return;
        }

        TypeDefinition type = constructor.DeclaringType.Resolve();
        Count(costs, CostClass.NewObject);
        if (type.BaseType?.FullName == "System.MulticastDelegate")
        {
            AddAllocation(ChipHeap.DelegateSlots, costs);
            return;
        }

        Count(costs, CostClass.CallInstance);
        AddAllocation(ChipHeap.OfInstance(type), costs);
    }

    private static void AddAllocation(int slots, Dictionary<int, int> costs)
    {
        Count(costs, CostClass.Allocation);
        Count(costs, CostClass.AllocatedBytes, slots * ChipHeap.SlotBytes);
    }

    private static CostClass Simple(Code code) => code switch
    {
        Code.Ldloc or Code.Ldarg or Code.Ldnull => CostClass.Load,
        Code.Stloc or Code.Starg => CostClass.Store,
        Code.Ldc_I4 or Code.Ldc_I8 or Code.Dup or Code.Pop => CostClass.Constant,
        Code.Add or Code.Sub or Code.Mul or Code.And or Code.Or or Code.Xor or Code.Not or Code.Neg
            or Code.Ceq or Code.Cgt or Code.Cgt_Un or Code.Clt or Code.Clt_Un => CostClass.Arithmetic,
        Code.Shl or Code.Shr or Code.Shr_Un => CostClass.Shift,
        Code.Div or Code.Div_Un or Code.Rem or Code.Rem_Un => CostClass.Divide,
        Code.Br or Code.Brtrue or Code.Brfalse or Code.Beq or Code.Bne_Un or Code.Bge or Code.Bge_Un or Code.Bgt
            or Code.Bgt_Un or Code.Ble or Code.Ble_Un or Code.Blt or Code.Blt_Un => CostClass.Branch,
        Code.Switch => CostClass.Switch,
        Code.Conv_I1 or Code.Conv_I2 or Code.Conv_I4 or Code.Conv_I8 or Code.Conv_U1 or Code.Conv_U2 or Code.Conv_U4
            or Code.Conv_U8 => CostClass.Convert,
        >= Code.Ldelem_I1 and <= Code.Ldelem_Ref => CostClass.ArrayRead,
        >= Code.Stelem_I and <= Code.Stelem_Ref => CostClass.ArrayWrite,
        Code.Ldlen => CostClass.ArrayLength,
        Code.Ldfld => CostClass.FieldRead,
        Code.Stfld => CostClass.FieldWrite,
        Code.Ldsfld => CostClass.StaticRead,
        Code.Stsfld => CostClass.StaticWrite,
        Code.Ret => CostClass.Return,
        Code.Castclass or Code.Isinst => CostClass.TypeTest,
        _ => CostClass.Other,
    };

    private static void Count(Dictionary<int, int> costs, CostClass costClass, int count = 1) =>
        Count(costs, (int)costClass, count);

    private static void Count(Dictionary<int, int> costs, int costClass, int count = 1) =>
        costs[costClass] = costs.GetValueOrDefault(costClass) + count;
}
