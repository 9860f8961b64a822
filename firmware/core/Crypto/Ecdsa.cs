using System;

namespace Wallet.Core.Crypto;

/// <summary>ECDSA on P-256 with SHA-256 digests: ES256 (FIPS 186-5, section 6).</summary>
/// <remarks>
/// Checks and keys; <see cref="EcdsaSigner"/> signs. Private keys are 32 bytes, public keys 64 bytes x | y, signatures
/// 64 bytes r | s, all big endian.
/// </remarks>
public static class Ecdsa
{
    /// <summary>Bytes of a private key.</summary>
    public const int PrivateKeyBytes = 32;

    /// <summary>Bytes of a public key.</summary>
    public const int PublicKeyBytes = 64;

    /// <summary>Bytes of a signature.</summary>
    public const int SignatureBytes = 64;

    /// <summary>Bytes of the extra entropy of a hedged signature.</summary>
    public const int ExtraEntropyBytes = 32;

    /// <summary>Whether the key is 32 bytes and a number from 1 to n - 1.</summary>
    public static bool IsValidPrivateKey(byte[] privateKey)
    {
        if (privateKey == null || privateKey.Length != PrivateKeyBytes) { return false; }

        long[] key = new long[P256Scalar.LimbCount];
        bool valid = P256Scalar.Decode(privateKey, 0, key);
        valid &= !P256Scalar.IsZero(key);
        Array.Clear(key, 0, key.Length);
        return valid;
    }

    /// <summary>Whether the key is 64 bytes and a point of the curve; the order is prime, so any will do.</summary>
    public static bool IsValidPublicKey(byte[] publicKey)
    {
        return publicKey != null && publicKey.Length == PublicKeyBytes
            && P256Curve.TryDecode(publicKey, 0, new long[P256Field.LimbCount], new long[P256Field.LimbCount]);
    }

    /// <summary>Writes a new private key, uniform from 1 to n - 1 (FIPS 186-5, A.2.2: rejection sampling).</summary>
    public static void GeneratePrivateKey(DeviceRandom random, byte[] privateKey)
    {
        do
        {
            random.Fill(privateKey, 0, PrivateKeyBytes);
        }
        while (!IsValidPrivateKey(privateKey));
    }

    /// <summary>Whether the signature is this key's for the digest (FIPS 186-5, 6.4.2).</summary>
    /// <returns>False also where an array has another length, the key is no point, or r or s is out of range.</returns>
    public static bool Verify(byte[] publicKey, byte[] digest, byte[] signature)
    {
        return publicKey != null && publicKey.Length == PublicKeyBytes
            && HaveLengths(digest, signature)
            && new EcdsaVerifier().Verify(publicKey, digest, signature);
    }

    /// <summary>As <see cref="Verify"/>, with the table of an issuer's key: in half the time.</summary>
    /// <param name="key">The key's table, complete.</param>
    public static bool VerifyByTable(P256KeyTable key, byte[] digest, byte[] signature)
    {
        return HaveLengths(digest, signature) && new EcdsaTableVerifier().Verify(key, digest, signature);
    }

    private static bool HaveLengths(byte[] digest, byte[] signature)
    {
        return digest != null && digest.Length == Sha256.DigestBytes
            && signature != null && signature.Length == SignatureBytes;
    }
}
