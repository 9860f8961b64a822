using System;
using System.Security.Cryptography;

namespace Wallet.Bank.Shared.Crypto;

/// <summary>An institution's own key. The private half never leaves this object and its file.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly NoncePoint _noncePoint;
    private readonly RepeatableSigner? _repeatable;

    /// <summary>Takes a private scalar of 32 bytes.</summary>
    /// <param name="scalar">The private key.</param>
    /// <param name="isRepeatable">Whether the same data gets the same signature: see <see cref="BankOptions"/>.</param>
    public SigningKey(byte[] scalar, bool isRepeatable)
    {
        _key = ECDsa.Create(P256.Private(scalar));
        PublicKey = P256.PublicKeyOf(_key.ExportParameters(includePrivateParameters: false));
        _noncePoint = new NoncePoint(PublicKey);
        _repeatable = isRepeatable ? new RepeatableSigner(scalar) : null;
    }

    /// <summary>X || Y.</summary>
    public byte[] PublicKey { get; }

    /// <summary>ES256 over <paramref name="data"/>: r || s, the s whose R has an even y.</summary>
    public byte[] Sign(byte[] data)
    {
        byte[] digest = SHA256.HashData(data);
        byte[] signature = _repeatable?.Sign(digest)
            ?? _key.SignHash(digest, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _noncePoint.MakeEven(digest, signature);
        return signature;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
    }
}
