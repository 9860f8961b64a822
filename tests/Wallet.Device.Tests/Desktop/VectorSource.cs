using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Wallet.Core.Tokens;
using Wallet.Protocol;
using Wallet.Tests;

namespace Wallet.Device.Tests.Desktop;

/// <summary>
/// Makes the classes of Vectors/ from the files of vectors, because a chip reads no files of the repository.
/// </summary>
/// <remarks>
/// All strings of an assembly share a table of 65,535 bytes on the chip, those of the tests' data rows included, which
/// the chip check does not count. So a class takes the rows it needs, and of a row the columns. "|" parts the columns,
/// outcomes are numbers: an enum has no names there.
/// </remarks>
internal sealed class VectorSource
{
    private const int DigitsPerLine = 96;
    private const string Protocol = "firmware/protocol/vectors/";
    private readonly string _class;
    private readonly string _file;
    private readonly Func<string[], int, bool> _takes;
    private readonly int[] _columns;

    private VectorSource(string className, string file, Func<string[], int, bool> takes, params int[] columns)
    {
        _class = className;
        _file = file;
        _takes = takes;
        _columns = columns;
    }

    public static IReadOnlyList<VectorSource> All { get; } =
    [
        new("CborVectors", Protocol + "cbor.txt", (_, _) => true, 2),
        new("FrameVectors", Protocol + "frames.txt", (row, _) => row[2].Length <= 120, 2, 3, 4, 5),
        new(
            "CoseVectors", Protocol + "cose.txt", (row, _) => row.Sum(column => column.Length) < 250,
            2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        new(
            "CertificateVectors", Protocol + "certificates.txt", (row, index) => row[0] == "ok" || index % 12 == 0,
            2, 4, 9, 10, 11),
        new(
            "MessageVectors", Protocol + "messages.txt",
            (row, _) => row[2].Length <= (row[0] == "ok" ? 200 : 120)
                && !BanksOnly.Contains(row[1], StringComparer.Ordinal),
            2),
        new("SessionVectors", Protocol + "session.txt", (_, _) => true, 2, 3, 4),
        new(
            "PasswordVectors", "tests/Wallet.Core.Tests/Vectors/one-time-passwords.txt",
            (row, _) => row.Length > 3 ? IsOfEachKind(row[1]) : row[1].Length < 9,
            2, 3, 4, 5, 6, 7, 8, 9),
    ];

    /// <summary>Messages that only institutions send each other: no device holds their code.</summary>
    private static string[] BanksOnly { get; } =
    [
        "EndorseOrder", "EndorseOrderReply", "OfferOwnership", "OfferOwnershipReply", "IssueCurrency",
        "IssueCurrencyReply", "Redeem", "RedeemReply", "RollBackVoucher", "RollBackVoucherReply", "VoucherClosed",
        "VoucherClosedReply", "CertificateStatus", "CertificateStatusReply", "IssueCertificate",
        "IssueCertificateReply", "ListCertificates", "ListCertificatesReply", "RevokeCertificate",
        "RevokeCertificateReply",
    ];

    // The first password of each suite and hash, and the own ones that no other row is like.
    private static bool IsOfEachKind(string name) => (name.EndsWith(" 0", StringComparison.Ordinal)
            && !name.Contains("C.2", StringComparison.Ordinal))
        || name.StartsWith("own odd", StringComparison.Ordinal)
        || name.StartsWith("own count", StringComparison.Ordinal)
        || name.StartsWith("own longest", StringComparison.Ordinal)
        || name.StartsWith("own no ", StringComparison.Ordinal)
        || name.StartsWith("own all", StringComparison.Ordinal)
        || name.StartsWith("own steps", StringComparison.Ordinal)
        || name.StartsWith("RFC 6238 B 59", StringComparison.Ordinal);

    public string Path =>
        System.IO.Path.Combine(Repository.Root(), "tests", "Wallet.Device.Tests", "Vectors", _class + ".cs");

    public string Text()
    {
        var text = new StringBuilder();
        text.Append("namespace Wallet.Device.Tests.Vectors;\n\n");
        text.Append($"/// <summary>Rows of {_file}, by Desktop/VectorSource.</summary>\n");
        text.Append($"internal static class {_class}\n{{\n");
        text.Append("    /// <summary>Made anew at each call, so that they take no memory afterwards.</summary>\n");
        text.Append("    public static string[] Rows()\n    {\n        return new string[]\n        {\n");
        foreach (string[] row in Rows())
        {
            AppendLiteral(text, Row(row));
        }

        return text.Append("        };\n    }\n}\n").ToString();
    }

    private IEnumerable<string[]> Rows() => File.ReadLines(System.IO.Path.Combine(Repository.Root(), _file))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(_takes);

    private string Row(string[] row)
    {
        IEnumerable<string> columns = _columns.Where(column => column < row.Length).Select(column => row[column]);
        return string.Join('|', new[] { Outcomes(row[0]), row[1] }.Concat(columns));
    }

    private static string Outcomes(string names) => string.Join(',', names.Split(',').Select(name => name switch
    {
        "ok" => "0",
        _ when Enum.TryParse(name, out StatusCode status) => ((int)status).ToString("D"),
        _ when Enum.TryParse(name, out OcraFault fault) => ((int)fault).ToString("D"),
        _ => name,
    }));

    private static void AppendLiteral(StringBuilder text, string row)
    {
        for (int start = 0; start == 0 || start < row.Length; start += DigitsPerLine)
        {
            string part = row[start..Math.Min(row.Length, start + DigitsPerLine)];
            string escaped = part.Replace("\\", "\\\\").Replace("\"", "\\\"");
            text.Append("            ").Append(start == 0 ? "" : "+ ").Append('"').Append(escaped).Append('"');
            text.Append(start + DigitsPerLine < row.Length ? "\n" : ",\n");
        }
    }
}
