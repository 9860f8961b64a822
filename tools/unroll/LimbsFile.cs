using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Wallet.Unroll;

/// <summary>Writes how 32 big-endian bytes become nine limbs of 29 bits, and back, without a loop.</summary>
public static class LimbsFile
{
    private const int ByteCount = 32;
    private const int GroupBits = 24;

    /// <summary>The text of the file.</summary>
    public static string Write()
    {
        StringBuilder text = new(FieldFile.Head);
        text.Append("public static partial class P256Limbs\n{\n");
        text.Append(FromBytes()).Append('\n').Append(ToBytes());
        return text.Append("}\n").ToString();
    }

    private static string FromBytes()
    {
        Body body = new(Modulus.P, 1);
        body.Line("/// <summary>Reads 32 big-endian bytes, of any value.</summary>");
        body.Line("public static void FromBytes(byte[] source, int offset, long[] limbs)");
        body.Open();
        body.Comment("Three bytes at a time fit an int, so one conversion does for them.");
        int groups = ((ByteCount * 8) + GroupBits - 1) / GroupBits;
        for (int i = 0; i < groups; i++)
        {
            IEnumerable<string> bytes = Enumerable.Range(i * 3, 3).Where(at => at < ByteCount).Select(at =>
                at % 3 == 0 ? ByteOf(at) : $"({ByteOf(at)} << {at % 3 * 8})");
            body.Line($"long g{i} = {string.Join(" | ", bytes)};");
        }
        body.Line("long mask = 0x1fffffff;");
        for (int i = 0; i < Element.Count; i++)
        {
            int low = i * Element.Bits;
            IEnumerable<string> parts = Enumerable.Range(0, groups)
                .Where(g => (g + 1) * GroupBits > low && g * GroupBits < low + Element.Bits)
                .Select(g => Shifted("g" + g, (g * GroupBits) - low));
            string sum = string.Join(" | ", parts);
            body.Line($"limbs[{i}] = {(i < Element.Count - 1 ? $"({sum}) & mask" : sum)};");
        }
        body.Close();
        return body.Text;
    }

    private static string ToBytes()
    {
        Body body = new(Modulus.P, 1);
        body.Line("/// <summary>Writes 32 big-endian bytes of limbs that are each from 0 to 2^29 - 1.</summary>");
        body.Line("public static void ToBytes(long[] limbs, byte[] output, int offset)");
        body.Open();
        FieldFile.Load(body, "l", "limbs", 0);
        for (int at = 0; at < ByteCount; at++)
        {
            int low = at * 8;
            IEnumerable<string> parts = Enumerable.Range(0, Element.Count)
                .Where(i => (i + 1) * Element.Bits > low && i * Element.Bits < low + 8)
                .Select(i => Shifted("l" + i, (i * Element.Bits) - low));
            string[] all = [.. parts];
            string sum = string.Join(" | ", all);
            bool single = all.Length == 1;
            string value = single ? sum : $"({sum})";
            body.Line($"output[{Place(at)}] = (byte){value};");
        }
        body.Close();
        return body.Text;
    }

    private static string ByteOf(int at)
    {
        return $"source[{Place(at)}]";
    }

    // The lowest byte comes last.
    private static string Place(int at)
    {
        return at == ByteCount - 1 ? "offset" : $"offset + {ByteCount - 1 - at}";
    }

    private static string Shifted(string local, int bits)
    {
        return bits == 0 ? local : bits > 0 ? $"({local} << {bits})" : $"({local} >> {-bits})";
    }
}
