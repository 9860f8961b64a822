using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Wallet.Vectors;

/// <summary>One case of a response file: "name = value" lines up to an empty one, under headings in brackets.</summary>
public sealed class CavpRecord
{
    private static readonly string[] LastNames = ["MD", "Mac", "CT", "Qy", "S", "ZIUT", "ReturnedBits", "Result"];

    private readonly List<KeyValuePair<string, string>> _fields;
    private readonly Dictionary<string, string> _shared;

    private CavpRecord(
        List<KeyValuePair<string, string>> fields, Dictionary<string, string> shared, string section, int lineNumber)
    {
        _fields = fields;
        _shared = shared;
        Section = section;
        LineNumber = lineNumber;
    }

    /// <summary>The headings above it, without brackets.</summary>
    public string Section { get; }

    /// <summary>Where it ends.</summary>
    public int LineNumber { get; }

    /// <summary>The cases of a file. Lines that make no case hold for those after them.</summary>
    public static List<CavpRecord> Read(IEnumerable<string> lines)
    {
        List<CavpRecord> records = [];
        Dictionary<string, string> shared = [];
        List<string> headings = [];
        List<KeyValuePair<string, string>> fields = [];
        bool isAmongHeadings = false;
        int lineNumber = 0;
        foreach (string line in lines.Append(""))
        {
            lineNumber++;
            string text = line.Trim();
            if (text.StartsWith('['))
            {
                if (!isAmongHeadings) { headings = []; }

                isAmongHeadings = true;
                headings.Add(text.Trim('[', ']'));
                foreach (string part in text.Trim('[', ']').Split(',')) { Share(shared, FieldOf(part)); }
            }
            else if (text.Length == 0)
            {
                if (fields.Any(field => LastNames.Contains(field.Key)))
                {
                    records.Add(new CavpRecord(fields, new(shared), string.Join(' ', headings), lineNumber));
                }
                else
                {
                    fields.ForEach(field => Share(shared, field));
                }

                isAmongHeadings = isAmongHeadings && fields.Count == 0;
                fields = [];
            }
            else if (!text.StartsWith('#') && FieldOf(text) is { } field)
            {
                isAmongHeadings = false;
                fields.Add(field);
            }
        }

        return records;
    }

    /// <summary>A value, or nothing.</summary>
    public string Text(string name) =>
        _fields.Where(field => field.Key == name).Select(field => field.Value).FirstOrDefault()
        ?? _shared.GetValueOrDefault(name, "");

    /// <summary>A number.</summary>
    public int Number(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);

    /// <summary>Bytes in hex; a number may have an odd count of digits.</summary>
    public byte[] Bytes(string name) => OfHex(Text(name));

    /// <summary>All values of a name that is there several times.</summary>
    public List<byte[]> All(string name) =>
        [.. _fields.Where(field => field.Key == name).Select(field => OfHex(field.Value))];

    private static byte[] OfHex(string hex) => Convert.FromHexString(hex.Length % 2 == 0 ? hex : "0" + hex);

    private static KeyValuePair<string, string>? FieldOf(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? null : new(text[..at].Trim(), text[(at + 1)..].Trim());
    }

    private static void Share(Dictionary<string, string> shared, KeyValuePair<string, string>? field)
    {
        if (field is { } known) { shared[known.Key] = known.Value; }
    }
}
