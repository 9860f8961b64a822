using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Wiring;

// Makes drawings and tables of the hardware folder anew from its data, after somebody has changed a table.
if (args is not ([] or ["--check"]) || !Directory.Exists("hardware"))
{
    Console.Error.WriteLine(
        "Usage, in the folder of the solution: dotnet run --project tools/wiring [-- --check]\n"
        + "Writes the drawings and the tables in hardware/; with --check it only says what it would change.");
    return 2;
}

IReadOnlyList<(string Path, string Text)> files;
try
{
    files = Documents.Make("hardware");
}
catch (InvalidDataException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}

List<(string Path, string Text)> changed = files
    .Where(file => !File.Exists(file.Path) || File.ReadAllText(file.Path) != file.Text).ToList();
bool isCheck = args.Length > 0;
foreach ((string path, string text) in changed)
{
    if (!isCheck)
    {
        File.WriteAllText(path, text);
    }

    Console.WriteLine(isCheck ? $"{path}: differs" : $"{path}: written");
}

Console.WriteLine($"{files.Count} files, {changed.Count} {(isCheck ? "to write" : "written")}");
return isCheck && changed.Count > 0 ? 1 : 0;
