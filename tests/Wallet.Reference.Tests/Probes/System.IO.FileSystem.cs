using System.IO;
using nanoFramework.System.IO.FileSystem;

namespace Probes;

public static class Probe
{
    public static byte[] Use(string path)
    {
        if (File.Exists(path) && !Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete(path);
        }

        using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        stream.Write(new byte[1], 0, 1);
        SDCard.SDDataWidth width = SDCard.SDDataWidth._4_bit;
        return File.ReadAllBytes(path + (int)width);
    }
}
