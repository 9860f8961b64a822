using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Wallet.CostMeter.Metered;

namespace Wallet.CostMeter.Counting;

/// <summary>Has one method count its basic blocks, and tell what only shows while it runs.</summary>
internal sealed class MethodRewriter
{
    private readonly MethodBody _body;
    private readonly int _number;
    private readonly ProbeReferences _probes;
    private readonly InstructionCosts _costs;
    private readonly bool _traces;
    private readonly ILProcessor _code;
    private readonly VariableDefinition _node;
    private readonly VariableDefinition _counts;
    private readonly Dictionary<Instruction, Instruction> _starts = [];

    public MethodRewriter(
        MethodDefinition method, int number, ProbeReferences probes, InstructionCosts costs, bool traces)
    {
        _body = method.Body;
        _number = number;
        _probes = probes;
        _costs = costs;
        _traces = traces;
        _code = _body.GetILProcessor();
        _node = new VariableDefinition(probes.Node);
        _counts = new VariableDefinition(probes.Counters);
    }

    /// <summary>Rewrites it.</summary>
    /// <returns>What each block costs, behind the entry, whose number is 0.</returns>
    public List<Dictionary<int, int>> Run()
    {
        List<Instruction> own = [.. _body.Instructions];
        HashSet<Instruction> leaders = Leaders(own);
        var blocks = new List<Dictionary<int, int>>();
        foreach (Instruction instruction in own)
        {
            if (leaders.Contains(instruction)) { blocks.Add([]); }

            _costs.Add(instruction, blocks[^1]);
        }

        _body.Variables.Add(_node);
        _body.Variables.Add(_counts);
        int block = 0;
        foreach (Instruction instruction in own)
        {
            Tell(instruction);
            if (leaders.Contains(instruction)) { Begin(instruction, ++block); }
        }

        Redirect(own);
        Prologue(blocks.Count + 1);
        return blocks;
    }

    private HashSet<Instruction> Leaders(List<Instruction> own)
    {
        var leaders = new HashSet<Instruction> { own[0] };
        foreach (Instruction instruction in own)
        {
            switch (instruction.Operand)
            {
                case Instruction target: leaders.Add(target); break;
                case Instruction[] targets: leaders.UnionWith(targets); break;
            }

            bool endsBlock = instruction.OpCode.FlowControl
                is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (endsBlock && instruction.Next is not null) { leaders.Add(instruction.Next); }
        }

        foreach (ExceptionHandler handler in _body.ExceptionHandlers)
        {
            leaders.Add(handler.TryStart);
            leaders.Add(handler.HandlerStart);
        }

        return leaders;
    }

    // Before an instruction, so that lengths still lie on the stack.
    private void Tell(Instruction at)
    {
        switch (at.OpCode.Code)
        {
            case Code.Newarr:
                int bytes = ChipHeap.ElementBytes((TypeReference)at.Operand);
                Before(at, OpCodes.Dup, [_code.Create(OpCodes.Ldc_I4, bytes), Node(), Call(_probes.Array)]);
                break;
            case Code.Call when at.Operand is MethodReference called && EndsWithCount(called):
                Before(at, OpCodes.Dup, [Node(), Call(_probes.Native)]);
                break;
            case >= Code.Ldelem_I1 and <= Code.Ldelem_Ref when _traces:
                Before(at, OpCodes.Dup, [_code.Create(OpCodes.Ldc_I4, _number), Call(_probes.Index)]);
                break;
            case >= Code.Stelem_I and <= Code.Stelem_Ref when _traces:
                TellWritten(at);
                break;
            case Code.Ret:
                Before(at, null, [Node(), Call(_probes.Leave)]);
                break;
        }
    }

    // The value lies above the index.
    private void TellWritten(Instruction at)
    {
        var value = new VariableDefinition(_probes.ElementOf(at.OpCode.Code));
        _body.Variables.Add(value);
        Before(
            at,
            null,
            [
                _code.Create(OpCodes.Stloc, value), _code.Create(OpCodes.Dup), _code.Create(OpCodes.Ldc_I4, _number),
                Call(_probes.Index), _code.Create(OpCodes.Ldloc, value),
            ]);
    }

    private static bool EndsWithCount(MethodReference called) =>
        called.DeclaringType.FullName == "System.Array" && called.Name is "Copy" or "Clear";

    private void Begin(Instruction leader, int block)
    {
        Before(
            leader,
            null,
            [
                _code.Create(OpCodes.Ldloc, _counts), _code.Create(OpCodes.Ldc_I4, Probe.FirstBlock + block),
                _code.Create(OpCodes.Ldelema, _probes.Int64), _code.Create(OpCodes.Dup),
                _code.Create(OpCodes.Ldind_I8), _code.Create(OpCodes.Ldc_I4, 1), _code.Create(OpCodes.Conv_I8),
                _code.Create(OpCodes.Add), _code.Create(OpCodes.Stind_I8),
            ]);
        if (_traces)
        {
            Before(leader, null, [_code.Create(OpCodes.Ldc_I4, (_number << 12) + block), Call(_probes.Step)]);
        }

        if (_body.ExceptionHandlers.Any(handler => handler.HandlerStart == leader))
        {
            Before(leader, null, [Node(), Call(_probes.Resume)]);
        }
    }

    private void Redirect(List<Instruction> own)
    {
        foreach (Instruction instruction in own)
        {
            switch (instruction.Operand)
            {
                case Instruction target: instruction.Operand = Start(target); break;
                case Instruction[] targets: instruction.Operand = targets.Select(Start).ToArray(); break;
            }
        }

        foreach (ExceptionHandler handler in _body.ExceptionHandlers)
        {
            handler.TryStart = Start(handler.TryStart);
            handler.TryEnd = Start(handler.TryEnd);
            handler.HandlerStart = Start(handler.HandlerStart);
            handler.HandlerEnd = handler.HandlerEnd is null ? null : Start(handler.HandlerEnd);
        }
    }

    private void Prologue(int blockCount)
    {
        Instruction first = _body.Instructions[0];
        Instruction[] added =
        [
            _code.Create(OpCodes.Ldc_I4, _number), _code.Create(OpCodes.Ldc_I4, blockCount), Call(_probes.Enter),
            _code.Create(OpCodes.Dup), _code.Create(OpCodes.Stloc, _node), Call(_probes.Counts),
            _code.Create(OpCodes.Dup), _code.Create(OpCodes.Stloc, _counts),
            _code.Create(OpCodes.Ldc_I4, Probe.FirstBlock), _code.Create(OpCodes.Ldelema, _probes.Int64),
            _code.Create(OpCodes.Dup), _code.Create(OpCodes.Ldind_I8), _code.Create(OpCodes.Ldc_I4, 1),
            _code.Create(OpCodes.Conv_I8), _code.Create(OpCodes.Add), _code.Create(OpCodes.Stind_I8),
        ];
        foreach (Instruction instruction in added) { _code.InsertBefore(first, instruction); }
    }

    // Where what stands before an instruction begins: branches to it come there.
    private Instruction Start(Instruction instruction) => _starts.GetValueOrDefault(instruction, instruction);

    private void Before(Instruction at, OpCode? first, Instruction[] added)
    {
        Instruction[] all = first is null ? added : [_code.Create(first.Value), .. added];
        Instruction place = Start(at);
        foreach (Instruction instruction in all) { _code.InsertBefore(place, instruction); }

        _starts[at] = all[0];
    }

    private Instruction Node() => _code.Create(OpCodes.Ldloc, _node);

    private Instruction Call(MethodReference method) => _code.Create(OpCodes.Call, method);
}
