using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Reference;

const string usage = "usage: Wallet.Reference emit --api FOLDER --packages FILE --out FOLDER";
if (args.Length != 7 || args[0] != "emit")
{
    Console.Error.WriteLine(usage);
    return 2;
}

var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (int i = 1; i < args.Length; i += 2)
{
    options[args[i]] = args[i + 1];
}

if (!options.TryGetValue("--api", out string? api)
    || !options.TryGetValue("--packages", out string? packages)
    || !options.TryGetValue("--out", out string? output))
{
    Console.Error.WriteLine(usage);
    return 2;
}

try
{
    var set = new ApiSet(Directory.EnumerateFiles(api, "*.txt").Select(ApiParser.ParseFile));
    PackageList.Match(packages, PackageList.ParseFile(packages), set);
    int changed = Emitter.Write(Emitter.Emit(set), output);
    Console.WriteLine($"{set.Assemblies.Count} reference assemblies, {changed} changed");
    return 0;
}
catch (Exception e) when (e is ApiTextException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
