using System.Collections.Generic;
using System.IO;

namespace Wallet.Reference;

/// <summary>The one file that a board takes: PE after PE, each padded to words, the application's last.</summary>
public static class DeviceImage
{
    private const int WordBytes = 4;

    /// <summary>Joins PE files in the order given. Refuses a list without files and a PE that is not there.</summary>
    public static byte[] Join(IReadOnlyList<string> files)
    {
        if (files.Count == 0)
        {
            throw new InvalidDataException("no PE to put into the image; expected the application's at least");
        }

        using var image = new MemoryStream();
        foreach (string file in files)
        {
            if (!File.Exists(file))
            {
                throw new FileNotFoundException($"'{file}': expected a PE beside the assembly that is referred to");
            }

            image.Write(File.ReadAllBytes(file));
            image.SetLength((image.Length + WordBytes - 1) / WordBytes * WordBytes);
            image.Position = image.Length;
        }

        return image.ToArray();
    }
}
