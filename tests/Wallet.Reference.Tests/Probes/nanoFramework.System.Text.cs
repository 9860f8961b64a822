using System.Text;

namespace Probes;

public static class Probe
{
    public static string Use(byte[] data)
    {
        var text = new StringBuilder("a");
        text[0] = 'b';
        return text.Append(1u).AppendLine().ToString() + Encoding.UTF8.GetString(data, 0, data.Length);
    }
}
