using System.Collections.Generic;
using System.IO;

namespace Wallet.Unroll;

/// <summary>All files this program writes.</summary>
public static class GeneratedFiles
{
    /// <summary>Each path from the root of the repository, and its text.</summary>
    public static IEnumerable<(string Path, string Text)> All()
    {
        const string Folder = "firmware/core/Crypto/";
        yield return (Folder + "P256Limbs.Generated.cs", LimbsFile.Write());
        yield return (Folder + "P256Field.Generated.cs", FieldFile.Write(Modulus.P, "P256Field", true));
        yield return (Folder + "P256Scalar.Generated.cs", FieldFile.Write(Modulus.N, "P256Scalar", false));
        yield return (Folder + "P256BaseTableData.cs", BaseTable.Text());
        yield return (Folder + "P256Chain.Generated.cs", ChainFile.Write());
        yield return (Folder + "P256AffineSums.Generated.cs", SumsFile.Write());
    }

    /// <summary>The root of the repository: the nearest folder upwards that has the firmware's solution.</summary>
    public static string Repository()
    {
        string? folder = Directory.GetCurrentDirectory();
        while (folder != null && !File.Exists(Path.Combine(folder, "Wallet.Firmware.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new DirectoryNotFoundException("Not within the repository.");
    }
}
