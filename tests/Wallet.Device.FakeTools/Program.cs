using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;

// Stands for two programs of nanoFramework in the tests of Wallet.Device.Runner. As the metadata processor it writes a
// PE file that holds its arguments. As the virtual device it plays the file "script" beside the first PE file: lines to
// print, "!exit N" to end at once, "!hang" to say nothing more, "!files" to print what was loaded.
int compile = Array.IndexOf(args, "-compile");
if (compile >= 0)
{
    string assembly = args[Array.IndexOf(args, "-parse") + 1];
    if (Path.GetFileName(assembly).StartsWith("Broken", StringComparison.Ordinal))
    {
        Console.Error.WriteLine("Exception minimizing assembly.");
        return 0;
    }

    File.WriteAllLines(args[compile + 1], args);
    return 0;
}

foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(args[0])!, "script")))
{
    if (line.StartsWith("!exit", StringComparison.Ordinal))
    {
        return int.Parse(line["!exit".Length..], CultureInfo.InvariantCulture);
    }

    switch (line)
    {
        case "!hang":
            Thread.Sleep(Timeout.Infinite);
            break;
        case "!files":
            Console.WriteLine(string.Join(' ', args.Select(Path.GetFileName)));
            break;
        default:
            Console.WriteLine(line);
            break;
    }
}

return 0;
