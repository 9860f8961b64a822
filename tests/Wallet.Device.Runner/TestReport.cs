using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Wallet.Device.Runner;

/// <summary>Reads the launcher's lines, prints a line a test, and knows which test ran when they stop.</summary>
internal sealed class TestReport
{
    private const string PassedPrefix = "Test passed,";
    private const string FailedPrefix = "Test failed,";
    private const string SkippedPrefix = "Test skipped,";
    private const int OutputLinesMax = 20;

    private readonly IReadOnlyList<ChipTest> _tests;
    private readonly TextWriter _output;
    private readonly List<TestResult> _results = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly Queue<string> _other = new();
    private bool _isDone;

    /// <param name="tests">What the assembly holds, in the order in which the launcher runs it.</param>
    /// <param name="output">Where the lines go.</param>
    public TestReport(IReadOnlyList<ChipTest> tests, TextWriter output)
    {
        _tests = tests;
        _output = output;
    }

    public IReadOnlyList<TestResult> Results => _results;

    /// <summary>Takes a line of the virtual device.</summary>
    public void Take(string line)
    {
        if (line.StartsWith(PassedPrefix, StringComparison.Ordinal))
        {
            Split(line[PassedPrefix.Length..], out string name, out string ticks);
            _ = long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long count);
            Add(name, TestState.Passed, count, "");
        }
        else if (line.StartsWith(FailedPrefix, StringComparison.Ordinal))
        {
            Split(line[FailedPrefix.Length..], out string name, out string message);
            Add(name, TestState.Failed, 0, message);
        }
        else if (line.StartsWith(SkippedPrefix, StringComparison.Ordinal))
        {
            Split(line[SkippedPrefix.Length..], out string name, out string message);
            Add(name, TestState.Skipped, 0, message);
        }
        else if (line == "Done.")
        {
            _isDone = true;
        }
        else if (line.Trim().Length > 0)
        {
            _other.Enqueue(line);
            if (_other.Count > OutputLinesMax) { _other.Dequeue(); }
        }
    }

    /// <summary>Accounts for every test that was not reported, and prints the totals.</summary>
    public void Finish(RunOutcome outcome, int silenceMs)
    {
        List<ChipTest> missing = [.. _tests.Where(test => !_reported.Contains(test.Name))];
        string code = outcome.ExitCode.ToString(CultureInfo.InvariantCulture);
        if (missing.Count > 0 && _isDone)
        {
            foreach (ChipTest test in missing)
            {
                Add(test.Name, TestState.Failed, 0, "The launcher ended without running it.");
            }
        }
        else if (missing.Count > 0)
        {
            string why = outcome.WasSilent
                ? string.Create(
                    CultureInfo.InvariantCulture, $"The virtual device was silent for {silenceMs} ms in this test.")
                : $"The virtual device ended in this test, exit code {code}.";
            Add(missing[0].Name, TestState.Failed, 0, why);
            PrintOther();
            foreach (ChipTest test in missing.Skip(1)) { Add(test.Name, TestState.NotRun, 0, "The run ended before."); }
        }
        else if (outcome.WasSilent || outcome.ExitCode != 0)
        {
            string how = outcome.WasSilent ? "it did not end" : "exit code " + code;
            Add("(the virtual device)", TestState.Failed, 0, $"After the last test: {how}.");
            PrintOther();
        }

        PrintTotals();
    }

    private void Add(string name, TestState state, long ticks, string message)
    {
        bool isKnown = _tests.Any(test => test.Name == name);
        if (_reported.Add(name) && (isKnown || state == TestState.Failed))
        {
            _results.Add(new TestResult(name, state, ticks, message));
        }
        else
        {
            state = TestState.Failed;
            message = isKnown ? "It was reported twice." : "The assembly has no such test: its rows are miscounted.";
            _results.Add(new TestResult(name, state, ticks, message));
        }

        string word = state switch
        {
            TestState.Passed => "ok  ",
            TestState.Failed => "FAIL",
            TestState.Skipped => "skip",
            _ => "none",
        };
        if (state == TestState.Passed)
        {
            string milliseconds = (ticks / 10_000.0).ToString("0.0", CultureInfo.InvariantCulture);
            _output.WriteLine($"{word} {name} ({milliseconds} ms)");
            _other.Clear();
        }
        else
        {
            _output.WriteLine($"{word} {name}: {message}");
        }
    }

    private void PrintOther()
    {
        foreach (string line in _other) { _output.WriteLine("     | " + line); }
    }

    private void PrintTotals()
    {
        int Count(TestState state) => _results.Count(result => result.State == state);
        long ticks = _results.Sum(result => result.Ticks);
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(TestState.Passed)} passed, {Count(TestState.Failed)} failed, {Count(TestState.Skipped)} skipped, "
            + $"{Count(TestState.NotRun)} not run ({ticks / 10_000_000.0:0.0} s)"));
    }

    private static void Split(string line, out string name, out string rest)
    {
        int comma = line.IndexOf(',', StringComparison.Ordinal);
        name = comma < 0 ? line : line[..comma];
        rest = comma < 0 ? "" : line[(comma + 1)..];
    }
}
