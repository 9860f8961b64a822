using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Wallet.CostMeter.Counting;

namespace Wallet.CostMeter.Tests.Flips;

/// <summary>Has an assembly that was compiled for the chip take each constant with bits that are wrong.</summary>
/// <remarks>
/// Once for all flips, because the unrolled methods take the compiler longer than the self-test takes. Ways back and
/// entries of methods are counted, so that what runs for ever ends, and always at the same place.
/// </remarks>
internal sealed class FlipRewriter
{
    private const int ShiftBits = 5;

    private readonly bool _tellsUse;
    private readonly Dictionary<string, int> _seen = [];
    private readonly FieldReference _wrong32;
    private readonly FieldReference _wrong64;
    private readonly FieldReference _used;
    private readonly MethodReference _burn;
    private readonly MethodReference _length;

    private FlipRewriter(ModuleDefinition module, bool tellsUse)
    {
        _tellsUse = tellsUse;
        _wrong32 = module.ImportReference(typeof(FlipProbe).GetField(nameof(FlipProbe.Wrong32)));
        _wrong64 = module.ImportReference(typeof(FlipProbe).GetField(nameof(FlipProbe.Wrong64)));
        _used = module.ImportReference(typeof(FlipProbe).GetField(nameof(FlipProbe.Used)));
        _burn = module.ImportReference(typeof(FlipProbe).GetMethod(nameof(FlipProbe.Burn)));
        _length = module.ImportReference(typeof(FlipProbe).GetMethod(nameof(FlipProbe.Length)));
    }

    private List<Constant> Constants { get; } = [];

