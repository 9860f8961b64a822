using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Wallet.Wiring;

/// <summary>
/// The files of the hardware folder that are made from its tables: a drawing a device, and the sections of each page
/// between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.
/// </summary>
public static class Documents
{
    private static readonly string[] s_devices = ["card", "terminal"];

    /// <summary>Each file and what it should hold.</summary>
    /// <exception cref="InvalidDataException">A table is wrong; the message names the line.</exception>
    public static IReadOnlyList<(string Path, string Text)> Make(string folder)
    {
        IReadOnlyList<HeaderPin> header =
            HeaderPin.ReadAll(Path.Combine(folder, "modules", "esp32-s3-devkitc-1.csv"));
        var files = new List<(string, string)>();
        foreach (string device in s_devices)
        {
            string home = Path.Combine(folder, device);
            IReadOnlyList<Part> parts = Part.ReadAll(CsvTable.Read(Path.Combine(home, "parts.csv")));
            IReadOnlyList<Wire> wires = Wire.ReadAll(CsvTable.Read(Path.Combine(home, "pins.csv")));
            PowerBudget power = PowerBudget.Read(home);
            string drawing = WiringDrawing.Draw($"Wiring of the {device}", parts, wires, header);
            files.Add((Path.Combine(home, "wiring.svg"), drawing));
            string page = Path.Combine(home, "README.md");
            string text = Fill(File.ReadAllText(page), "parts", PartsTable(parts));
            text = Fill(text, "pins", PinsTable(wires, parts));
            text = Fill(text, "states", StatesTable(power));
            text = power.Uses.Count > 0 ? Fill(text, "uses", UsesTable(power)) : text;
            files.Add((page, text));
        }

        return files;
    }

    /// <summary>Puts the content between the two markers of the section.</summary>
    /// <exception cref="InvalidDataException">The page has no such section.</exception>
    public static string Fill(string page, string section, string content)
    {
        string open = $"<!-- {section} -->\n";
        string close = $"<!-- /{section} -->";
        int start = page.IndexOf(open, StringComparison.Ordinal);
        int end = page.IndexOf(close, StringComparison.Ordinal);
        return start >= 0 && end > start
            ? string.Concat(page.AsSpan(0, start + open.Length), content, page.AsSpan(end))
            : throw new InvalidDataException($"the page has no section '{section}'");
    }

    private static string PartsTable(IReadOnlyList<Part> parts)
    {
        IEnumerable<string> rows = parts.Select(part =>
            $"| {part.Title}{(part.IsNeeded ? "" : " (optional)")} | {part.Quantity} | {part.Buy} "
            + $"| {Number(part.PriceEuro * part.Quantity)} | {Sentences(part.Alternatives, part.Note)} |");
        double needed = parts.Where(part => part.IsNeeded).Sum(part => part.PriceEuro * part.Quantity);
        double all = parts.Sum(part => part.PriceEuro * part.Quantity);
        return Table("part | how many | what to buy | about EUR | instead of it; mind", rows)
            + $"\nTogether about {Number(needed)} EUR, {Number(all)} EUR with what is optional.\n";
    }

    private static string PinsTable(IReadOnlyList<Wire> wires, IReadOnlyList<Part> parts)
    {
        IEnumerable<string> rows = wires.Where(wire => wire.Gpio >= 0).Select(wire =>
            $"| {wire.Gpio} | {wire.Function} | {wire.Direction}{(wire.PullsUp ? ", pulled up" : "")} "
            + $"| {parts.FirstOrDefault(part => part.Id == wire.Part)?.Title ?? "Computer"}: {wire.Pin} "
            + $"| `{wire.Constant}` | {Sentences(wire.Needs.Contains("rtc") ? "can wake the chip" : "", wire.Note)} |");
        return Table("GPIO | function | direction | part: pin | constant | note", rows);
    }

    private static string StatesTable(PowerBudget power) => Table(
        "state | mA at 3.3 V | what happens",
        power.States.Select(state => $"| {state.Name} | {Number(state.CurrentMa)} | {state.What} |"));

    private static string UsesTable(PowerBudget power) => Table(
        "use, ten payments a day | mAh a day | a charge lasts | what it means",
        power.Uses.Select(use =>
            $"| {use.Name} | {Number(use.ChargePerDayMah)} | {Duration(use.Days)} | {use.What} |"));

    private static string Table(string heading, IEnumerable<string> rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| {heading} |\n");
        text.Append(string.Concat(Enumerable.Repeat("|---", heading.Split('|').Length))).Append("|\n");
        foreach (string row in rows)
        {
            text.Append(row).Append('\n');
        }

        return text.ToString();
    }

    private static string Sentences(string first, string second) =>
        first.Length > 0 && second.Length > 0 ? $"{first}; {second}" : first + second;

    private static string Duration(double days) =>
        days < 2 ? $"{Number(days * 24)} hours" : $"{Number(days)} days";

    // Nobody knows these figures to more than two digits.
    private static string Number(double value)
    {
        string format = value >= 10 || value == Math.Floor(value) ? "0" : value >= 1 ? "0.0" : "0.##";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
