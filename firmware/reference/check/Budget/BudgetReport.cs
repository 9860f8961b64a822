using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using static System.FormattableString;

namespace Wallet.ChipCheck.Budget;

/// <summary>
/// Every size next to its ceiling: a table for each assembly and one for all of them. A size beyond its ceiling, or
/// without one, is a finding.
/// </summary>
internal sealed class BudgetReport
{
    /// <summary>What the last assembly is called in the budget: its own name is the board's.</summary>
    private const string Application = "main";

    private readonly List<Table> _tables = [];

    /// <param name="assemblies">The application last.</param>
    /// <param name="board">Whose ceilings go first.</param>
    public BudgetReport(IReadOnlyList<Sizes> assemblies, string board)
    {
        Board = board;
        foreach (var sizes in assemblies)
        {
            var part = sizes == assemblies[^1] ? Application : sizes.Name.Split('.')[^1].ToLowerInvariant();
            var title = $"{sizes.Name}: about {sizes.Pe} bytes of flash, {sizes.Loaded} of heap while it is loaded";
            var table = new Table(title, part);
            table.Add("byte-code", sizes.ByteCode, "bytes", string.Empty);
            table.Add("texts", sizes.Texts, "bytes", "names and string literals");
            table.Add("signatures", sizes.Signatures, "bytes", "with array initialisers");
            table.Add("array-initialisers", sizes.ArrayInitialisers, "bytes", string.Empty);
            table.Add("largest-method", sizes.LargestMethod, "bytes", sizes.LargestMethodName);
            table.Add("most-locals", sizes.MostLocals, "locals", sizes.MostLocalsName);
            _tables.Add(table);
        }

        _tables.Add(Total(assemblies));
    }

    public string Board { get; }

    public void Check(Ceilings ceilings, string file, Findings findings)
    {
        foreach (var row in _tables.SelectMany(t => t.Rows))
        {
            row.Ceiling = ceilings.Find(Board, row.Part, row.Name);
            if (row.Ceiling is null)
            {
                findings.Add(Rule.Budget, file, $"{row.FullName} of {Board} has no ceiling");
            }
            else if (row.Value > row.Ceiling.Value)
            {
                var what = $"{row.FullName} of {Board} is {row.Value} {row.Unit}, the ceiling is {row.Ceiling.Value}";
                findings.Add(Rule.Budget, row.Ceiling.Place, row.Note.Length == 0 ? what : $"{what} ({row.Note})");
            }
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Size of {Board} on the chip");
        foreach (var table in _tables)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $" {table.Title}");
            foreach (var row in table.Rows)
            {
                var ceiling = row.Ceiling?.Value ?? 0;
                var used = ceiling == 0 ? "no ceiling" : Invariant($"{100.0 * row.Value / ceiling,5:0.0} %");
                var size = Invariant($"  {row.FullName,-27}{row.Value,9} of {ceiling,9} {row.Unit,-7}{used}");
                text.AppendLine($"{size}  {row.Note}".TrimEnd());
            }
        }

        return text.ToString();
    }

    private static Table Total(IReadOnlyList<Sizes> assemblies)
    {
        var table = new Table(Invariant($"All {assemblies.Count} of them"), string.Empty);
        var code = assemblies.Sum(s => s.ByteCode);
        var texts = assemblies.Sum(s => s.Texts);
        var signatures = assemblies.Sum(s => s.Signatures);
        var parts = $"{code} of byte code, {texts} of texts, {signatures} of signatures";
        table.Add("pe", assemblies.Sum(s => s.Pe), "bytes", $"estimate of what is deployed: {parts}");
        table.Add("loaded", assemblies.Sum(s => s.Loaded), "bytes", "of heap, for the tables of what is loaded");
        var statics = assemblies.Sum(s => s.Statics);
        table.Add("statics", statics, "fields", $"{statics * Sizes.SlotBytes} bytes of heap");
        foreach (var room in assemblies.SelectMany(s => s.Rooms).ToLookup(r => r.Key, r => r.Value).OrderBy(r => r.Key))
        {
            var (bytes, records) = (room.Sum(r => r.ByteCode), room.Sum(r => r.Metadata));
            table.Add($"room-{room.Key}", bytes + records, "bytes", $"{bytes} of code, {records} of records");
        }

        return table;
    }

    /// <param name="Title">What it is of.</param>
    /// <param name="Part">The assembly's name in the budget; empty for all of them.</param>
    private sealed record Table(string Title, string Part)
    {
        public List<Row> Rows { get; } = [];

        public void Add(string name, int value, string unit, string note) =>
            Rows.Add(new Row(Part, name, value, unit, note));
    }

    private sealed record Row(string Part, string Name, int Value, string Unit, string Note)
    {
        public string FullName => Part.Length == 0 ? Name : $"{Part}-{Name}";

        public Ceilings.Ceiling? Ceiling { get; set; }
    }
}
