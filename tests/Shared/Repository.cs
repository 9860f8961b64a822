using System;
using System.IO;

namespace Wallet.Tests;

/// <summary>Where the sources are, for tests that read them or files next to them.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !new FileInfo(Path.Combine(folder, "Wallet.Firmware.sln")).Exists)
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("Wallet.Firmware.sln is in no folder above.");
    }
}
