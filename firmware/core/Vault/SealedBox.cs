using System;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Vault;

/// <summary>Seals small secrets with AES-CCM: nonce, drawn anew each time, then ciphertext and tag.</summary>
/// <remarks>
/// A nonce of 13 random bytes comes twice with a chance of 2^-104 for a pair, and a card seals some hundreds of secrets
/// in its life.
/// </remarks>
internal sealed class SealedBox
{
    /// <summary>A sealed secret is longer than the secret by so much.</summary>
    internal const int OverheadBytes = AesCcm.NonceBytes + AesCcm.TagBytes;

    private readonly IAesBlockCipher _aes;
    private readonly DeviceRandom _random;

    /// <summary>Takes the cipher, and where nonces come from.</summary>
    internal SealedBox(IAesBlockCipher aes, DeviceRandom random)
    {
        _aes = aes;
        _random = random;
    }

    /// <summary>Writes the sealed secret, <see cref="OverheadBytes"/> longer, at an offset of the output.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="aad">What must be the same when it is opened.</param>
    /// <param name="secret">The secret, all of the array.</param>
    /// <param name="output">Takes the sealed secret.</param>
    /// <param name="offset">Where.</param>
    internal void Seal(byte[] key, byte[] aad, byte[] secret, byte[] output, int offset)
    {
        byte[] nonce = new byte[AesCcm.NonceBytes];
        _random.Fill(nonce, 0, nonce.Length);
        Array.Copy(nonce, 0, output, offset, nonce.Length);
        StatusCode status = AesCcm.Seal(
            _aes, key, nonce, aad, secret, 0, secret.Length, output, offset + nonce.Length);
        Safety.Guard.That(status == StatusCode.Ok, 400);
    }

    /// <summary>Opens what <see cref="Seal"/> made; zeros where it is not that.</summary>
    /// <param name="key">16 bytes.</param>
    /// <param name="aad">As it was when it was sealed.</param>
    /// <param name="source">Holds the sealed secret.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="secret">Takes the secret; its length says how long the sealed one is.</param>
    internal bool TryOpen(byte[] key, byte[] aad, byte[] source, int offset, byte[] secret)
    {
        byte[] nonce = Bytes.Slice(source, offset, AesCcm.NonceBytes);
        int count = secret.Length + AesCcm.TagBytes;
        return AesCcm.Open(_aes, key, nonce, aad, source, offset + nonce.Length, count, secret, 0) == StatusCode.Ok;
    }
}
