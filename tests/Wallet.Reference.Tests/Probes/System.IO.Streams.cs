using System.IO;

namespace Probes;

public static class Probe
{
    public static long Use(Stream other)
    {
        using var stream = new MemoryStream(new byte[4]);
        stream.Seek(1, SeekOrigin.Begin);
        using var reader = new StreamReader(other, leaveOpen: true);
        return stream.Position + reader.Read();
    }
}
