using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.HeapMeter;

/// <summary>Ceilings from a file of lines "name value unit comment"; what follows # is no line.</summary>
public sealed class Budget
{
    private readonly Dictionary<string, int> _ceilings;

    private Budget(Dictionary<string, int> ceilings)
    {
        _ceilings = ceilings;
    }

    /// <summary>Reads the project's, which lies beside the program.</summary>
    public static Budget Read() =>
        Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "budget.txt")));

    /// <summary>From lines.</summary>
    public static Budget Parse(IEnumerable<string> lines) => new(lines
        .Select(line => line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words is [_, _, "slots", ..])
        .ToDictionary(words => words[0], words => int.Parse(words[1], CultureInfo.InvariantCulture)));

    /// <summary>Says what is over its ceiling or has none, or that the run means nothing.</summary>
    public IReadOnlyList<string> Complaints(HeapReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Outcome != "ok") { return [$"{report.Language}: the run did not end well: {report.Outcome}"]; }

        var complaints = new List<string>();
        foreach (DeviceHeap device in report.Devices)
        {
            foreach ((string name, Moment moment) in device.Moments())
            {
                int slots = device.Total(moment);
                string said = $"{NameOf(device, name)} in {report.Language}";
                int? ceiling = CeilingOf(device, name);
                if (ceiling == null)
                {
                    complaints.Add($"{said}: {slots} slots, and the budget has no ceiling for it");
                }
                else if (slots > ceiling)
                {
                    complaints.Add($"{said}: {slots} slots are more than the {ceiling} of the budget");
                }
            }
        }

        return complaints;
    }

    /// <summary>The ceiling of a device's moment, blocks; null where the budget has none.</summary>
    public int? CeilingOf(DeviceHeap device, string moment) =>
        _ceilings.TryGetValue(NameOf(device, moment), out int ceiling) ? ceiling : null;

    private static string NameOf(DeviceHeap device, string moment) => $"{device.Name}-heap-{moment}-slots";
}
