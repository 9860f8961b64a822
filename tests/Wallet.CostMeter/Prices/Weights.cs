using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Wallet.CostMeter.Counting;

namespace Wallet.CostMeter.Prices;

/// <summary>What each class costs, from lines "name value source"; what follows # is no line.</summary>
internal sealed class Weights
{
    private const string UnlistedNative = "native-unlisted";

    private readonly Dictionary<string, double> _values;

    private Weights(Dictionary<string, double> values)
    {
        _values = values;
        Unit = Value("unit");
        UnitMicroseconds240 = Value("unit-microseconds-240");
        Slowdown160 = Value("slowdown-160");
    }

    /// <summary>Host instructions of one iteration of an empty loop.</summary>
    public double Unit { get; }

    /// <summary>What an iteration takes on an ESP32 at 240 MHz.</summary>
    public double UnitMicroseconds240 { get; }

    /// <summary>How much longer it takes at 160 MHz.</summary>
    public double Slowdown160 { get; }

    /// <summary>Reads the project's, which lie beside the program.</summary>
    public static Weights Read() => Parse(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "weights.txt")));

    /// <summary>From lines.</summary>
    /// <exception cref="FormatException">A weight without a number or a source.</exception>
    public static Weights Parse(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in lines.Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            string[] words = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || !double.TryParse(words[1], CultureInfo.InvariantCulture, out double value))
            {
                throw new FormatException($"A weight is a name, a number and where it comes from: {line}");
            }

            values.Add(words[0], value);
        }

        return new Weights(values);
    }

    /// <summary>Host instructions of each class of the table.</summary>
    /// <exception cref="FormatException">A class of the meter's has no weight.</exception>
    public double[] ByClass(CostTable table)
    {
        double[] weights = new double[table.ClassCount];
        for (int i = 0; i < weights.Length; i++)
        {
            string name = table.NameOf(i);
            weights[i] = i >= CostTable.FixedClasses && !_values.ContainsKey(name)
                ? Value(UnlistedNative)
                : Value(name);
        }

        return weights;
    }

    private double Value(string name) =>
        _values.TryGetValue(name, out double value) ? value : throw new FormatException($"There is no weight {name}.");
}
