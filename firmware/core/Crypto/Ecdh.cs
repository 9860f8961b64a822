using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Elliptic curve Diffie-Hellman on P-256 (SP 800-56A Rev. 3, 5.7.1.2).</summary>
public static class Ecdh
{
    /// <summary>Bytes of a shared secret.</summary>
    public const int SecretBytes = 32;

    /// <summary>Writes x of privateKey * publicKey. It is not a key: derive one with <see cref="Hkdf"/>.</summary>
    /// <remarks>No branch and no table index depends on the private key, at C# level.</remarks>
    /// <param name="privateKey">32 bytes.</param>
    /// <param name="publicKey">64 bytes of the other end, x | y; validated in full (5.6.2.3.3).</param>
    /// <param name="secret">Takes 32 bytes.</param>
    /// <returns>Ok, or KeyInvalid, with nothing written, where either key is not valid.</returns>
    public static StatusCode DeriveSecret(byte[] privateKey, byte[] publicKey, byte[] secret)
    {
        if (!Ecdsa.IsValidPrivateKey(privateKey)) { return StatusCode.KeyInvalid; }
        if (!Ecdsa.IsValidPublicKey(publicKey)) { return StatusCode.KeyInvalid; }

        new P256SecretMultiplier().Multiply(privateKey, publicKey, secret);
        return StatusCode.Ok;
    }
}
