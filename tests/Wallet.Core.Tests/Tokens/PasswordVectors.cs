using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Wallet.Core.Tokens;
using Wallet.Tests;

namespace Wallet.Core.Tests.Tokens;

/// <summary>The rows of Vectors/one-time-passwords.txt.</summary>
internal static class PasswordVectors
{
    public static IReadOnlyList<string[]> Of(params string[] kinds) => File
        .ReadLines(Path.Combine(Repository.Root(), "tests", "Wallet.Core.Tests", "Vectors", "one-time-passwords.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(row => kinds.Contains(row[0], StringComparer.Ordinal))
        .ToList();

    public static byte[] Key(string name)
    {
        int count = int.Parse(name[1..], CultureInfo.InvariantCulture);
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1234567890", 7))[..count]);
    }

    public static TokenHash Hash(string name) => Enum.Parse<TokenHash>(name, ignoreCase: true);

    public static long Number(string column) => column == "-" ? 0 : long.Parse(column, CultureInfo.InvariantCulture);

    public static string Text(string column) => column == "-" ? string.Empty : column;

    /// <summary>What an OCRA row puts in.</summary>
    public static OcraInput Input(string[] row, OcraSuite suite) => new()
    {
        Counter = Number(row[4]),
        Question = Text(row[5]),
        PinDigest = suite.HasPin ? TokenMac.Digest(suite.PinHash, Encoding.ASCII.GetBytes(row[6])) : null,
        Session = Convert.FromHexString(Text(row[7])),
        UnixSeconds = Number(row[8]),
    };
}
