using System.IO;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Vectors;

/// <summary>The firmware's cryptography as vectors see it: null or false where it refuses.</summary>
public static class Firmware
{
    private const int UncompressedPoint = 4;

    /// <summary>x | y of a point of 65 bytes, 04 first; null for every other form: the firmware reads none.</summary>
    public static byte[]? Point(byte[] encoded) =>
        encoded.Length == 1 + Ecdsa.PublicKeyBytes && encoded[0] == UncompressedPoint ? encoded[1..] : null;

    /// <summary>A number of any length in 32 bytes; null where it does not fit.</summary>
    public static byte[]? Number(byte[] bigEndian)
    {
        byte[] digits = [.. bigEndian.SkipWhile(b => b == 0)];
        return digits.Length > 32 ? null : [.. new byte[32 - digits.Length], .. digits];
    }

    /// <summary>SHA-256.</summary>
    public static byte[] Digest(byte[] message) => Sha256.Hash(message);

    /// <summary>Whether an ES256 signature of a digest holds: for a key seen once, and by the key's table.</summary>
    public static bool Verifies(byte[]? publicKey, byte[] digest, byte[]? signature)
    {
        bool holds = Ecdsa.Verify(publicKey!, digest, signature!);
        P256KeyTableBuilder? builder = P256KeyTableBuilder.Begin(publicKey!, P256KeyTable.TeethUsual);
        bool isDone = builder == null;
        while (!isDone) { isDone = builder!.Step(); }

        return holds == (builder != null && Ecdsa.VerifyByTable(builder.Take(), digest, signature!))
            ? holds
            : throw new InvalidDataException("A signature holds one way and not the other.");
    }

    /// <summary>The public key of a private one.</summary>
    public static byte[]? PublicKeyOf(byte[] privateKey)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        return new EcdsaSigner(new HmacSha256()).PublicKeyOf(privateKey, publicKey) ? publicKey : null;
    }

    /// <summary>A deterministic signature (RFC 6979), or one hedged with 32 bytes.</summary>
    public static byte[] Sign(byte[] privateKey, byte[] digest, byte[]? extraEntropy)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        new EcdsaSigner(new HmacSha256()).Sign(privateKey, digest, extraEntropy!, signature);
        return signature;
    }

    /// <summary>The secret that two keys share.</summary>
    public static byte[]? Secret(byte[]? privateKey, byte[]? publicKey)
    {
        byte[] secret = new byte[Ecdh.SecretBytes];
        return Ecdh.DeriveSecret(privateKey!, publicKey!, secret) == StatusCode.Ok ? secret : null;
    }

    /// <summary>HMAC-SHA-256.</summary>
    public static byte[] Mac(byte[] key, byte[] message)
    {
        byte[] mac = new byte[HmacSha256.MacBytes];
        new HmacSha256().Compute(key, 0, key.Length, message, 0, message.Length, mac, 0);
        return mac;
    }

    /// <summary>HKDF-SHA-256, both steps.</summary>
    public static byte[]? Derive(byte[] inputKey, byte[] salt, byte[] info, int count)
    {
        HmacSha256 hmac = new();
        try
        {
            return Hkdf.Expand(hmac, Hkdf.Extract(hmac, salt, inputKey), info, count);
        }
        catch (GuardException)
        {
            return null;
        }
    }

    /// <summary>Ciphertext and tag of AES-CCM-16-128-128.</summary>
    public static byte[]? Seal(byte[] key, byte[] nonce, byte[] aad, byte[] plaintext)
    {
        byte[] output = new byte[plaintext.Length + AesCcm.TagBytes];
        try
        {
            StatusCode status =
                AesCcm.Seal(new Aes128(), key, nonce, aad, plaintext, 0, plaintext.Length, output, 0);
            return status == StatusCode.Ok ? output : null;
        }
        catch (GuardException)
        {
            return null;
        }
    }

    /// <summary>The plaintext of AES-CCM-16-128-128.</summary>
    public static byte[]? Open(byte[] key, byte[] nonce, byte[] aad, byte[] sealedBytes)
    {
        byte[] output = new byte[sealedBytes.Length < AesCcm.TagBytes ? 0 : sealedBytes.Length - AesCcm.TagBytes];
        try
        {
            StatusCode status =
                AesCcm.Open(new Aes128(), key, nonce, aad, sealedBytes, 0, sealedBytes.Length, output, 0);
            return status == StatusCode.Ok ? output : null;
        }
        catch (GuardException)
        {
            return null;
        }
    }
}
