using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>One wire of a device: a row of its pins.csv.</summary>
public sealed class Wire
{
    private Wire(CsvRow row)
    {
        Place = row.Place;
        Part = row["part"];
        Pin = row["pin"];
        To = row["to"];
        Direction = row["direction"];
        PullsUp = string.Equals(row["pull"], "up", StringComparison.Ordinal);
        Function = row["function"];
        Constant = row["constant"];
        Needs = row.Words("needs");
        Address = row["address"];
        Colour = row["colour"];
        Note = row["note"];
        Gpio = To.StartsWith("GPIO", StringComparison.Ordinal)
            ? int.Parse(To.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture)
            : -1;
    }

    /// <summary>File and line.</summary>
    public string Place { get; }

    /// <summary>The part, as parts.csv names it.</summary>
    public string Part { get; }

    /// <summary>What is printed beside its pin.</summary>
    public string Pin { get; }

    /// <summary>The other end: GPIOn, 3V3, GND, PART:PIN, or - for a pin that stays open.</summary>
    public string To { get; }

    /// <summary>Number of the GPIO; -1 where the other end is none.</summary>
    public int Gpio { get; }

    /// <summary>out, in, open-drain, power or none, as seen from the ESP32.</summary>
    public string Direction { get; }

    /// <summary>The ESP32's own pull-up is switched on, or one is on the bus.</summary>
    public bool PullsUp { get; }

    /// <summary>GPIO, or the runtime's name of the function.</summary>
    public string Function { get; }

    /// <summary>The constant of the pin class.</summary>
    public string Constant { get; }

    /// <summary>Traits that the pin must have.</summary>
    public IReadOnlyList<string> Needs { get; }

    /// <summary>7-bit address on the bus, as 0x3C.</summary>
    public string Address { get; }

    /// <summary>Colour of the wire in the drawing; empty where the connection is on the board itself.</summary>
    public string Colour { get; }

    /// <summary>What else there is to know.</summary>
    public string Note { get; }

    /// <summary>The wires in a table.</summary>
    public static IReadOnlyList<Wire> ReadAll(CsvTable table) => table.Rows.Select(row => new Wire(row)).ToList();
}

/// <summary>A row of parts.csv.</summary>
/// <param name="Id">What pins.csv calls it.</param>
/// <param name="Title">What the drawing calls it.</param>
/// <param name="Buy">What to buy.</param>
/// <param name="Quantity">How many.</param>
/// <param name="IsNeeded">False where the device works without.</param>
/// <param name="PriceEuro">Rough price of one.</param>
/// <param name="Alternatives">What else does, and what does not.</param>
/// <param name="Note">What to mind.</param>
public sealed record Part(
    string Id,
    string Title,
    string Buy,
    int Quantity,
    bool IsNeeded,
    double PriceEuro,
    string Alternatives,
    string Note)
{
    /// <summary>The parts in a table.</summary>
    public static IReadOnlyList<Part> ReadAll(CsvTable table) => table.Rows.Select(row => new Part(
        row["part"], row["title"], row["buy"], (int)row.Number("quantity"),
        string.Equals(row["needed"], "yes", StringComparison.Ordinal), row.Number("price_eur"), row["alternatives"],
        row["note"])).ToList();
}
