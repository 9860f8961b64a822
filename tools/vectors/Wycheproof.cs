using System;
using System.Formats.Asn1;
using System.IO;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Wallet.Core.Crypto;
using AesCcm = Wallet.Core.Crypto.AesCcm;

namespace Wallet.Vectors;

/// <summary>Runs the files of Project Wycheproof (testvectors_v1) that a user has.</summary>
/// <remarks>
/// The firmware knows one form of each key and signature, so DER, PEM and JWK are read here, and only the one spelling
/// that DER allows; "acceptable" may be either.
/// </remarks>
public static class Wycheproof
{
    private const string Acceptable = "acceptable";
    private const string Invalid = "invalid";
    private const string Valid = "valid";

    // RFC 5480: SubjectPublicKeyInfo of an uncompressed point of the named curve P-256, up to the point.
    private static readonly byte[] PublicKeyHead =
        Convert.FromHexString("3059301306072A8648CE3D020106082A8648CE3D030107034200");

    /// <summary>Runs every file of a folder that the firmware has an algorithm for.</summary>
    public static void Run(string folder, Tally tally)
    {
        foreach (string path in Directory.GetFiles(folder, "*_test.json").Order(StringComparer.Ordinal))
        {
            string file = Path.GetFileName(path);
            Func<JsonElement, JsonElement, string?>? check = CheckOf(file);
            if (check == null) { continue; }

            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (JsonElement group in document.RootElement.GetProperty("testGroups").EnumerateArray())
            {
                foreach (JsonElement test in group.GetProperty("tests").EnumerateArray())
                {
                    Tell(file, test, check(group, test), tally);
                }
            }
        }
    }

    private static Func<JsonElement, JsonElement, string?>? CheckOf(string file) => file switch
    {
        "ecdsa_secp256r1_sha256_test.json" => (group, test) => Signature(group, test, OfDer(Hex(test, "sig"))),
        "ecdsa_secp256r1_sha256_p1363_test.json" => (group, test) => Signature(group, test, Hex(test, "sig")),
        "ecdh_secp256r1_test.json" => (_, test) =>
            Secret(test, Firmware.Number(Hex(test, "private")), OfPublicKeyInfo(Hex(test, "public"))),
        "ecdh_secp256r1_ecpoint_test.json" => (_, test) =>
            Secret(test, Firmware.Number(Hex(test, "private")), Firmware.Point(Hex(test, "public"))),
        "ecdh_secp256r1_pem_test.json" => (_, test) =>
            Secret(test, PrivateOfPem(Text(test, "private")), OfPublicKeyInfo(OfPem(Text(test, "public")))),
        "ecdh_secp256r1_webcrypto_test.json" => (_, test) =>
            Secret(test, OfJwk(test.GetProperty("private"), "d"), PointOfJwk(test.GetProperty("public"))),
        "aes_ccm_test.json" => Box,
        "hmac_sha256_test.json" => (_, test) => Code(test),
        "hkdf_sha256_test.json" => (_, test) => Output(test),
        "pbkdf2_hmacsha256_test.json" => (_, test) => Stretched(test),
        _ => null,
    };

