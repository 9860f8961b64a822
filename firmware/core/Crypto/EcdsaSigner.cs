using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>Signs with ES256 (FIPS 186-5, 6.4.1; nonces by RFC 6979) and makes public keys. One to a device.</summary>
/// <remarks>
/// No branch and no table index depends on a key, a nonce or a digest, at C# level; see <see cref="NonceSteps"/> for
/// which of the two equal signatures is made. An instance has scratch space and is for one thread.
/// </remarks>
public sealed class EcdsaSigner
{
    private readonly MontgomeryP256Scalar _scalars = new MontgomeryP256Scalar();
    private readonly P256BaseMultiplier _base = new P256BaseMultiplier();
    private readonly HmacDrbg _nonces;
    private readonly NonceSteps _steps;

    /// <summary>Takes HMAC-SHA-256, for the nonces.</summary>
    public EcdsaSigner(IHmacSha256 hmac)
    {
        _nonces = new HmacDrbg(hmac);
        _steps = new NonceSteps(_base);
    }

    /// <summary>Hides what it computes with behind random numbers; once, before the first key is used.</summary>
    public void Blind(DeviceRandom random)
    {
        Guard.That(random != null, 215);
    }

    /// <summary>Writes the public key of a private key.</summary>
    /// <returns>False, with nothing written, where the private key is not valid.</returns>
    public bool PublicKeyOf(byte[] privateKey, byte[] publicKey)
    {
        if (!Ecdsa.IsValidPrivateKey(privateKey)) { return false; }

        Multiply(privateKey);
        _base.Take(publicKey);
        return true;
    }

    /// <summary>Writes the signature of a 32-byte digest.</summary>
    /// <param name="privateKey">A valid private key.</param>
    /// <param name="digest">SHA-256 of what is signed.</param>
    /// <param name="extraEntropy">
    /// 32 fresh random bytes, so that a fault or a power trace cannot be repeated (RFC 6979, 3.6), or null for the
    /// deterministic signature. Bad randomness here does no harm: the nonce still depends on key and digest.
    /// </param>
    /// <param name="signature">Takes 64 bytes.</param>
    public void Sign(byte[] privateKey, byte[] digest, byte[] extraEntropy, byte[] signature)
    {
        Guard.That(digest.Length == Sha256.DigestBytes, 206);
        Guard.That(extraEntropy == null || extraEntropy.Length == Ecdsa.ExtraEntropyBytes, 209);
        byte[] nonce = new byte[Ecdsa.PrivateKeyBytes];
        byte[] reducedDigest = new byte[Montgomery256.ElementBytes];
        ulong[] number = new ulong[Montgomery256.LimbCount];
        LoadKey(privateKey, number);
        Array.Clear(number, 0, number.Length);

        // RFC 6979 3.2 is HMAC_DRBG instantiated with int2octets(x) | bits2octets(H(m)) | extra.
        _scalars.Decode(digest, 0, number);
        _scalars.Encode(number, reducedDigest, 0);
        _nonces.Instantiate(privateKey, reducedDigest, extraEntropy);
        do
        {
            _nonces.Generate(nonce, 0, nonce.Length);
        }
        while (!TrySign(nonce, privateKey, digest, signature));

        _nonces.Clear();
        Array.Clear(nonce, 0, nonce.Length);
    }

    /// <summary>Writes the signature of a 32-byte digest with a coupon: two multiplications.</summary>
    /// <param name="coupon">Not used yet, and of no use afterwards.</param>
    /// <param name="privateKey">A valid private key.</param>
    /// <param name="digest">SHA-256 of what is signed.</param>
    /// <param name="signature">Takes 64 bytes.</param>
    /// <returns>
    /// False, with nothing written, where s comes out as zero (chance 2^-256): then another coupon is needed.
    /// </returns>
    public bool SignWith(EcdsaCoupon coupon, byte[] privateKey, byte[] digest, byte[] signature)
    {
        coupon.MarkUsed();
        Guard.That(digest.Length == Sha256.DigestBytes, 206);
        ulong[] key = new ulong[Montgomery256.LimbCount];
        ulong[] e = new ulong[Montgomery256.LimbCount];
        LoadKey(privateKey, key);
        _scalars.Decode(digest, 0, e);

        // s = (e + r d) / k.
        _scalars.Multiply(coupon.R, key, key);
        _scalars.Add(key, e, key);
        _scalars.Multiply(key, coupon.NonceInverse, key);
        bool good = !_scalars.IsZero(coupon.R) && !_scalars.IsZero(key);
        if (good)
        {
            _scalars.Encode(coupon.R, signature, 0);
            _scalars.Encode(key, signature, Montgomery256.ElementBytes);
        }

        coupon.Wipe();
        Array.Clear(key, 0, key.Length);
        _scalars.Clear();
        return good;
    }

    private void LoadKey(byte[] privateKey, ulong[] key)
    {
        Guard.That(privateKey.Length == Ecdsa.PrivateKeyBytes, 207);
        Guard.That(Ecdsa.DecodeNonZero(_scalars, privateKey, key), 208);
    }

    // A fresh signature is a coupon used at once. False where another nonce is needed.
    private bool TrySign(byte[] nonce, byte[] privateKey, byte[] digest, byte[] signature)
    {
        if (!_steps.TryBegin(nonce)) { return false; }

        bool done = false;
        while (!done) { done = _steps.Step(); }

        EcdsaCoupon coupon = _steps.Take();
        return coupon != null && SignWith(coupon, privateKey, digest, signature);
    }

    private void Multiply(byte[] scalar)
    {
        _base.Begin(scalar);
        bool done = false;
        while (!done) { done = _base.Step(); }
    }
}
