using System;
using System.Collections.Generic;
using System.IO;
using Wallet.Unroll;

bool checks = args is ["--check"];
if (args.Length > 0 && !checks)
{
    await Console.Error.WriteLineAsync("Writes firmware/core/Crypto/*.Generated.cs; --check: only compares.");
    return 2;
}

int different = 0;
foreach ((string path, string text) in GeneratedFiles.All())
{
    string file = Path.Combine(GeneratedFiles.Repository(), path);
    if (File.Exists(file) && await File.ReadAllTextAsync(file) == text) { continue; }

    different++;
    Console.WriteLine((checks ? "differs: " : "written: ") + path);
    if (!checks) { await File.WriteAllTextAsync(file, text); }
}
return checks && different > 0 ? 1 : 0;
