using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.Device.Runner;

/// <summary>
/// Turns the benchmark's lines into a table in units of one empty loop iteration on the same CLR, beside the cost
/// meter's price.
/// </summary>
/// <remarks>Lines are "Operation,name,times,ticks,iterations,loopTicks" and "Wrong,name".</remarks>
internal sealed class BenchmarkReport
{
    private const double TicksPerMs = 10_000;
    private const double NsPerTick = 100;

    private readonly string _filter;
    private readonly IReadOnlyDictionary<string, double> _prices;
    private readonly TextWriter _output;
    private readonly List<string> _wrong = [];
    private int _operations;
    private bool _isDone;

    /// <param name="filter">Only operations whose names contain it are printed.</param>
    /// <param name="prices">Units that the cost meter asks for, by operation.</param>
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
        string[] parts = line.Split(',');
        if (parts is ["Operation", string name, string times, string ticks, string iterations, string loopTicks])
        {
            if (_operations++ == 0)
            {
                _output.WriteLine(
                    $"{"operation",-50}{"ms",12}{"loop ns",10}{"iterations",14}{"price",14}{"deviation",11}");
            }

            double each = Number(ticks) / Number(times);
            double loop = Number(loopTicks) / Number(iterations);
            if (name.Contains(_filter, StringComparison.Ordinal))
            {
                _output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-50}{each / TicksPerMs,12:0.0000}{loop * NsPerTick,10:0.0}{each / loop,14:0.0}")
                    + Beside(name, each / loop));
            }
        }
        else if (parts is ["Wrong", string wrong])
        {
            _wrong.Add(wrong);
        }
        else if (line == "Done.")
        {
            _isDone = true;
        }
    }

    /// <returns>True where every operation ran and gave the right result.</returns>
    public bool Finish(RunOutcome outcome, int silenceMs)
    {
        foreach (string name in _wrong) { _output.WriteLine($"FAIL {name}: its result is wrong"); }
        if (!_isDone || outcome.WasSilent || outcome.ExitCode != 0)
        {
            string how = outcome.WasSilent
                ? $"was silent for {silenceMs.ToString(CultureInfo.InvariantCulture)} ms"
                : $"ended with exit code {outcome.ExitCode.ToString(CultureInfo.InvariantCulture)}";
            _output.WriteLine($"FAIL the virtual device {how}");
            return false;
        }

        return _wrong.Count == 0 && _operations > 0;
    }

    private string Beside(string name, double measured) => _prices.TryGetValue(name, out double price)
        ? string.Create(CultureInfo.InvariantCulture, $"{price,14:0.0}{(price / measured) - 1,11:+0.0%;-0.0%}")
        : "";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
