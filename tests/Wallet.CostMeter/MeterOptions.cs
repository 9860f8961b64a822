using System;

namespace Wallet.CostMeter;

/// <summary>What the command line asks for.</summary>
internal sealed class MeterOptions
{
    public const string Usage = """
        usage: Wallet.CostMeter [options]
          --filter NAME   only operations whose names contain it
          --compare FILE  compares with this file, a baseline or what --json printed, instead of the project's baseline
          --json          prints counts as JSON instead of a table and trees
          --micro         counts the loops that weights are measured with; compares nothing
          --svg FILE      draws the operations that have a budget, with where their prices are spent
          --renew         writes the project's baseline and picture anew
          --help          prints this
        The exit code is 0 when all is well; 1 when a budget is passed, a count is more than 2 % above or below what it
        is compared with, or an operation's result is wrong; 2 when nothing was counted.
        """;

    public string Filter { get; private set; } = "";

    public string? CompareFile { get; private set; }

    /// <summary>Where the picture goes; null where none is asked for.</summary>
    public string? PictureFile { get; private set; }

    public bool AsJson { get; private set; }

    public bool Renews { get; private set; }

    public bool IsMicro { get; private set; }

    /// <summary>Null where help was asked for.</summary>
    /// <exception cref="NotCountedException">An option is wrong.</exception>
    public static MeterOptions? Parse(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var options = new MeterOptions();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    return null;
                case "--json":
                    options.AsJson = true;
                    break;
                case "--micro":
                    options.IsMicro = true;
                    break;
                case "--renew":
                    options.Renews = true;
                    break;
                case "--filter":
                    options.Filter = ValueOf(args, i++, "a part of an operation's name");
                    break;
                case "--compare":
                    options.CompareFile = ValueOf(args, i++, "a file");
                    break;
                case "--svg":
                    options.PictureFile = ValueOf(args, i++, "a file");
                    break;
                default:
                    throw new NotCountedException($"{args[i]} is no option; --help lists them.");
            }
        }

        options.Check();
        return options;
    }

    private static string ValueOf(string[] args, int option, string what) =>
        option + 1 < args.Length && !args[option + 1].StartsWith("--", StringComparison.Ordinal)
            ? args[option + 1]
            : throw new NotCountedException($"{args[option]} needs {what} behind it; --help says more.");

    private void Check()
    {
        if (IsMicro && (Renews || CompareFile is not null || PictureFile is not null))
        {
            throw new NotCountedException(
                "--micro goes with neither --renew nor --compare nor --svg: its loops have no baseline and no budget.");
        }

        if (Filter.Length > 0 && (Renews || PictureFile is not null))
        {
            throw new NotCountedException(
                "--filter goes with neither --renew nor --svg: baseline and picture are of all operations.");
        }
    }
}
