using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Rules;

/// <summary>What shows when calls are followed: the order of static initialisers, and catching in finally.</summary>
internal sealed class CallRules(CodeBase code, Findings findings)
{
    /// <summary>Of other assemblies, read in the runtime's source: they call nothing and catch nothing.</summary>
    private static readonly string[] s_reviewed =
        ["System.Object..ctor", "System.Threading.Monitor.Enter", "System.Threading.Monitor.Exit"];

    public void Check()
    {
        var initialisers = code.Methods.Where(m => m.IsConstructor && m.IsStatic).ToList();
        var reached = initialisers.ToDictionary(i => i, i => Reached([i]));
        foreach (var initialiser in initialisers)
        {
            CheckOrder(initialiser, reached);
        }

        foreach (var method in code.Methods)
        {
            foreach (var handler in method.Body.ExceptionHandlers)
            {
                if (handler.HandlerType is ExceptionHandlerType.Finally or ExceptionHandlerType.Fault)
                {
                    CheckFinally(method, handler);
                }
            }
        }
    }

    /// <summary>A static field of another type counts when an initialiser other than the reading one sets it.</summary>
    private void CheckOrder(
        MethodDefinition reader, Dictionary<MethodDefinition, Dictionary<MethodDefinition, Instruction?>> reached)
    {
        foreach (var (method, from) in reached[reader])
        {
            foreach (var read in Fields(method, Code.Ldsfld, Code.Ldsflda))
            {
                var field = ((FieldReference)read.Operand).Resolve();
                if (field is null || field.DeclaringType == reader.DeclaringType || !code.IsOwn(field.Module))
                {
                    continue;
                }

                var others = reached.Where(r => r.Key != reader).SelectMany(r => r.Value.Keys);
                if (others.Any(m => Sets(m, field)))
                {
                    var through = method == reader ? string.Empty : $" through {Findings.Name(method)}";
                    var what = $"the static initialiser of {reader.DeclaringType.Name} reads {Findings.Short(field)}";
                    findings.Add(Rule.StaticOrder, reader, method == reader ? read : from, what + through);
                }
            }
        }
    }

    /// <summary>Who takes the address may store through it.</summary>
    private static bool Sets(MethodDefinition method, FieldDefinition field) =>
        Fields(method, Code.Stsfld, Code.Ldsflda).Any(s => ((FieldReference)s.Operand).Resolve() == field);

    private static IEnumerable<Instruction> Fields(MethodDefinition method, params Code[] codes) =>
        method.Body.Instructions.Where(i => codes.Contains(i.OpCode.Code));

    private void CheckFinally(MethodDefinition method, ExceptionHandler handler)
    {
        bool IsInside(Instruction at) =>
            at.Offset >= handler.HandlerStart.Offset
            && (handler.HandlerEnd is null || at.Offset < handler.HandlerEnd.Offset);

        foreach (var inner in method.Body.ExceptionHandlers.Where(h => Catches(h) && IsInside(h.TryStart)))
        {
            findings.Add(Rule.FinallyCatch, method, inner.TryStart, "a finally block catches");
        }

        foreach (var call in Calls(method).Where(IsInside))
        {
            var what = $"a finally block calls {Findings.Short(call.Operand)}";
            if (IsUnknown(method, call))
            {
                findings.Add(Rule.FinallyCatch, method, call, $"{what} of another assembly, which may catch");
            }

            foreach (var (target, _) in Reached(code.Targets(call)))
            {
                if (target.Body.ExceptionHandlers.Any(Catches))
                {
                    findings.Add(Rule.FinallyCatch, method, call, $"{what} and {Findings.Name(target)} catches");
                }

                foreach (var unknown in Calls(target).Where(c => IsUnknown(target, c)))
                {
                    var through = $"and {Findings.Name(target)} calls {Findings.Short(unknown.Operand)}";
                    var why = "of another assembly, which may catch";
                    findings.Add(Rule.FinallyCatch, method, call, $"{what} {through} {why}");
                }
            }
        }
    }

    /// <summary>Whether a call may end in code that is not looked into and not reviewed.</summary>
    private bool IsUnknown(MethodDefinition caller, Instruction call)
    {
        var callee = (MethodReference)call.Operand;
        return code.IsForeign(callee)
            && !s_reviewed.Contains(Findings.Name(callee))
            && !(Receiver(caller, call) is { } receiver && code.IsImplementedHere(receiver, callee));
    }

    /// <summary>The type a method without parameters is called on, as far as the instruction before it tells.</summary>
    private static TypeReference? Receiver(MethodDefinition caller, Instruction call)
    {
        var locals = caller.Body.Variables;
        return ((MethodReference)call.Operand).HasParameters ? null : call.Previous switch
        {
            { OpCode.Code: Code.Constrained, Operand: TypeReference type } => type,
            { OpCode.Code: Code.Ldarg_0 } when caller.HasThis => caller.DeclaringType,
            { OpCode.Code: >= Code.Ldarg_0 and <= Code.Ldarg_3 and var at } =>
                caller.Parameters[at - Code.Ldarg_0 - (caller.HasThis ? 1 : 0)].ParameterType,
            { OpCode.Code: >= Code.Ldloc_0 and <= Code.Ldloc_3 and var at } => locals[at - Code.Ldloc_0].VariableType,
            { OpCode.Code: Code.Ldarg_S or Code.Ldarg, Operand: ParameterDefinition given } => given.ParameterType,
            { OpCode.Code: Code.Ldloc_S or Code.Ldloc, Operand: VariableDefinition local } => local.VariableType,
            { OpCode.Code: Code.Ldfld or Code.Ldsfld, Operand: FieldReference field } => field.FieldType,
            _ => null,
        };
    }

    private static bool Catches(ExceptionHandler handler) =>
        handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;

    private static IEnumerable<Instruction> Calls(MethodDefinition method) =>
        method.Body.Instructions.Where(i => i.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj);

    /// <summary>Methods that running these may run, each with the call in the first of them that leads there.</summary>
    private Dictionary<MethodDefinition, Instruction?> Reached(IEnumerable<MethodDefinition> starts)
    {
        var found = new Dictionary<MethodDefinition, Instruction?>();
        var work = new Queue<MethodDefinition>();
        foreach (var start in starts.Where(s => found.TryAdd(s, null)))
        {
            work.Enqueue(start);
        }

        while (work.TryDequeue(out var method))
        {
            foreach (var call in Calls(method))
            {
                foreach (var target in code.Targets(call).Where(t => found.TryAdd(t, found[method] ?? call)))
                {
                    work.Enqueue(target);
                }
            }
        }

        return found;
    }
}
