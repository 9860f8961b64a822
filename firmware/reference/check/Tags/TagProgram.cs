using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Wallet.ChipCheck.Tags;

/// <summary>
/// What the whole program is known to carry: a cell for each local, argument and field, a value for each return.
/// Methods are run over it until nothing grows any more; see README.md for what the chip does and this follows.
/// </summary>
internal sealed class TagProgram
{
    private readonly Dictionary<object, Cell> _cells = [];
    private readonly Dictionary<MethodDefinition, Value> _returns = [];
    private readonly Dictionary<string, Cell> _elements = new(StringComparer.Ordinal);
    private bool _grew;

    public TagProgram(CodeBase code)
    {
        Code = code;
        foreach (var method in code.Methods.Where(code.IsCalledFromOutside))
        {
            Assume(method);
        }

        do
        {
            do
            {
                _grew = false;
                foreach (var method in code.Methods)
                {
                    new TagFlow(this, method, null).Run();
                }
            }
            while (_grew);

            // Nobody in the program calls what is still empty: it may come from anywhere, as declared.
            foreach (var method in code.Methods)
            {
                Assume(method);
            }
        }
        while (_grew);
    }

    public CodeBase Code { get; }

    public Cell Local(VariableDefinition local) => At(local, local.VariableType, true);

    /// <summary>An argument's slot is the caller's: it carries what callers push, not what is declared.</summary>
    public Cell Argument(ParameterDefinition parameter) => At(parameter, parameter.ParameterType, false);

    public Cell Field(FieldReference field) => At(field.Resolve() ?? (object)field.FullName, field.FieldType, true);

    /// <summary>One for all elements of a type: whatever is stored, they keep the tag of the array.</summary>
    public Cell Element(TypeReference type)
    {
        if (!_elements.TryGetValue(type.FullName, out var cell))
        {
            cell = new Cell(Declared.TagOf(type)) { IsElement = true };
            _elements.Add(type.FullName, cell);
        }

        return cell;
    }

    public Value Return(MethodDefinition method) => _returns.GetValueOrDefault(method, Value.Nothing);

    public void AddReturn(MethodDefinition method, Value value)
    {
        var before = Return(method);
        var after = before.With(value);
        if (!after.IsSame(before))
        {
            _returns[method] = after;
            _grew = true;
        }
    }

    public void AddTag(Cell cell, Value value)
    {
        if (!cell.IsElement && (cell.Tag | value.Tag) != cell.Tag)
        {
            cell.Tag |= value.Tag;
            cell.From ??= value.From;
            _grew = true;
        }

        AddReference(cell, value);
    }

    /// <summary>What a plain store brings along: not the tag, but what a reference may be.</summary>
    public void AddReference(Cell cell, Value value)
    {
        if (value.MayBeUnset && !cell.MayBeUnset)
        {
            cell.MayBeUnset = true;
            _grew = true;
        }

        foreach (var target in value.Cells ?? Enumerable.Empty<Cell>())
        {
            _grew |= cell.PointsTo.Add(target);
        }
    }

    private Cell At(object key, TypeReference type, bool startsAsDeclared)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            cell = new Cell(startsAsDeclared ? Declared.TagOf(type) : Tag.None);
            _cells.Add(key, cell);
        }

        return cell;
    }

    private void Assume(MethodDefinition method)
    {
        foreach (var parameter in method.Parameters)
        {
            var cell = Argument(parameter);
            if (cell.Tag == Tag.None)
            {
                AddTag(cell, Value.Of(Declared.TagOf(parameter.ParameterType)));
            }
        }
    }
}
