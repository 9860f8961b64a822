using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Wallet.Wiring;

/// <summary>A state of the device and what flows in it.</summary>
/// <param name="Name">The state.</param>
/// <param name="CurrentMa">All parts together, at the 3.3 V rail.</param>
/// <param name="What">What happens in it.</param>
public sealed record PowerState(string Name, double CurrentMa, string What);

/// <summary>A way to use the device and how long one charge lasts then.</summary>
/// <param name="Name">The way.</param>
/// <param name="ChargePerDayMah">Taken from the battery in a day.</param>
/// <param name="Days">Days a charge lasts.</param>
/// <param name="What">What is meant.</param>
public sealed record PowerUse(string Name, double ChargePerDayMah, double Days, string What);

/// <summary>What a device takes from its supply, added up from tables: nothing here is typed twice.</summary>
public sealed class PowerBudget
{
    private const double DayS = 86_400;

    private PowerBudget(IReadOnlyList<PowerState> states, IReadOnlyList<PowerUse> uses)
    {
        States = states;
        Uses = uses;
    }

    /// <summary>The states, as the table orders them.</summary>
    public IReadOnlyList<PowerState> States { get; }

    /// <summary>The uses; none for a device without a battery.</summary>
    public IReadOnlyList<PowerUse> Uses { get; }

    /// <summary>Reads power.csv and states.csv of a device, and what it has to say of a battery.</summary>
    public static PowerBudget Read(string folder)
    {
        string uses = Path.Combine(folder, "uses.csv");
        return Compute(
            CsvTable.Read(Path.Combine(folder, "power.csv")),
            CsvTable.Read(Path.Combine(folder, "states.csv")),
            File.Exists(uses) ? CsvTable.Read(uses) : null,
            File.Exists(uses) ? CsvTable.Read(Path.Combine(folder, "battery.csv")) : null);
    }

    /// <summary>Adds up.</summary>
    /// <exception cref="InvalidDataException">A state names a mode that no row of the currents has.</exception>
    public static PowerBudget Compute(CsvTable currents, CsvTable states, CsvTable? uses, CsvTable? battery)
    {
        List<PowerState> sums = states.Rows
            .Select(row => new PowerState(row["state"], SumOf(row, currents), row["what"])).ToList();
        if (uses is null || battery is null)
        {
            return new PowerBudget(sums, []);
        }

        double ValueOf(string what) => battery.Rows.Single(row => row["what"] == what).Number("value");
        double batteryMaPerRailMa = ValueOf("rail_voltage") / ValueOf("cell_voltage") / ValueOf("efficiency");
        double usableMah = ValueOf("capacity") * ValueOf("usable");
        return new PowerBudget(sums, uses.Rows.Select(row =>
        {
            double perDayMah = batteryMaPerRailMa * RailMahPerDay(row, sums);
            return new PowerUse(row["use"], perDayMah, usableMah / perDayMah, row["what"]);
        }).ToList());
    }

    private static double SumOf(CsvRow state, CsvTable currents) => state.Columns
        .Where(column => column is not ("state" or "what"))
        .Sum(part => currents.Rows.SingleOrDefault(row => row["part"] == part && row["mode"] == state[part])
            ?.Number("current_ma")
            ?? throw new InvalidDataException($"{state.Place}: power.csv has no mode '{state[part]}' of {part}"));

    private static double RailMahPerDay(CsvRow use, List<PowerState> states)
    {
        double payments = use.Number("payments_a_day");
        double wakeS = payments * use.Number("wake_s");
        double idleS = payments * use.Number("idle_s");
        double touchS = payments * use.Number("touch_s");
        double restS = DayS - wakeS - idleS - touchS;
        double CurrentIn(string state) => states.Single(known => known.Name == state).CurrentMa;
        double chargeMas = wakeS * CurrentIn("wake") + idleS * CurrentIn("idle display")
            + touchS * CurrentIn("touch") + restS * CurrentIn(use["rest"]);
        return chargeMas / 3600;
    }
}
