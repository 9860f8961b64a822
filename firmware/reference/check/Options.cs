using System;
using System.Collections.Generic;
using System.IO;

namespace Wallet.ChipCheck;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(string Assembly, string References, string Budget, string Board, string Report)
{
    private static readonly string[] Names = ["--assembly", "--references", "--budget", "--board", "--report"];

    /// <summary>Null, with the problem, when an option is missing, unknown or said twice, or names nothing.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments, out string problem)
    {
        problem = string.Empty;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = arguments.Count > 0 && arguments[0] == "check" ? 1 : 0; i < arguments.Count; i += 2)
        {
            if (Array.IndexOf(Names, arguments[i]) < 0)
            {
                problem = $"{arguments[i]} is no option";
            }
            else if (i + 1 == arguments.Count || !values.TryAdd(arguments[i], arguments[i + 1]))
            {
                problem = $"{arguments[i]} takes one value, once";
            }
        }

        foreach (var name in Names)
        {
            if (values.TryAdd(name, string.Empty) && problem.Length == 0)
            {
                problem = $"{name} is missing";
            }
        }

        var named = Array.ConvertAll(Names, name => values[name]);
        var options = new Options(named[0], named[1], named[2], named[3], named[4]);
        problem = problem.Length > 0 ? problem
            : !File.Exists(options.Assembly) ? $"no assembly {options.Assembly}"
            : !Directory.Exists(options.References) ? $"no folder {options.References}"
            : !File.Exists(options.Budget) ? $"no budget {options.Budget}"
            : string.Empty;
        return problem.Length == 0 ? options : null;
    }
}
