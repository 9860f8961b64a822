using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>One GPIO of a module: what the datasheet says of it.</summary>
/// <param name="Number">Number of the GPIO.</param>
/// <param name="CanRead">It is brought out and can be an input.</param>
/// <param name="CanDrive">It is brought out and can be an output.</param>
/// <param name="Traits">strapping, flash, psram, usb, led, uart0-tx, input-only, rtc and others.</param>
public sealed record ModulePin(int Number, bool CanRead, bool CanDrive, IReadOnlyList<string> Traits)
{
    /// <summary>Whether the datasheet says that of the pin.</summary>
    public bool Is(string trait) => Traits.Contains(trait);
}

/// <summary>The pins of a module.</summary>
public sealed class Module
{
    private readonly Dictionary<int, ModulePin> _pins;

    private Module(Dictionary<int, ModulePin> pins) => _pins = pins;

    /// <summary>Every GPIO of the chip.</summary>
    public IEnumerable<ModulePin> Pins => _pins.Values;

    /// <summary>Reads the table of a module.</summary>
    public static Module Read(string path) => new(CsvTable.Read(path).Rows.Select(row =>
    {
        string[] can = row.Words("can");
        return new ModulePin((int)row.Number("gpio"), can.Contains("in"), can.Contains("out"), row.Words("traits"));
    }).ToDictionary(pin => pin.Number));

    /// <summary>The GPIO; null where the chip has none of that number.</summary>
    public ModulePin? Pin(int gpio) => _pins.GetValueOrDefault(gpio);
}

/// <summary>A place on a pin header of the development board.</summary>
/// <param name="Header">J1 on the left, J3 on the right.</param>
/// <param name="Position">1 is next to the antenna.</param>
/// <param name="Label">What is printed beside it.</param>
/// <param name="Gpio">Number of the GPIO; -1 where it is power or reset.</param>
public sealed record HeaderPin(string Header, int Position, string Label, int Gpio)
{
    /// <summary>Reads the table of a development board.</summary>
    public static IReadOnlyList<HeaderPin> ReadAll(string path) => CsvTable.Read(path).Rows.Select(row => new HeaderPin(
        row["header"],
        (int)row.Number("position"),
        row["label"],
        row["gpio"].Length == 0 ? -1 : int.Parse(row["gpio"], CultureInfo.InvariantCulture))).ToList();
}

/// <summary>A line of modules.csv: what was looked at and what was chosen.</summary>
public sealed record ModuleChoice(string Name, string File, string DevelopmentBoard, string Target, bool IsChosen)
{
    /// <summary>Reads the modules that were looked at.</summary>
    public static IReadOnlyList<ModuleChoice> ReadAll(string folder) =>
        CsvTable.Read(Path.Combine(folder, "modules.csv")).Rows.Select(row => new ModuleChoice(
            row["module"], row["file"], row["development_board"], row["target"],
            string.Equals(row["verdict"], "chosen", StringComparison.Ordinal))).ToList();
}
