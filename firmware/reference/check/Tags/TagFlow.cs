using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>
/// Runs one method over tags instead of numbers, all paths at once. Only the evaluation stack needs to be followed from
/// instruction to instruction: locals, arguments and fields keep their tags by themselves (see <see cref="Cell"/>).
/// </summary>
internal sealed partial class TagFlow(TagProgram program, MethodDefinition method, Trap? trap)
{
    private readonly Dictionary<Instruction, Value[]> _before = [];
    private readonly Queue<Instruction> _work = [];
    private List<Value> _stack = [];

    public void Run()
    {
        var body = method.Body;
        Reach(body.Instructions[0], []);
        foreach (var handler in body.ExceptionHandlers)
        {
            var caught = Value.Of(handler.CatchType ?? method.Module.TypeSystem.Object);
            var hasException = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter;
            Reach(handler.HandlerStart, hasException ? [caught] : []);
            if (handler.FilterStart is not null)
            {
                Reach(handler.FilterStart, [caught]);
            }
        }

        while (_work.TryDequeue(out var instruction))
        {
            _stack = [.. _before[instruction]];
            Step(instruction);
            Follow(instruction);
        }
    }

    private void Follow(Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case Instruction target:
                Reach(target, instruction.OpCode.Code is Code.Leave or Code.Leave_S ? [] : [.. _stack]);
                break;
            case Instruction[] targets:
                foreach (var target in targets)
                {
                    Reach(target, [.. _stack]);
                }

                break;
        }

        var ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw;
        if (!ends && instruction.Next is not null)
        {
            Reach(instruction.Next, [.. _stack]);
        }
    }

    private void Reach(Instruction target, Value[] stack)
    {
        if (!_before.TryGetValue(target, out var known))
        {
            _before.Add(target, stack);
            _work.Enqueue(target);
            return;
        }

        var grew = false;
        for (var i = 0; i < known.Length && i < stack.Length; i++)
        {
            var merged = known[i].With(stack[i]);
            if (!merged.IsSame(known[i]))
            {
                known[i] = merged;
                grew = true;
            }
        }

        if (grew)
        {
            _work.Enqueue(target);
        }
    }

    private void Push(Value value) => _stack.Add(value);

    private Value Pop()
    {
        var value = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private void Pop(int count) => _stack.RemoveRange(_stack.Count - count, count);

    private static bool IsNull(Instruction? load) => load?.OpCode.Code == Code.Ldnull;

    private void Call(Instruction instruction)
    {
        var callee = (MethodReference)instruction.Operand;
        var arguments = new Value[callee.Parameters.Count];
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            arguments[i] = Pop();
        }

        var creates = instruction.OpCode.Code == Code.Newobj;
        if (callee.HasThis && !creates)
        {
            Pop();
        }

        var targets = program.Code.Targets(instruction);
        foreach (var target in targets)
        {
            Bind(target, arguments);
        }

        if (program.Code.IsForeign(callee))
        {
            CheckForeign(instruction, callee, arguments);
        }

        if (creates)
        {
            Push(Value.Of(callee.DeclaringType));
        }
        else if (callee.ReturnType.MetadataType != MetadataType.Void)
        {
            Push(Returned(callee, targets));
        }
    }

    private void Bind(MethodDefinition target, Value[] arguments)
    {
        // A delegate bound to a static method's first argument passes one less than the method takes.
        var skipped = target.Parameters.Count - arguments.Length;
        for (var i = 0; i < arguments.Length && skipped >= 0; i++)
        {
            program.AddTag(program.Argument(target.Parameters[i + skipped]), arguments[i]);
        }
    }

    /// <summary>
    /// The tag is the one that the library's native code gives: SerialPort.BytesToRead says int and returns a uint.
    /// mscorlib's was read, and is as declared (README.md, CHIP011).
    /// </summary>
    private Value ForeignResult(MethodReference callee, Value declared)
    {
        var known = callee.DeclaringType.Scope.Name == "mscorlib";
        if (known || !program.Code.IsForeign(callee) || !Declared.IsSigned(callee.ReturnType))
        {
            return declared;
        }

        var why = $"as {callee.Name}() of another assembly may return it";
        return declared.With(Value.Of(declared.Tag == Tag.I4 ? Tag.U4 : Tag.U8, why));
    }

    private Value Returned(MethodReference callee, IReadOnlyList<MethodDefinition> targets)
    {
        var declared = Declared.ValueOf(callee.ReturnType, $"{callee.Name}() returns {callee.ReturnType.Name}");
        var foreign = ForeignResult(callee, declared);
        if (targets.Count == 0)
        {
            return foreign;
        }

        var value = Declared.TagOf(callee.ReturnType) == Tag.None || foreign != declared ? foreign : Value.Nothing;
        return targets.Aggregate(value, (all, target) => all.With(program.Return(target)));
    }
}
