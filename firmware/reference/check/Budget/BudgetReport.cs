using System.Collections.Generic;
using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Wallet.ChipCheck.Budget;

/// <summary>Every size next to its ceiling, as a table; a size beyond it, or without one, is a finding.</summary>
internal sealed class BudgetReport
{
    private readonly List<Row> _rows = [];

    public BudgetReport(Sizes sizes, string board)
    {
        Board = board;
        Add("byte-code", sizes.ByteCode, "bytes", string.Empty);
        Add("texts", sizes.Texts, "bytes", "names and string literals");
        Add("signatures", sizes.Signatures, "bytes", "with array initialisers");
        Add("array-initialisers", sizes.ArrayInitialisers, "bytes", string.Empty);
        Add("pe", sizes.Pe, "bytes", "estimate of what is deployed");
        Add("statics", sizes.Statics, "fields", $"{sizes.Statics * Sizes.SlotBytes} bytes of heap");
        Add("largest-method", sizes.LargestMethod, "bytes", sizes.LargestMethodName);
        Add("most-locals", sizes.MostLocals, "locals", sizes.MostLocalsName);
        foreach (var (name, room) in sizes.Rooms)
        {
            var what = $"{room.ByteCode} of code, {room.Metadata} of records";
            Add($"room-{name}", room.ByteCode + room.Metadata, "bytes", what);
        }
    }

    public string Board { get; }

    public void Check(Ceilings ceilings, string file, Findings findings)
    {
        foreach (var row in _rows)
        {
            row.Ceiling = ceilings.Find(Board, row.Name);
            if (row.Ceiling is null)
            {
                findings.Add(Rule.Budget, file, $"{row.Name} of {Board} has no ceiling");
            }
            else if (row.Value > row.Ceiling.Value)
            {
                var what = $"{row.Name} of {Board} is {row.Value} {row.Unit}, the ceiling is {row.Ceiling.Value}";
                findings.Add(Rule.Budget, row.Ceiling.Place, row.Note.Length == 0 ? what : $"{what} ({row.Note})");
            }
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Size of {Board} on the chip");
        foreach (var row in _rows)
        {
            var ceiling = row.Ceiling?.Value ?? 0;
            var used = ceiling == 0 ? "no ceiling" : Invariant($"{100.0 * row.Value / ceiling,5:0.0} %");
            var line = Invariant($"  {row.Name,-20}{row.Value,9} of {ceiling,9} {row.Unit,-7}{used}  {row.Note}");
            text.AppendLine(line.TrimEnd());
        }

        return text.ToString();
    }

    private void Add(string name, int value, string unit, string note) => _rows.Add(new Row(name, value, unit, note));

    private sealed record Row(string Name, int Value, string Unit, string Note)
    {
        public Ceilings.Ceiling? Ceiling { get; set; }
    }
}
