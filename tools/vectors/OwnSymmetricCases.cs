using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using static Wallet.Vectors.OwnCases;

namespace Wallet.Vectors;

/// <summary>AES-CCM, HMAC and HKDF, computed by .NET.</summary>
internal static class OwnSymmetricCases
{
    private static readonly int[] Lengths = [0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 300];

    public static IEnumerable<OwnCase> All() =>
        Boxes().Concat(BadBoxes()).Concat(OtherNonces()).Concat(Codes()).Concat(Keys());

    private static IEnumerable<OwnCase> Boxes()
    {
        int[] aadLengths = [0, 1, 13, 14, 15, 30, 31];
        foreach (int length in Lengths)
        {
            foreach (int aadLength in length < 34 ? aadLengths : [0, 14, 15])
            {
                (byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) = Inputs(length, aadLength);
                yield return Case(
                    "ccm", "Pseudorandom", true, "lengths around a block", key, nonce, aad, plaintext,
                    Seal(key, nonce, aad, plaintext));
            }
        }
    }

    private static IEnumerable<OwnCase> BadBoxes()
    {
        (byte[] key, byte[] nonce, byte[] aad, byte[] plaintext) = Inputs(20, 8);
        byte[] box = Seal(key, nonce, aad, plaintext);
        foreach (int bit in new[] { 0, 1, 7, 8, 31, 32, 63, 64, 71, 77, 80, 96, 97, 120, 121, 126, 127 })
        {
            yield return Bad("ModifiedTag", "a bit of the tag", key, nonce, aad, Changed(box, 160 + bit));
        }

        byte[] ciphertext = box[..20];
        byte[] ones = [.. Enumerable.Repeat((byte)0xff, 16)];
        yield return Bad("ModifiedTag", "a tag of zeros", key, nonce, aad, [.. ciphertext, .. new byte[16]]);
        yield return Bad("ModifiedTag", "a tag of ones", key, nonce, aad, [.. ciphertext, .. ones]);
        yield return Bad("ModifiedCiphertext", "a bit of the ciphertext", key, nonce, aad, Changed(box, 159));
        yield return Bad("ModifiedAad", "a bit of the additional data", key, nonce, Changed(aad, 0), box);
        yield return Bad("ModifiedAad", "no additional data", key, nonce, [], box);
        yield return Bad("ModifiedNonce", "a bit of the nonce", key, Changed(nonce, 103), aad, box);
        foreach (int tagBytes in new[] { 0, 1, 4, 6, 8, 10, 12, 14, 15 })
        {
            bool isNone = tagBytes is 0 or 1 or 15;
            string category = isNone ? "InvalidTagSize" : "InsecureTagSize";
            byte[] shorter = isNone ? box[..(20 + tagBytes)] : Seal(key, nonce, aad, plaintext, tagBytes);
            yield return Bad(category, $"a tag of {tagBytes} bytes", key, nonce, aad, shorter);
        }
    }

    private static IEnumerable<OwnCase> OtherNonces()
    {
        (byte[] key, _, byte[] aad, byte[] plaintext) = Inputs(20, 8);
        foreach (int count in new[] { 7, 8, 9, 10, 11, 12 })
        {
            byte[] nonce = Bytes("nonce", count);
            byte[] box = Seal(key, nonce, aad, plaintext);
            yield return Bad("InvalidNonceSize", "a good box with a shorter nonce", key, nonce, aad, box);
        }

        foreach (int count in new[] { 0, 1, 6, 14, 15, 16, 32, 256 })
        {
            string category = count > 16 ? "CVE-2017-18330" : "InvalidNonceSize";
            yield return Bad(category, "no length of a nonce", key, Bytes("nonce", count), aad, Bytes("box", 36));
        }
    }

    private static IEnumerable<OwnCase> Codes()
    {
        foreach (int keyLength in new[] { 0, 1, 16, 31, 32, 33, 63, 64, 65, 100, 200 })
        {
            foreach (int length in new[] { 0, 1, 55, 56, 63, 64, 65, 119, 120, 200 })
            {
                byte[] key = Bytes($"hmac key {length}", keyLength);
                byte[] message = Bytes($"hmac message {keyLength}", length);
                byte[] code = HMACSHA256.HashData(key, message);
                yield return Case("hmac", "Pseudorandom", true, "lengths around a block", key, message, code);
                if (length == 63)
                {
                    byte[] changed = Changed(code, keyLength + 1);
                    yield return Case("hmac", "ModifiedTag", false, "a bit of the code", key, message, changed);
                    yield return Case("hmac", "ModifiedTag", false, "a code of zeros", key, message, new byte[32]);
                }
            }
        }
    }

    private static IEnumerable<OwnCase> Keys()
    {
        foreach (int size in new[] { 1, 16, 31, 32, 33, 42, 64, 65, 100, 8159, 8160 })
        {
            string category = size > 8000 ? "MaximalOutputSize" : "OutputCollision";
            yield return Derived(category, "one input, many sizes", 32, 16, 10, size);
            yield return Derived("EmptySalt", "no salt", 32, 0, 10, size);
        }

        foreach (int length in new[] { 16, 20, 32, 64, 65, 80 })
        {
            yield return Derived("Normal", "lengths of the inputs", length, 80 - length, length, 42);
            yield return Derived("Normal", "no info", length, length, 0, 32);
        }

        foreach (int size in new[] { 0, 8161, 8192, 65536 })
        {
            yield return Case(
                "hkdf", "SizeTooLarge", false, "more than 255 blocks, or nothing", Bytes("ikm", 32), Bytes("salt", 16),
                [], SizeField(size), []);
        }
    }

    private static OwnCase Derived(
        string category, string why, int keyLength, int saltLength, int infoLength, int size)
    {
        byte[] key = Bytes("ikm", keyLength);
        byte[] salt = Bytes("salt", saltLength);
        byte[] info = Bytes("info", infoLength);
        byte[] output = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, size, salt, info);
        return Case("hkdf", category, true, why, key, salt, info, SizeField(size), output);
    }

    private static byte[] SizeField(int size) => [(byte)(size >> 16), (byte)(size >> 8), (byte)size];

    private static OwnCase Bad(string category, string why, byte[] key, byte[] nonce, byte[] aad, byte[] box) =>
        Case("ccm", category, false, why, key, nonce, aad, [], box);

    private static (byte[] Key, byte[] Nonce, byte[] Aad, byte[] Plaintext) Inputs(int length, int aadLength)
    {
        string label = $"{length} {aadLength}";
        return (Bytes($"key {label}", 16), Bytes($"nonce {label}", 13), Bytes("aad", aadLength),
            Bytes("plaintext", length));
    }

    private static byte[] Seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext, int tagBytes = 16)
    {
        byte[] box = new byte[plaintext.Length + tagBytes];
        using AesCcm cipher = new(key);
        cipher.Encrypt(nonce, plaintext, box.AsSpan(0, plaintext.Length), box.AsSpan(plaintext.Length), aad);
        return box;
    }

    private static byte[] Changed(byte[] bytes, int bit)
    {
        byte[] changed = [.. bytes];
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    }
}
