using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.Device.Runner;

/// <summary>
/// Turns the benchmark's lines into a table: time measured and the cost meter's price, both in units of one empty loop
/// iteration on the same CLR. Where both are known of a signature or a verification, they must be near each other.
/// </summary>
/// <remarks>Lines are "Operation,name,times,ticks,iterations,loopTicks" and "Wrong,name".</remarks>
public sealed class BenchmarkReport
{
    private const double TicksPerMs = 10_000;
    private const double NsPerTick = 100;
    private const double DeviationMax = 0.25;

    // What the price is for; of the others it is only printed.
    private static readonly string[] s_judged = ["P-256 sign", "P-256 verify issuer's key", "P-256 verify unknown key"];

    private readonly string _filter;
    private readonly IReadOnlyDictionary<string, double> _prices;
    private readonly TextWriter _output;
    private readonly List<string> _complaints = [];
    private readonly List<string> _judged = [];
    private int _printed;
    private bool _isDone;

    /// <param name="filter">Only operations whose names contain it are printed and judged.</param>
    /// <param name="prices">Units that the cost meter asks for, by operation; empty where it knows none.</param>
    /// <param name="output">Where the table goes.</param>
    public BenchmarkReport(string filter, IReadOnlyDictionary<string, double> prices, TextWriter output)
    {
        _filter = filter;
        _prices = prices;
        _output = output;
    }

    /// <summary>Takes a line of the virtual device.</summary>
    public void Take(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string[] parts = line.Split(',');
        if (parts is ["Operation", string name, string times, string ticks, string iterations, string loopTicks])
        {
            if (name.Contains(_filter, StringComparison.Ordinal))
            {
                Print(name, Number(ticks) / Number(times), Number(loopTicks) / Number(iterations));
            }
        }
        else if (parts is ["Wrong", string wrong])
        {
            _complaints.Add($"{wrong}: its result is wrong");
        }
        else if (line == "Done.")
        {
            _isDone = true;
        }
    }

    /// <returns>True where every operation ran, gave the right result, and costs about what the price says.</returns>
    public bool Finish(RunOutcome outcome, int silenceMs)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        if (!_isDone || outcome.WasSilent || outcome.ExitCode != 0)
        {
            string how = outcome.WasSilent
                ? $"was silent for {silenceMs.ToString(CultureInfo.InvariantCulture)} ms"
                : $"ended with exit code {outcome.ExitCode.ToString(CultureInfo.InvariantCulture)}";
            _complaints.Add($"the virtual device {how}");
        }
        else if (_printed == 0)
        {
            _complaints.Add($"no operation's name contains \"{_filter}\"");
        }
        else if (_prices.Count > 0)
        {
            _complaints.AddRange(s_judged
                .Where(name => name.Contains(_filter, StringComparison.Ordinal) && !_judged.Contains(name))
                .Select(name => $"{name}: it was not both timed and priced"));
        }

        foreach (string complaint in _complaints) { _output.WriteLine("FAIL " + complaint); }
        if (_complaints.Count == 0 && _judged.Count > 0)
        {
            _output.WriteLine($"Priced within 25 % of the time measured: {string.Join(", ", _judged)}.");
        }

        return _complaints.Count == 0;
    }

    private void Print(string name, double ticks, double loopTicks)
    {
        if (_printed++ == 0)
        {
            _output.WriteLine(
                $"{"operation",-50}{"ms",12}{"loop ns",10}{"units measured",16}{"units priced",14}{"deviation",11}");
        }

        double measured = ticks / loopTicks;
        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-50}{ticks / TicksPerMs,12:0.0000}{loopTicks * NsPerTick,10:0.0}{measured,16:0.0}");
        if (_prices.TryGetValue(name, out double price))
        {
            double deviation = (price / measured) - 1;
            line += string.Create(CultureInfo.InvariantCulture, $"{price,14:0.0}{deviation,11:+0.0%;-0.0%;0.0%}");
            if (s_judged.Contains(name)) { Judge(name, measured, price, deviation); }
        }

        _output.WriteLine(line);
    }

    private void Judge(string name, double measured, double price, double deviation)
    {
        _judged.Add(name);
        if (Math.Abs(deviation) > DeviationMax)
        {
            _complaints.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {measured:#,0} units measured, {price:#,0} priced, more than 25 % apart. Time it again on a"
                + $" machine that does nothing else; if it stays so, the cost meter's weights.txt needs a new fit."));
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
