using System;
using System.Collections.Generic;
using System.IO;

namespace Wallet.ChipCheck;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(
    IReadOnlyList<string> Assemblies, string References, string Budget, string Board, string Report)
{
    private const string Assembly = "--assembly";

    private static readonly string[] s_once = ["--references", "--budget", "--board", "--report"];

    /// <summary>Null, with the problem, when an option is missing, unknown or said twice, or names nothing.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments, out string problem)
    {
        problem = string.Empty;
        var assemblies = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = arguments.Count > 0 && arguments[0] == "check" ? 1 : 0; i < arguments.Count; i += 2)
        {
            var hasValue = i + 1 < arguments.Count;
            if (arguments[i] == Assembly && hasValue)
            {
                assemblies.Add(arguments[i + 1]);
            }
            else if (arguments[i] != Assembly && Array.IndexOf(s_once, arguments[i]) < 0)
            {
                problem = $"{arguments[i]} is no option";
            }
            else if (!hasValue || !values.TryAdd(arguments[i], arguments[i + 1]))
            {
                problem = $"{arguments[i]} takes one value{(arguments[i] == Assembly ? string.Empty : ", once")}";
            }
        }

        problem = problem.Length > 0 || assemblies.Count > 0 ? problem : $"{Assembly} is missing";
        foreach (var name in s_once)
        {
            if (values.TryAdd(name, string.Empty) && problem.Length == 0)
            {
                problem = $"{name} is missing";
            }
        }

        var named = Array.ConvertAll(s_once, name => values[name]);
        var options = new Options(assemblies, named[0], named[1], named[2], named[3]);
        var absent = assemblies.Find(a => !File.Exists(a));
        problem = problem.Length > 0 ? problem
            : absent is not null ? $"no assembly {absent}"
            : !Directory.Exists(options.References) ? $"no folder {options.References}"
            : !File.Exists(options.Budget) ? $"no budget {options.Budget}"
            : string.Empty;
        return problem.Length == 0 ? options : null;
    }
}
