using System;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Rules;

/// <summary>What a method's body shows: instructions the chip lacks, and what it counts in few bits.</summary>
internal static class BodyRules
{
    /// <summary>250 ran and 255 is the end: room for what the compiler adds.</summary>
    public const int CountMax = 250;

    /// <summary>Offsets are 16-bit and signed.</summary>
    public const int BytesMax = 30_000;

    public static void Check(CodeBase code, Findings findings)
    {
        foreach (var method in code.Methods)
        {
            CheckShape(method, findings);
            foreach (var instruction in method.Body.Instructions)
            {
                CheckInstruction(code, method, instruction, findings);
            }
        }

        foreach (var method in code.Types.Where(t => t.IsInterface).SelectMany(t => t.Methods))
        {
            if (method.HasBody && !method.IsStatic)
            {
                findings.Add(Rule.DefaultInterfaceMethod, method, null, $"{Findings.Name(method)} has a body");
            }
        }
    }

    private static void CheckShape(MethodDefinition method, Findings findings)
    {
        void Count(int count, string what)
        {
            if (count > CountMax)
            {
                findings.Add(Rule.TooMany, method, null, $"{Findings.Name(method)} has {count} {what}, {CountMax} go");
            }
        }

        var body = method.Body;
        Count(body.Variables.Count, "locals");
        Count(method.Parameters.Count + (method.HasThis ? 1 : 0), "arguments");
        Count(body.MaxStackSize, "slots on the evaluation stack");
        if (body.CodeSize > BytesMax)
        {
            var what = $"{Findings.Name(method)} has {body.CodeSize} bytes of IL, {BytesMax} go";
            findings.Add(Rule.TooLong, method, null, what);
        }

        foreach (var local in body.Variables.Where(v => v.IsPinned))
        {
            findings.Add(Rule.Unsupported, method, null, $"a pinned local of type {local.VariableType.FullName}");
        }
    }

    private static void CheckInstruction(CodeBase code, MethodDefinition method, Instruction at, Findings findings)
    {
        switch (at.OpCode.Code)
        {
            case Code.Switch when ((Instruction[])at.Operand).Length is > CountMax and var cases:
                findings.Add(Rule.TooMany, method, at, $"a switch over {cases} cases, {CountMax} go");
                break;
            case Code.Localloc or Code.Calli or Code.Cpblk or Code.Initblk or Code.Jmp or Code.Arglist or Code.Mkrefany
                or Code.Refanyval or Code.Refanytype or Code.Ckfinite or Code.Ldelem_I or Code.Stelem_I or Code.Ldind_I
                or Code.Stind_I:
                findings.Add(Rule.Unsupported, method, at, $"instruction {at.OpCode.Name}");
                break;
            case Code.Ldftn when at.Next?.OpCode.Code != Code.Newobj:
                findings.Add(Rule.Unsupported, method, at, "the address of a function");
                break;
            case Code.Ldftn:
                CheckDelegate(code, method, at, findings);
                break;
            default:
                if (at.OpCode.Name.Contains(".ovf", StringComparison.Ordinal))
                {
                    findings.Add(Rule.Overflow, method, at, $"checked arithmetic ({at.OpCode.Name})");
                }

                break;
        }
    }

    /// <summary>A static method that takes one argument more than its delegate is bound to its first.</summary>
    private static void CheckDelegate(CodeBase code, MethodDefinition method, Instruction at, Findings findings)
    {
        var target = code.Resolve((MethodReference)at.Operand);
        var made = ((MethodReference)at.Next.Operand).DeclaringType.Resolve();
        var invoke = made?.Methods.FirstOrDefault(m => m.Name == "Invoke");
        if (target is { IsStatic: true } && invoke is not null && target.Parameters.Count > invoke.Parameters.Count)
        {
            findings.Add(Rule.ExtensionDelegate, method, at, $"a {made!.Name} bound to extension {target.Name}");
        }
    }
}
