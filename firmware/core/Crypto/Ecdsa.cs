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

        MontgomeryP256Scalar scalars = new MontgomeryP256Scalar();
        ulong[] key = new ulong[Montgomery256.LimbCount];
        bool valid = DecodeNonZero(scalars, privateKey, key);
        Array.Clear(key, 0, key.Length);
        scalars.Clear();
        return valid;
    }

    /// <summary>Whether the key is 64 bytes and a point of the curve; the order is prime, so any will do.</summary>
    public static bool IsValidPublicKey(byte[] publicKey)
    {
        return publicKey != null && publicKey.Length == PublicKeyBytes
            && new P256Group().TryDecode(publicKey, 0, new P256Point());
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

    /// <summary>Whether the signature is this key's for the digest.</summary>
    /// <returns>False also where an array has another length, the key is no point, or r or s is out of range.</returns>
    public static bool Verify(byte[] publicKey, byte[] digest, byte[] signature)
    {
        if (publicKey == null || publicKey.Length != PublicKeyBytes) { return false; }
        if (digest == null || digest.Length != Sha256.DigestBytes) { return false; }
        if (signature == null || signature.Length != SignatureBytes) { return false; }

        P256Group group = new P256Group();
        P256Point key = new P256Point();
        if (!group.TryDecode(publicKey, 0, key)) { return false; }

        MontgomeryP256Scalar scalars = new MontgomeryP256Scalar();
        ulong[] r = new ulong[Montgomery256.LimbCount];
        ulong[] s = new ulong[Montgomery256.LimbCount];
        ulong[] e = new ulong[Montgomery256.LimbCount];
        if (!scalars.Decode(signature, 0, r) || scalars.IsZero(r)) { return false; }
        if (!scalars.Decode(signature, 32, s) || scalars.IsZero(s)) { return false; }

        // Section 6.4.2: R = (e / s) G + (r / s) Q, and r must be its x modulo n.
        scalars.Decode(digest, 0, e);
        scalars.Invert(s, s);
        byte[] u = new byte[Montgomery256.ElementBytes];
        byte[] v = new byte[Montgomery256.ElementBytes];
        scalars.Multiply(e, s, e);
        scalars.Encode(e, u, 0);
        scalars.Multiply(r, s, s);
        scalars.Encode(s, v, 0);

        P256Point sum = new P256Point();
        group.SetBase(sum);
        group.MultiplyAdd(u, sum, v, key, sum);
        if (!group.TryEncodeX(sum, u, 0)) { return false; }

        scalars.Decode(u, 0, e);
        return scalars.AreEqual(e, r);
    }

    /// <summary>Reads a number from 1 to n - 1.</summary>
    internal static bool DecodeNonZero(MontgomeryP256Scalar scalars, byte[] source, ulong[] result)
    {
        bool inRange = scalars.Decode(source, 0, result);
        return inRange && !scalars.IsZero(result);
    }
}
