using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.HeapMeter;

/// <summary>Puts the probes into one method.</summary>
internal sealed class MethodRewriter
{
    private readonly MethodDefinition _method;
    private readonly int _number;
    private readonly ProbeReferences _probes;
    private readonly Func<TypeReference, bool> _isFirmware;
    private readonly ILProcessor _code;
    private readonly Dictionary<object, int> _roots = [];
    private readonly List<object> _shared = [];

    public MethodRewriter(
        MethodDefinition method, int number, ProbeReferences probes, Func<TypeReference, bool> isFirmware)
    {
        _method = method;
        _number = number;
        _probes = probes;
        _isFirmware = isFirmware;
        _code = method.Body.GetILProcessor();
    }

    /// <summary>Rewrites it.</summary>
    /// <returns>How many arguments and locals can hold an object.</returns>
    public int Run()
    {
        FindRoots();
        var depth = new VariableDefinition(_probes.Int32);
        List<Instruction> own = [.. _method.Body.Instructions];
        Instruction first = own[0];
        foreach (Instruction instruction in own)
        {
            Rewrite(instruction, depth);
        }

        // Behind the exception's own instruction, and before what notes where it went.
        foreach (ExceptionHandler handler in _method.Body.ExceptionHandlers)
        {
            After(
                handler.HandlerStart,
                [_code.Create(OpCodes.Ldloc, depth), _code.Create(OpCodes.Call, _probes.Caught)]);
        }

        _method.Body.Variables.Add(depth);
        foreach (Instruction instruction in Prologue(depth))
        {
            _code.InsertBefore(first, instruction);
        }

        return _roots.Count;
    }

    private void FindRoots()
    {
        IEnumerable<ParameterDefinition> parameters = _method.Parameters;
        if (_method.HasThis) { parameters = parameters.Prepend(_method.Body.ThisParameter); }

        foreach (ParameterDefinition parameter in parameters.Where(parameter => CanHoldObject(parameter.ParameterType)))
        {
            _roots.Add(parameter, _roots.Count);
        }

        foreach (VariableDefinition local in _method.Body.Variables.Where(local => CanHoldObject(local.VariableType)))
        {
            _roots.Add(local, _roots.Count);
        }

        _shared.AddRange(_method.Body.Instructions
            .Where(instruction => instruction.OpCode.Code is Code.Ldloca or Code.Ldarga)
            .Select(instruction => instruction.Operand)
            .Where(_roots.ContainsKey)
            .Distinct());
    }

    private static bool CanHoldObject(TypeReference type) => !type.IsValueType && !type.IsByReference;

    private List<Instruction> Prologue(VariableDefinition depth)
    {
        List<Instruction> prologue =
        [
            Number(_number), _code.Create(OpCodes.Call, _probes.Enter), _code.Create(OpCodes.Stloc, depth),
        ];
        foreach (ParameterDefinition parameter in _roots.Keys.OfType<ParameterDefinition>())
        {
            prologue.AddRange(Keep(parameter));
        }

        if (MakesItself())
        {
            prologue.AddRange(
            [
                _code.Create(OpCodes.Ldarg, _method.Body.ThisParameter),
                Number(_number),
                _code.Create(OpCodes.Call, _probes.Made),
            ]);
        }

        return prologue;
    }

    // The constructor that calls one from outside is run once for each object, whichever was called first.
    private bool MakesItself() => _method.IsConstructor && !_method.IsStatic && _method.Body.Instructions.Any(
        instruction => instruction.OpCode.Code == Code.Call
            && instruction.Operand is MethodReference { Name: ".ctor" } called && !_isFirmware(called.DeclaringType));

    private void Rewrite(Instruction at, VariableDefinition depth)
    {
        switch (at.OpCode.Code)
        {
            case Code.Newarr:
            case Code.Box:
                After(at, Note());
                break;
            case Code.Newobj:
                NoteForeign(at, ((MethodReference)at.Operand).DeclaringType);
                KeepShared(at);
                break;
            case Code.Call:
            case Code.Callvirt:
                KeepShared(at);
                NoteResult(at, (MethodReference)at.Operand);
                break;
            case Code.Ldstr:
                After(at, [Number(_number), _code.Create(OpCodes.Call, _probes.Literal)]);
                break;
            case Code.Stloc:
            case Code.Starg:
                if (_roots.ContainsKey(at.Operand)) { After(at, Keep(at.Operand)); }
                break;
            case Code.Ret:
                // In place, because branches lead here.
                at.OpCode = OpCodes.Ldloc;
                at.Operand = depth;
                After(at, [_code.Create(OpCodes.Call, _probes.Leave), _code.Create(OpCodes.Ret)]);
                break;
        }
    }

    // Objects of the firmware's own classes count themselves. The empty string is one for all.
    private void NoteForeign(Instruction at, TypeReference made)
    {
        if (made.MetadataType == MetadataType.String)
        {
            After(at, [Number(_number), _code.Create(OpCodes.Call, _probes.Text)]);
        }
        else if (!_isFirmware(made))
        {
            After(at, Note());
        }
    }

    private void NoteResult(Instruction at, MethodReference called)
    {
        TypeReference result = called.ReturnType;
        if (_isFirmware(called.DeclaringType)) { return; }

        if (result.MetadataType == MetadataType.String)
        {
            After(at, [Number(_number), _code.Create(OpCodes.Call, _probes.Text)]);
        }
        else if (CanHoldObject(result) && result.MetadataType != MetadataType.Void)
        {
            After(at, Note());
        }
    }

    // A call may have written through the address of a local.
    private void KeepShared(Instruction at)
    {
        foreach (object root in _shared)
        {
            After(at, Keep(root));
        }
    }

    private Instruction[] Note() =>
        [_code.Create(OpCodes.Dup), Number(_number), _code.Create(OpCodes.Call, _probes.Made)];

    private Instruction[] Keep(object root) =>
    [
        root is VariableDefinition local
            ? _code.Create(OpCodes.Ldloc, local)
            : _code.Create(OpCodes.Ldarg, (ParameterDefinition)root),
        Number(_roots[root]),
        _code.Create(OpCodes.Call, _probes.Keep),
    ];

    private Instruction Number(int number) => _code.Create(OpCodes.Ldc_I4, number);

    private void After(Instruction at, IEnumerable<Instruction> added)
    {
        foreach (Instruction instruction in added)
        {
            _code.InsertAfter(at, instruction);
            at = instruction;
        }
    }
}
