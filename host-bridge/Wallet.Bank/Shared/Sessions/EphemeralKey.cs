using System;
using System.Security.Cryptography;
using Wallet.Bank.Shared.Crypto;

namespace Wallet.Bank.Shared.Sessions;

/// <summary>A key pair for one handshake (ECDH on P-256).</summary>
internal sealed class EphemeralKey : IDisposable
{
    private readonly ECDiffieHellman _key;

    public EphemeralKey(IRandomSource random)
    {
        _key = ECDiffieHellman.Create(P256.Private(P256.DrawScalar(random)));
        PublicKey = P256.PublicKeyOf(_key.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>X || Y.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The x-coordinate both ends share; the other key must be a point of the curve.</summary>
    public byte[] SecretWith(byte[] otherPublicKey)
    {
        using ECDiffieHellman other = ECDiffieHellman.Create(P256.Public(otherPublicKey));
        using ECDiffieHellmanPublicKey otherPublic = other.PublicKey;
        return _key.DeriveRawSecretAgreement(otherPublic);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
    }
}