    // What the firmware says is "valid" or "invalid", or the reason why it was not asked.
    private static void Tell(string file, JsonElement test, string? outcome, Tally tally)
    {
        string expected = Text(test, "result");
        if (outcome is not (Valid or Invalid))
        {
            tally.Skip(file, outcome ?? "no reason");
            return;
        }

        string flags = string.Join(' ', test.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()));
        tally.Add(
            file, expected, expected == outcome || expected == Acceptable,
            $"{test.GetProperty("tcId").GetInt32()} ({Text(test, "comment")}; {flags})");
    }

    private static string Signature(JsonElement group, JsonElement test, byte[]? signature)
    {
        byte[]? key = Firmware.Point(Hex(group.GetProperty("publicKey"), "uncompressed"));
        return Said(Firmware.Verifies(key, Firmware.Digest(Hex(test, "msg")), signature));
    }

    private static string Secret(JsonElement test, byte[]? privateKey, byte[]? publicKey)
    {
        byte[]? secret = Firmware.Secret(privateKey, publicKey);
        return Result(test, secret, "shared");
    }

    private static string Box(JsonElement group, JsonElement test)
    {
        byte[] key = Hex(test, "key");
        byte[] nonce = Hex(test, "iv");
        if (key.Length != AesCcm.KeyBytes) { return "another length of key"; }
        if (nonce.Length != AesCcm.NonceBytes && Text(test, "result") == Valid) { return "another length of nonce"; }

        if (group.GetProperty("tagSize").GetInt32() != 8 * AesCcm.TagBytes && Text(test, "result") == Valid)
        {
            return "another length of tag";
        }

        byte[] plaintext = Hex(test, "msg");
        byte[] sealedBytes = [.. Hex(test, "ct"), .. Hex(test, "tag")];
        string opens = Result(test, Firmware.Open(key, nonce, Hex(test, "aad"), sealedBytes), "msg");
        byte[]? resealed = Firmware.Seal(key, nonce, Hex(test, "aad"), plaintext);
        bool seals = resealed != null && resealed.SequenceEqual(sealedBytes);
        return opens == Valid && Text(test, "result") == Valid ? Said(seals) : opens;
    }

    private static string Code(JsonElement test)
    {
        byte[] tag = Hex(test, "tag");
        return Said(Firmware.Mac(Hex(test, "key"), Hex(test, "msg")).AsSpan(0, tag.Length).SequenceEqual(tag));
    }

    private static string Output(JsonElement test)
    {
        byte[]? output = Firmware.Derive(
            Hex(test, "ikm"), Hex(test, "salt"), Hex(test, "info"), test.GetProperty("size").GetInt32());
        return Result(test, output, "okm");
    }

    private static string Stretched(JsonElement test)
    {
        int iterations = test.GetProperty("iterationCount").GetInt32();
        byte[] expected = Hex(test, "dk");
        return Said(expected.SequenceEqual(Pbkdf2.Derive(
            new HmacSha256(), Hex(test, "password"), Hex(test, "salt"), iterations, expected.Length)));
    }

    // SEQUENCE { r INTEGER, s INTEGER }, DER and nothing after it, as r | s; null where that is not what it is.
    private static byte[]? OfDer(byte[] der)
    {
        try
        {
            AsnReader reader = new(der, AsnEncodingRules.DER);
            AsnReader pair = reader.ReadSequence();
            byte[]? r = OfInteger(pair.ReadInteger());
            byte[]? s = OfInteger(pair.ReadInteger());
            reader.ThrowIfNotEmpty();
            pair.ThrowIfNotEmpty();
            return r == null || s == null ? null : [.. r, .. s];
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[]? OfInteger(BigInteger value) =>
        value.Sign < 0 ? null : Firmware.Number(value.ToByteArray(isUnsigned: true, isBigEndian: true));

    private static byte[]? OfPublicKeyInfo(byte[] info) =>
        info.AsSpan().StartsWith(PublicKeyHead) ? Firmware.Point(info[PublicKeyHead.Length..]) : null;

    private static byte[] OfPem(string pem)
    {
        if (!PemEncoding.TryFind(pem, out PemFields fields)) { return []; }

        byte[] bytes = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64String(pem[fields.Base64Data], bytes, out int count) ? bytes[..count] : [];
    }

    // RFC 5208 around RFC 5915.
    private static byte[]? PrivateOfPem(string pem)
    {
        AsnReader info = new AsnReader(OfPem(pem), AsnEncodingRules.DER).ReadSequence();
        info.ReadInteger();
        info.ReadSequence();
        AsnReader key = new AsnReader(info.ReadOctetString(), AsnEncodingRules.DER).ReadSequence();
        key.ReadInteger();
        return Firmware.Number(key.ReadOctetString());
    }

    private static byte[]? PointOfJwk(JsonElement key)
    {
        byte[]? x = OfJwk(key, "x");
        byte[]? y = OfJwk(key, "y");
        return Text(key, "crv") != "P-256" || x == null || y == null ? null : [.. x, .. y];
    }

    private static byte[]? OfJwk(JsonElement key, string name)
    {
        if (!key.TryGetProperty(name, out JsonElement value)) { return null; }

        byte[] bytes = System.Buffers.Text.Base64Url.DecodeFromChars(value.GetString());
        return bytes.Length == 32 ? bytes : null;
    }

    // What must be refused has no right result: any is one too many.
    private static string Result(JsonElement test, byte[]? result, string name) => Said(
        result != null && (Text(test, "result") == Invalid || result.SequenceEqual(Hex(test, name))));

    private static string Said(bool isValid) => isValid ? Valid : Invalid;

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(Text(element, name));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
