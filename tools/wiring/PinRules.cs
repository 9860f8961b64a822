using System;
using System.Collections.Generic;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>What must hold of a device's wires on a module. The rules know no board; the tables do.</summary>
public static class PinRules
{
    // Each of these is in use by somebody else, or decides at reset how the module starts.
    private static readonly (string Trait, string Why)[] s_taken =
    [
        ("strapping", "is read at reset and decides how the module starts"),
        ("flash", "belongs to the flash"),
        ("psram", "belongs to the PSRAM"),
        ("usb", "belongs to the USB socket"),
        ("led", "drives the lamp of the development board"),
    ];

    /// <summary>A complaint for each wire that the module cannot have.</summary>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<Wire> wires, Module module, IReadOnlyList<HeaderPin> header)
    {
        List<Wire> signals = wires.Where(wire => wire.Gpio >= 0).ToList();
        return [.. signals.SelectMany(wire => CheckWire(wire, module, header)), .. CheckUses(signals)];
    }

    private static IEnumerable<string> CheckWire(Wire wire, Module module, IReadOnlyList<HeaderPin> header)
    {
        ModulePin? pin = module.Pin(wire.Gpio);
        if (pin is null)
        {
            return [$"{wire.Place}: the chip has no GPIO{wire.Gpio}"];
        }

        var problems = new List<string>();
        problems.AddRange(s_taken.Where(taken => pin.Is(taken.Trait))
            .Select(taken => $"GPIO{wire.Gpio} {taken.Why} ({taken.Trait})"));
        if (!header.Any(place => place.Gpio == wire.Gpio))
        {
            problems.Add($"GPIO{wire.Gpio} is on no header of the board");
        }

        problems.AddRange(CheckDirection(wire, pin));
        problems.AddRange(CheckFunction(wire, pin));
        return problems.Select(problem => $"{wire.Place}: {problem}");
    }

    private static IEnumerable<string> CheckDirection(Wire wire, ModulePin pin)
    {
        bool drives = wire.Direction is "out" or "open-drain";
        bool reads = wire.Direction is "in" or "open-drain";
        if (!drives && !reads)
        {
            yield return $"'{wire.Direction}' is no direction of a signal";
        }

        if (drives && !pin.CanDrive)
        {
            yield return $"GPIO{wire.Gpio} cannot drive anything";
        }

        if (reads && !pin.CanRead)
        {
            yield return $"GPIO{wire.Gpio} cannot be read";
        }

        if (wire.PullsUp && pin.Is("input-only"))
        {
            yield return $"GPIO{wire.Gpio} has no pull-up";
        }

        foreach (string trait in wire.Needs.Where(trait => !pin.Is(trait)))
        {
            yield return $"GPIO{wire.Gpio} is not '{trait}'";
        }
    }

    private static IEnumerable<string> CheckFunction(Wire wire, ModulePin pin)
    {
        string? direction = DirectionOf(wire.Function);
        if (direction is null)
        {
            yield return $"'{wire.Function}' is no function of the runtime that we know";
        }
        else if (direction.Length > 0 && !string.Equals(direction, wire.Direction, StringComparison.Ordinal))
        {
            yield return $"{wire.Function} is '{direction}', not '{wire.Direction}'";
        }

        // The bridge chip of the board is soldered to UART0, so COM1 and these two pins go together.
        bool isTx = string.Equals(wire.Function, "COM1_TX", StringComparison.Ordinal);
        bool isRx = string.Equals(wire.Function, "COM1_RX", StringComparison.Ordinal);
        if (isTx != pin.Is("uart0-tx") || isRx != pin.Is("uart0-rx"))
        {
            yield return $"GPIO{wire.Gpio} and {wire.Function}: COM1 is on UART0's own pins, and nothing else is";
        }
    }

    // The matrix of the chip brings any of these to any pin; the direction is what the pin must be able to do.
    private static string? DirectionOf(string function) => function switch
    {
        "GPIO" => "",
        "I2C1_DATA" or "I2C1_CLOCK" or "I2C2_DATA" or "I2C2_CLOCK" => "open-drain",
        "COM1_TX" or "COM2_TX" or "COM3_TX" => "out",
        "COM1_RX" or "COM2_RX" or "COM3_RX" => "in",
        "PWM1" or "PWM2" or "PWM3" or "PWM4" or "PWM5" or "PWM6" or "PWM7" or "PWM8" => "out",
        _ => null,
    };

    // A bus may have several parts on one GPIO; anything else is one wire each.
    private static IEnumerable<string> CheckUses(List<Wire> signals)
    {
        foreach (IGrouping<int, Wire> uses in signals.GroupBy(wire => wire.Gpio).Where(uses => uses.Count() > 1))
        {
            bool isBus = uses.All(wire => wire.Function.StartsWith("I2C", StringComparison.Ordinal))
                && uses.Select(wire => wire.Constant).Distinct(StringComparer.Ordinal).Count() == 1
                && uses.Select(wire => wire.Address).Distinct(StringComparer.Ordinal).Count() == uses.Count();
            if (!isBus)
            {
                yield return $"{uses.Last().Place}: GPIO{uses.Key} is used twice";
            }
        }

        foreach (IGrouping<string, Wire> uses in signals.Where(wire => wire.Function is not "GPIO")
            .GroupBy(wire => wire.Function, StringComparer.Ordinal)
            .Where(uses => uses.Select(wire => wire.Gpio).Distinct().Count() > 1))
        {
            yield return $"{uses.Last().Place}: {uses.Key} is on two pins";
        }
    }
}
