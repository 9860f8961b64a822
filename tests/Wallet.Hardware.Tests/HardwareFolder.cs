using System.IO;
using Wallet.Tests;

namespace Wallet.Hardware.Tests;

/// <summary>Where the tables are.</summary>
internal static class HardwareFolder
{
    public static string Root { get; } = Path.Combine(Repository.Root(), "hardware");

    public static string PathOf(string file) => Path.Combine(Root, file.Replace('/', Path.DirectorySeparatorChar));
}
