using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Wallet.Vectors;

const string Usage = """
    wycheproof FOLDER      runs the files of Wycheproof's testvectors_v1 in a folder
    cavp FOLDER            runs NIST's CAVP response files in a folder
    own FILE               writes our own cases, always the same
    random COUNT [SEED]    runs that many random cases against .NET, on all cores
    """;

switch (args)
{
    case ["wycheproof", string folder]: return Print(tally => Wycheproof.Run(folder, tally));
    case ["cavp", string folder]: return Print(tally => Cavp.Run(folder, tally));
    case ["random", string count, .. string[] rest] when long.TryParse(count, CultureInfo.InvariantCulture, out _):
        return RunRandom(long.Parse(count, CultureInfo.InvariantCulture), rest);
    case ["own", string file]:
        File.WriteAllText(file, OwnCases.Text());
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Print(Action<Tally> run)
{
    Tally tally = new();
    run(tally);
    tally.Print(Console.Out);
    return tally.DisagreementCount > 0 || tally.RunCount == 0 ? 1 : 0;
}

static int RunRandom(long count, string[] rest)
{
    int seed = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : Environment.TickCount;
    Console.WriteLine($"seed {seed}, {count} cases");
    Stopwatch clock = Stopwatch.StartNew();
    IReadOnlyList<string> differences = RandomRun.Run(
        seed, count, done => Console.WriteLine($"{done} done after {clock.Elapsed.TotalSeconds:F0} s"));
    foreach (string difference in differences) { Console.WriteLine($"WRONG {difference}"); }

    Console.WriteLine($"{differences.Count} differ");
    return differences.Count > 0 ? 1 : 0;
}
