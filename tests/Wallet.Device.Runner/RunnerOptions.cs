using System;
using System.Globalization;
using System.IO;
using Wallet.Tests;

namespace Wallet.Device.Runner;

/// <summary>What to run, on what, and how long to wait.</summary>
public sealed class RunnerOptions
{
    public const string PeVariable = "WALLET_NANO_PE";
    public const string ProcessorVariable = "WALLET_NANO_MDP";
    public const string ClrVariable = "WALLET_NANO_CLR";
    public const int DefaultSilenceMs = 120_000;

    public const string Usage = """
        usage: Wallet.Device.Runner [options]
          --pe FOLDER        PE files of nanoFramework: mscorlib, nanoFramework.TestFramework and
                             nanoFramework.UnitTestLauncher (or WALLET_NANO_PE)
          --mdp PROGRAM      the metadata processor, a path or a name on the PATH (or WALLET_NANO_MDP)
          --nanoclr PROGRAM  the virtual device, a path or a name on the PATH (or WALLET_NANO_CLR)
          --assembly FILE    the test or benchmark assembly; default: the ones of this repository
          --filter TEXT      only tests or operations whose name contains it
          --benchmark        time the chosen operations instead of testing
          --list             names the tests and runs none
          --trx FILE         writes the results as a TRX file, too
          --out FOLDER       keeps the PE files it made there
          --timeoutMs N      how long one test may be silent (default 120000)
        The exit code is 0 when everything passed, 1 when something failed, 2 when nothing was run. A benchmark of this
        repository fails, too, where the cost meter's price of a signature or a verification is more than 25 % off.
        """;

    public const string HowToGet =
        " dotnet tool install -g nanoclr gives the virtual device; the packages nanoFramework.CoreLibrary and"
        + " nanoFramework.TestFramework hold the PE files; the metadata processor is built from"
        + " MetadataProcessor.Console of the public repository nanoframework/metadata-processor.";

    public string PeFolder { get; private set; } = "";

    public string Processor { get; private set; } = "";

    public string Clr { get; private set; } = "";

    public string Assembly { get; private set; } = "";

    /// <summary>True where the assembly is one of this repository, and none was named.</summary>
    public bool IsOwnAssembly { get; private set; }

    public string Filter { get; private set; } = "";

    public string Trx { get; private set; } = "";

    /// <summary>Where the PE files stay; empty where nobody wants them.</summary>
    public string OutFolder { get; private set; } = "";

    public bool IsBenchmark { get; private set; }

    public bool Lists { get; private set; }

    public int SilenceMs { get; private set; } = DefaultSilenceMs;

    /// <summary>Null where help was asked for.</summary>
    /// <exception cref="NotRunException">An option is wrong, or something is missing.</exception>
    public static RunnerOptions? Parse(string[] args, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(environment);
        var options = new RunnerOptions
        {
            PeFolder = environment(PeVariable) ?? "",
            Processor = environment(ProcessorVariable) ?? "",
            Clr = environment(ClrVariable) ?? "",
        };
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    return null;
                case "--benchmark":
                    options.IsBenchmark = true;
                    break;
                case "--list":
                    options.Lists = true;
                    break;
                default:
                    options.Take(args[i], i + 1 < args.Length ? args[i + 1] : null);
                    i++;
                    break;
            }
        }

        options.Complete();
        return options;
    }

    private void Take(string option, string? value)
    {
        if (value is null && option.StartsWith("--", StringComparison.Ordinal))
        {
            throw new NotRunException($"{option} needs a value, or is no option; --help lists them.");
        }

        switch (option)
        {
            case "--pe": PeFolder = value!; break;
            case "--mdp": Processor = value!; break;
            case "--nanoclr": Clr = value!; break;
            case "--assembly": Assembly = value!; break;
            case "--filter": Filter = value!; break;
            case "--trx": Trx = value!; break;
            case "--out": OutFolder = value!; break;
            case "--timeoutMs": SilenceMs = Milliseconds(value!); break;
            default: throw new NotRunException($"{option} is no option; --help lists them.");
        }
    }

    private static int Milliseconds(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new NotRunException($"--timeoutMs takes a whole number from 1, not \"{value}\".");

    private void Complete()
    {
        if (IsBenchmark && (Lists || Trx.Length > 0))
        {
            throw new NotRunException("--benchmark goes with neither --list nor --trx.");
        }

        IsOwnAssembly = Assembly.Length == 0;
        if (IsOwnAssembly)
        {
            Assembly = Path.Combine(
                Repository.Root(), "tests",
                IsBenchmark
                    ? "Wallet.Device.Benchmarks/bin/Wallet.Device.Benchmarks.dll"
                    : "Wallet.Device.Tests/chip/bin/NFUnitTest.dll");
        }

        if (!File.Exists(Assembly))
        {
            throw new NotRunException($"There is no {Assembly}: dotnet build Wallet.Firmware.sln makes it.");
        }

        if (Lists)
        {
            return;
        }

        Require(PeFolder, "--pe", PeVariable);
        Require(Processor, "--mdp", ProcessorVariable);
        Require(Clr, "--nanoclr", ClrVariable);
        if (!Directory.Exists(PeFolder))
        {
            throw new NotRunException($"--pe names {PeFolder}, which is no folder.{HowToGet}");
        }
    }

    private static void Require(string value, string option, string variable)
    {
        if (value.Length == 0)
        {
            throw new NotRunException($"{option} or {variable} is needed.{HowToGet}");
        }
    }
}
