using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Wallet.Core.Crypto;

namespace Wallet.Vectors;

/// <summary>Runs the response files of NIST's CAVP that a user has.</summary>
public static class Cavp
{
    private const string Passes = "passes";
    private const string Refused = "refused";

    /// <summary>Runs every file of a folder that the firmware has an algorithm for.</summary>
    public static void Run(string folder, Tally tally)
    {
        foreach (string path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            string file = Path.GetFileName(path);
            Func<CavpRecord, Tally, string, bool?>? check = CheckOf(file);
            if (check == null) { continue; }

            foreach (CavpRecord record in CavpRecord.Read(File.ReadLines(path)))
            {
                bool isGood = !record.Text("Result").StartsWith('F');
                bool? said = check(record, tally, file);
                if (said == null)
                {
                    tally.Skip(file, "another curve, hash or length");
                    continue;
                }

                tally.Add(
                    file, isGood ? Passes : Refused, said == isGood, $"[{record.Section}] line {record.LineNumber}");
            }
        }
    }

    private static Func<CavpRecord, Tally, string, bool?>? CheckOf(string file)
    {
        return file.Split('.')[0] switch
        {
            "SHA256ShortMsg" or "SHA256LongMsg" => (record, _, _) => Digest(record),
            "SHA256Monte" => MonteCarlo(),
            "HMAC" => (record, _, _) => Code(record),
            "VNT128" or "VADT128" or "VPT128" or "VTT128" or "DVPT128" => (record, _, _) => Box(record),
            "KeyPair" => (record, _, _) => KeyPair(record),
            "PKV" => (record, _, _) => IsP256(record) ? Ecdsa.IsValidPublicKey(Pair(record, "Qx", "Qy")!) : null,
            "SigGen" or "SigVer" => (record, _, _) => Signature(record, Firmware.Digest(record.Bytes("Msg"))),
            "SigGenComponent" => (record, _, _) => Signature(record, record.Bytes("Msg")),
            "KAS_ECC_CDH_PrimitiveTest" => (record, _, _) => Secret(record),
            _ when file.StartsWith("HMAC_DRBG", StringComparison.Ordinal) => (record, _, _) => Random(record),
            _ => null,
        };
    }

    private static bool? Digest(CavpRecord record) =>
        Firmware.Digest(record.Bytes("Msg")[..(record.Number("Len") / 8)]).SequenceEqual(record.Bytes("MD"));

    // SHAVS 6.4: each of 1,000 digests is of the last three; the last one is told and starts the next record.
    private static Func<CavpRecord, Tally, string, bool?> MonteCarlo()
    {
        byte[]? seed = null;
        return (record, _, _) =>
        {
            seed ??= record.Bytes("Seed");
            byte[] last = [.. seed, .. seed, .. seed];
            for (int i = 0; i < 1000; i++) { last = [.. last[32..], .. Firmware.Digest(last)]; }

            seed = last[64..];
            return seed.SequenceEqual(record.Bytes("MD"));
        };
    }

    private static bool? Code(CavpRecord record)
    {
        if (record.Number("L") != HmacSha256.MacBytes) { return null; }

        byte[] mac = record.Bytes("Mac");
        return Firmware.Mac(record.Bytes("Key"), record.Bytes("Msg")).AsSpan(0, mac.Length).SequenceEqual(mac);
    }

    private static bool? Box(CavpRecord record)
    {
        if (record.Number("Nlen") != AesCcm.NonceBytes || record.Number("Tlen") != AesCcm.TagBytes) { return null; }

        byte[] aad = record.Bytes("Adata")[..record.Number("Alen")];
        byte[] nonce = record.Bytes("Nonce");
        byte[] sealedBytes = record.Bytes("CT");
        byte[]? opened = Firmware.Open(record.Bytes("Key"), nonce, aad, sealedBytes);
        if (opened == null) { return false; }

        byte[] plaintext = record.Bytes("Payload")[..record.Number("Plen")];
        byte[]? resealed = Firmware.Seal(record.Bytes("Key"), nonce, aad, plaintext);
        return plaintext.SequenceEqual(opened) && resealed != null && sealedBytes.SequenceEqual(resealed);
    }

    private static bool? KeyPair(CavpRecord record)
    {
        byte[]? publicKey = IsP256(record) ? Firmware.PublicKeyOf(record.Bytes("d")) : null;
        return IsP256(record) ? publicKey != null && publicKey.SequenceEqual(Pair(record, "Qx", "Qy") ?? []) : null;
    }

    private static bool? Signature(CavpRecord record, byte[] digest) =>
        record.Section == "P-256,SHA-256"
            ? Firmware.Verifies(Pair(record, "Qx", "Qy"), digest, Pair(record, "R", "S"))
            : null;

    private static bool? Secret(CavpRecord record)
    {
        if (!IsP256(record)) { return null; }

        byte[]? secret = Firmware.Secret(record.Bytes("dIUT"), Pair(record, "QCAVSx", "QCAVSy"));
        byte[]? own = Firmware.PublicKeyOf(record.Bytes("dIUT"));
        return secret != null && secret.SequenceEqual(record.Bytes("ZIUT"))
            && own != null && own.SequenceEqual(Pair(record, "QIUTx", "QIUTy") ?? []);
    }

    // The second of two requests is told; with prediction resistance each has fresh entropy first (DRBGVS 6).
    private static bool? Random(CavpRecord record)
    {
        bool isOurs = record.Section.StartsWith("SHA-256 ", StringComparison.Ordinal);
        if (!isOurs || record.All("AdditionalInput").Any(input => input.Length > 0)) { return null; }

        HmacDrbg drbg = new(new HmacSha256());
        drbg.Instantiate(
            record.Bytes("EntropyInput"), record.Bytes("Nonce"), record.Bytes("PersonalizationString"));
        if (record.Text("EntropyInputReseed").Length > 0)
        {
            drbg.Reseed(record.Bytes("EntropyInputReseed"), record.Bytes("AdditionalInputReseed"));
        }

        List<byte[]> fresh = record.All("EntropyInputPR");
        byte[] output = new byte[record.Bytes("ReturnedBits").Length];
        for (int request = 0; request < 2; request++)
        {
            if (fresh.Count > 0) { drbg.Reseed(fresh[request], null!); }

            drbg.Generate(output, 0, output.Length);
        }

        return output.SequenceEqual(record.Bytes("ReturnedBits"));
    }

    private static bool IsP256(CavpRecord record) =>
        record.Section.Split(' ', ',')[0] == "P-256";

    private static byte[]? Pair(CavpRecord record, string first, string second)
    {
        byte[]? a = Firmware.Number(record.Bytes(first));
        byte[]? b = Firmware.Number(record.Bytes(second));
        return a == null || b == null ? null : [.. a, .. b];
    }
}
