using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Reference;

const string usage = """
    usage: Wallet.Reference emit --api FOLDER --packages FILE --out FOLDER
           Wallet.Reference image --list FILE --out FILE
    """;

var options = new Dictionary<string, string>(StringComparer.Ordinal);
for (int i = 1; i + 1 < args.Length; i += 2)
{
    options[args[i]] = args[i + 1];
}

try
{
    switch (args.FirstOrDefault(), options)
    {
        case ("emit", { Count: 3 }) when Has("--api", "--packages", "--out"):
            var set = new ApiSet(Directory.EnumerateFiles(options["--api"], "*.txt").Select(ApiParser.ParseFile));
            string packages = options["--packages"];
            PackageList.Match(packages, PackageList.ParseFile(packages), set);
            int changed = Emitter.Write(Emitter.Emit(set), options["--out"]);
            Console.WriteLine($"{set.Assemblies.Count} reference assemblies, {changed} changed");
            return 0;
        case ("image", { Count: 2 }) when Has("--list", "--out"):
            byte[] image = DeviceImage.Join(File.ReadAllLines(options["--list"]));
            File.WriteAllBytes(options["--out"], image);
            Console.WriteLine($"{options["--out"]}: {image.Length} bytes");
            return 0;
        default:
            Console.Error.WriteLine(usage);
            return 2;
    }
}
catch (Exception e) when (e is ApiTextException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

bool Has(params string[] names) => names.All(options.ContainsKey);
