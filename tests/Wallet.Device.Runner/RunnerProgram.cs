using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.CostMeter;

namespace Wallet.Device.Runner;

/// <summary>The whole program, for its entry point and for its tests.</summary>
public static class RunnerProgram
{
    /// <summary>Everything passed.</summary>
    public const int Passed = 0;

    /// <summary>A test failed, or the virtual device did.</summary>
    public const int Failed = 1;

    /// <summary>Nothing was run: an option is wrong, or a tool or file is missing.</summary>
    public const int NotRun = 2;

    public static int Run(
        string[] args, Func<string, string?> environment, TextWriter output, TextWriter errors)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(errors);
        string folder = Path.Combine(Path.GetTempPath(), "wallet-device-" + Guid.NewGuid().ToString("N"));
        try
        {
            RunnerOptions? options = RunnerOptions.Parse(args, environment);
            if (options is null)
            {
                output.WriteLine(RunnerOptions.Usage);
                return Passed;
            }

            Directory.CreateDirectory(folder);
            int code = options.Lists ? List(options, output)
                : options.IsBenchmark ? Benchmark(options, folder, output) : Test(options, folder, output);
            Keep(folder, options.OutFolder);
            return code;
        }
        catch (NotRunException e)
        {
            errors.WriteLine(e.Message);
            return NotRun;
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Keep(string folder, string outFolder)
    {
        if (outFolder.Length > 0)
        {
            Directory.CreateDirectory(outFolder);
            foreach (string file in Directory.EnumerateFiles(folder, "*.pe"))
            {
                File.Copy(file, Path.Combine(outFolder, Path.GetFileName(file)), overwrite: true);
            }
        }
    }

    private static int List(RunnerOptions options, TextWriter output)
    {
        foreach (ChipTest test in ChipTests.Read(options.Assembly, options.Filter))
        {
            output.WriteLine(test.Name);
        }

        return Passed;
    }

    private static int Test(RunnerOptions options, string folder, TextWriter output)
    {
        IReadOnlyList<ChipTest> tests = ChipTests.Read(options.Assembly, options.Filter);
        if (tests.Count == 0)
        {
            throw new NotRunException($"{options.Assembly} has no test whose name contains \"{options.Filter}\".");
        }

        string assembly = options.Filter.Length == 0
            ? options.Assembly
            : ChipTests.WriteOnly(tests, options.Assembly, Path.Combine(folder, Path.GetFileName(options.Assembly)));
        var processor = new MetadataProcessor(options, folder);
        IReadOnlyList<string> loaded = processor.Process(assembly, [ChipTests.Framework, ChipTests.Launcher]);
        var report = new TestReport(processor.InLauncherOrder(assembly, tests), output);
        RunOutcome outcome = VirtualDevice.Run(options, loaded, report.Take);
        report.Finish(outcome, options.SilenceMs);
        if (options.Trx.Length > 0)
        {
            TrxFile.Write(options.Trx, report.Results);
        }

        return report.Results.All(result => result.State == TestState.Passed) ? Passed : Failed;
    }

    private static int Benchmark(RunnerOptions options, string folder, TextWriter output)
    {
        var processor = new MetadataProcessor(options, folder);
        IReadOnlyList<string> loaded = processor.Process(options.Assembly, []);
        var report = new BenchmarkReport(options.Filter, Prices(options), output);
        RunOutcome outcome = VirtualDevice.Run(options, loaded, report.Take);
        return report.Finish(outcome, options.SilenceMs) ? Passed : Failed;
    }

    // What the cost meter asks for the operations of this repository; another assembly's it does not know.
    private static Dictionary<string, double> Prices(RunnerOptions options) => options.IsOwnAssembly
        ? Meter.RunMicros().Concat(Meter.Run()).ToDictionary(cost => cost.Name, cost => cost.Units)
        : [];
}