    /// <summary>Rewrites the types of a namespace.</summary>
    /// <param name="path">The assembly; it stays as it is.</param>
    /// <param name="selfTest">Stays as it is, all others of its namespace are rewritten.</param>
    /// <param name="tellsUse">Whether what is used is told.</param>
    /// <param name="constants">What was found, in the order of its numbers.</param>
    public static byte[] Rewrite(string path, Type selfTest, bool tellsUse, out List<Constant> constants)
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path);
        ModuleDefinition module = assembly.MainModule;
        Rewriter.ToDesktop(module);
        foreach (CustomAttribute debuggable in assembly.CustomAttributes
            .Where(attribute => attribute.AttributeType.Name == "DebuggableAttribute").ToList())
        {
            // Slow code only.
            assembly.CustomAttributes.Remove(debuggable);
        }

        FlipRewriter rewriter = new(module, tellsUse);
        foreach (MethodDefinition method in module.Types
            .Where(type => type.Namespace == selfTest.Namespace && type.Name != selfTest.Name)
            .SelectMany(type => type.Methods.Where(method => method.HasBody)))
        {
            rewriter.Rewrite(method);
        }

        constants = rewriter.Constants;
        using MemoryStream image = new();
        assembly.Write(image);
        return image.ToArray();
    }

    private void Rewrite(MethodDefinition method)
    {
        // How long an operand is shows only in the short forms.
        Dictionary<Instruction, long[]> flips = method.Body.Instructions
            .Where(instruction => instruction.OpCode.Code is >= Code.Ldc_I4_M1 and <= Code.Ldc_I8
                && !IsNumberOfGuard(instruction.Next))
            .ToDictionary(instruction => instruction, instruction => FlipsOf(instruction, method));
        MethodBody body = method.Body;
        body.SimplifyMacros();
        ILProcessor code = body.GetILProcessor();
        HashSet<Instruction> passed = [];
        foreach (Instruction instruction in body.Instructions.ToList())
        {
            passed.Add(instruction);
            if (flips.TryGetValue(instruction, out long[]? own))
            {
                AddAfter(code, instruction, Flip(method, instruction, own));
            }
            else if (instruction.OpCode.Code == Code.Newarr)
            {
                code.InsertBefore(instruction, Instruction.Create(OpCodes.Call, _length));
            }
            else if (instruction.Operand is Instruction target && passed.Contains(target))
            {
                // Whoever jumps to the branch back comes by here too.
                Instruction first = Instruction.Create(OpCodes.Call, _burn);
                code.InsertBefore(instruction, first);
                Redirect(body, instruction, first);
            }
        }

        code.InsertBefore(body.Instructions[0], Instruction.Create(OpCodes.Call, _burn));
        body.OptimizeMacros();
    }

    private Instruction[] Flip(MethodDefinition method, Instruction instruction, long[] flips)
    {
        int number = Constants.Count;
        string place = $"{method.DeclaringType.Name}.{method.Name} {instruction.Operand}";
        _seen[place] = _seen.GetValueOrDefault(place) + 1;
        Constants.Add(new Constant(
            $"{method.DeclaringType.Name}.{method.Name}",
            $"{instruction.Operand}#{_seen[place]}",
            Convert.ToInt64(instruction.Operand, CultureInfo.InvariantCulture),
            UseOf(instruction),
            flips));
        bool is64 = instruction.OpCode.Code == Code.Ldc_I8;
        List<Instruction> added =
        [
            Instruction.Create(OpCodes.Ldsfld, is64 ? _wrong64 : _wrong32),
            Instruction.Create(OpCodes.Ldc_I4, number),
            Instruction.Create(is64 ? OpCodes.Ldelem_I8 : OpCodes.Ldelem_I4),
            Instruction.Create(OpCodes.Xor),
        ];
        if (_tellsUse)
        {
            added.AddRange(
                [
                    Instruction.Create(OpCodes.Ldsfld, _used), Instruction.Create(OpCodes.Ldc_I4, number),
                    Instruction.Create(OpCodes.Ldc_I4, 1), Instruction.Create(OpCodes.Stelem_I1),
                ]);
        }

        return [.. added];
    }

    private static long[] FlipsOf(Instruction instruction, MethodDefinition method)
    {
        Instruction user = UserOf(instruction);
        int bits = instruction.OpCode.Code switch
        {
            Code.Ldc_I8 => 64,
            Code.Ldc_I4 => 32,
            Code.Ldc_I4_S => 8,
            _ => 4, // within the instruction itself: -1 to 8
        };
        if (user.OpCode.Code is Code.Shl or Code.Shr or Code.Shr_Un)
        {
            // ECMA-335 III.3.58: more than the width is nobody's promise.
            bits = int.Min(bits, ShiftBits);
        }
        else if (TakesBoolean(user, method))
        {
            bits = 1;
        }

        // A short operand is widened with its sign.
        return [.. Enumerable.Range(0, bits).Select(bit => bits == 8 ? (sbyte)(1 << bit) : 1L << bit)];
    }

    // What a stop is called is nothing to calculate with.
    private static bool IsNumberOfGuard(Instruction? user) =>
        user?.Operand is MethodReference { Name: "That", DeclaringType.Name: "Guard" };

    private static ConstantUse UseOf(Instruction instruction)
    {
        Instruction user = instruction.Next;
        if (user.OpCode.Code == Code.Newarr) { return ConstantUse.Length; }

        // Array.Clear(array, 0, array.Length)
        while (user.OpCode.Code is Code.Ldfld or Code.Ldloc or Code.Ldarg or Code.Ldlen or Code.Conv_I4)
        {
            user = user.Next;
        }

        return user.Operand is MethodReference { Name: "Clear" } ? ConstantUse.Clearing : ConstantUse.Any;
    }

    private static Instruction UserOf(Instruction instruction)
    {
        Instruction user = instruction.Next;
        while (user.OpCode.Code is Code.Br or Code.Br_S or Code.Nop)
        {
            user = user.Operand as Instruction ?? user.Next;
        }

        return user;
    }

    private static bool TakesBoolean(Instruction user, MethodDefinition method) => user.OpCode.Code switch
    {
        Code.Ret => method.ReturnType.MetadataType == MetadataType.Boolean,
        Code.Stfld => ((FieldReference)user.Operand).FieldType.MetadataType == MetadataType.Boolean,
        Code.Call or Code.Callvirt or Code.Newobj => ((MethodReference)user.Operand).Parameters
            .LastOrDefault()?.ParameterType.MetadataType == MetadataType.Boolean,
        Code.Stloc or Code.Stloc_S => ((VariableReference)user.Operand).VariableType.MetadataType
            == MetadataType.Boolean,
        >= Code.Stloc_0 and <= Code.Stloc_3 => method.Body.Variables[user.OpCode.Code - Code.Stloc_0].VariableType
            .MetadataType == MetadataType.Boolean,
        _ => false,
    };

    private static void AddAfter(ILProcessor code, Instruction place, Instruction[] added)
    {
        foreach (Instruction instruction in added.Reverse()) { code.InsertAfter(place, instruction); }
    }

    private static void Redirect(MethodBody body, Instruction from, Instruction to)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand == from) { instruction.Operand = to; }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(target => target == from ? to : target).ToArray();
            }
        }
    }
}
