namespace Wallet.CostMeter;

/// <summary>What the command line asks for.</summary>
internal sealed class MeterOptions
{
    public const string Usage = """
        usage: Wallet.CostMeter [options]
          --filter NAME   only operations whose names contain it
          --compare FILE  compares with this baseline instead of the project's
          --json          prints counts as JSON instead of a table and trees
          --micro         counts the loops that weights are measured with; compares nothing
          --renew         writes the project's baseline anew
        The exit code is 1 where a budget is passed, or a count is more than 2 % above the baseline.
        """;

    public string Filter { get; private set; } = "";

    public string? CompareFile { get; private set; }

    public bool AsJson { get; private set; }

    public bool Renews { get; private set; }

    public bool IsMicro { get; private set; }

    /// <summary>Null where an option is wrong.</summary>
    public static MeterOptions? Parse(string[] args)
    {
        var options = new MeterOptions();
        for (int i = 0; i < args.Length; i++)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json":
                    options.AsJson = true;
                    break;
                case "--micro":
                    options.IsMicro = true;
                    break;
                case "--renew":
                    options.Renews = true;
                    break;
                case "--filter" when value is not null:
                    options.Filter = value;
                    i++;
                    break;
                case "--compare" when value is not null:
                    options.CompareFile = value;
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options.Renews && (options.IsMicro || options.Filter.Length > 0) ? null : options;
    }
}
