using System;
using System.Security.Cryptography;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>An institution's own key. The private half never leaves this object and its file.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    /// <summary>Takes a private scalar of 32 bytes.</summary>
    public SigningKey(byte[] scalar)
    {
        _key = ECDsa.Create(P256.Private(scalar));
        PublicKey = P256.PublicKeyOf(_key.ExportParameters(includePrivateParameters: false));
    }

    /// <summary>X || Y.</summary>
    public byte[] PublicKey { get; }

    /// <summary>ES256 over <paramref name="data"/>: r || s.</summary>
    public byte[] Sign(byte[] data)
    {
        return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
    }
}
