using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace Wallet.Vectors;

/// <summary>One of our own cases: a line "algorithm category outcome field ... # why".</summary>
/// <remarks>
/// Fields are hex, "-" for no bytes, or "sha256:" and the digest of more bytes than a line should have. An outcome is
/// "valid", which must be accepted with this very result, or "invalid", which must be refused.
/// </remarks>
public sealed record OwnCase(string Algorithm, string Category, bool IsValid, string[] Fields, string Why)
{
    private const string DigestMark = "sha256:";

    /// <summary>The cases of a file; empty lines and those that start with # are for the reader.</summary>
    public static List<OwnCase> Read(string text) =>
        [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(OfLine)];

    /// <summary>The line of a file.</summary>
    public override string ToString() =>
        $"{Algorithm} {Category} {(IsValid ? "valid" : "invalid")} {string.Join(' ', Fields)} # {Why}";

    /// <summary>Whether the firmware accepts it, and a valid one with this result.</summary>
    public bool IsAccepted() => Algorithm switch
    {
        "ecdsa" => Firmware.Verifies(Bytes(0), Bytes(1), Bytes(2)),
        "ecdh" => IsResult(2, Firmware.Secret(Bytes(0), Bytes(1))),
        "ccm" => IsResult(3, Firmware.Open(Bytes(0), Bytes(1), Bytes(2), Bytes(4))) && (!IsValid || Seals()),
        "hmac" => FieldOf(Firmware.Mac(Bytes(0), Bytes(1))) == Fields[2],
        "hkdf" => IsResult(4, Firmware.Derive(Bytes(0), Bytes(1), Bytes(2), SizeOf(Bytes(3)))),
        _ => throw new InvalidDataException(Algorithm),
    };

    /// <summary>Bytes as a field.</summary>
    public static string FieldOf(byte[] bytes) => bytes.Length switch
    {
        0 => "-",
        > 600 => DigestMark + Convert.ToHexStringLower(SHA256.HashData(bytes)),
        _ => Convert.ToHexStringLower(bytes),
    };

    private static OwnCase OfLine(string line)
    {
        int why = line.IndexOf(" # ", StringComparison.Ordinal);
        string[] words = line[..why].Split(' ');
        return new OwnCase(words[0], words[1], words[2] == "valid", words[3..], line[(why + 3)..]);
    }

    private byte[] Bytes(int field) => Fields[field] == "-" ? [] : Convert.FromHexString(Fields[field]);

    // What must be refused has no right result: any is one too many.
    private bool IsResult(int field, byte[]? actual) =>
        actual != null && (!IsValid || FieldOf(actual) == Fields[field]);

    private bool Seals() => IsResult(4, Firmware.Seal(Bytes(0), Bytes(1), Bytes(2), Bytes(3)));

    private static int SizeOf(byte[] bigEndian) => bigEndian.Aggregate(0, (size, digit) => (size << 8) | digit);
}
