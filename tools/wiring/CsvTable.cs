using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Wallet.Wiring;

/// <summary>A table of the hardware folder (RFC 4180, one line a row). Every complaint names file and line.</summary>
public sealed class CsvTable
{
    private CsvTable(IReadOnlyList<CsvRow> rows) => Rows = rows;

    /// <summary>The rows below the heading.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no table.</exception>
    public static CsvTable Read(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a text; <paramref name="name"/> stands in complaints.</summary>
    /// <exception cref="InvalidDataException">It is no table.</exception>
    public static CsvTable Parse(string text, string name)
    {
        string[] lines = text.TrimEnd('\n').Split('\n');
        string[] heading = Cells(lines[0]);
        var rows = new List<CsvRow>();
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = Cells(lines[i]);
            string place = $"{name}:{i + 1}";
            if (cells.Length != heading.Length)
            {
                throw new InvalidDataException($"{place}: {cells.Length} cells, the heading has {heading.Length}");
            }

            rows.Add(new CsvRow(place, heading, cells));
        }

        return new CsvTable(rows);
    }

    private static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        foreach (char c in line.TrimEnd('\r'))
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}

/// <summary>One row, asked by the names in the heading.</summary>
public sealed class CsvRow(string place, string[] heading, string[] cells)
{
    /// <summary>File and line, for complaints.</summary>
    public string Place { get; } = place;

    /// <summary>The names in the heading.</summary>
    public IReadOnlyList<string> Columns => heading;

    /// <summary>The cell below that heading.</summary>
    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public string this[string column]
    {
        get
        {
            int index = Array.IndexOf(heading, column);
            return index >= 0 ? cells[index] : throw new InvalidDataException($"{Place}: no column '{column}'");
        }
    }

    /// <summary>The cell as a number.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"{Place}: '{this[column]}' in '{column}' is no number");

    /// <summary>The words of the cell.</summary>
    public string[] Words(string column) => this[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
