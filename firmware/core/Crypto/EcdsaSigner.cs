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
    private const int AttemptsMax = 8;

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
        _base.Blind(random);
    }

    /// <summary>A multiplier that works beside this signer's own, on pairs that this one lends.</summary>
    public P256BaseMultiplier NewBorrower()
    {
        return _base.NewBorrower();
    }

    /// <summary>Hides what another multiplier computes with next, once, as <see cref="Blind"/> does here.</summary>
    public void LendPair(P256BaseMultiplier borrower)
    {
        _base.LendPair(borrower);
    }

    /// <summary>Writes the public key of a private key.</summary>
    /// <returns>False, with nothing written, where the private key is not valid.</returns>
    public bool PublicKeyOf(byte[] privateKey, byte[] publicKey)
    {
        if (!Ecdsa.IsValidPrivateKey(privateKey)) { return false; }

        _base.Begin(privateKey);
        _base.Finish();
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
        RequireLengths(privateKey, digest, signature);
        Guard.That(extraEntropy == null || extraEntropy.Length == Ecdsa.ExtraEntropyBytes, 209);
        byte[] nonce = new byte[Ecdsa.PrivateKeyBytes];
        byte[] reducedDigest = new byte[Ecdsa.PrivateKeyBytes];
        long[] number = new long[P256Scalar.LimbCount];
        Guard.That(Ecdsa.IsValidPrivateKey(privateKey), 218);

        // RFC 6979 3.2 is HMAC_DRBG instantiated with int2octets(x) | bits2octets(H(m)) | extra.
        P256Scalar.Decode(digest, 0, number);
        P256Scalar.Encode(number, reducedDigest, 0);
        _nonces.Instantiate(privateKey, reducedDigest, extraEntropy);
        int attempts = 0;
        do
        {
            // Each attempt but the first has a chance of 2^-32.
            Guard.That(attempts < AttemptsMax, 220);
            attempts++;
            _nonces.GenerateDeferred(nonce, 0, nonce.Length);
        }
        while (!TrySign(nonce, privateKey, digest, signature));

        _nonces.Clear();
        Array.Clear(nonce, 0, nonce.Length);
    }

    /// <summary>Writes the signature of a 32-byte digest with a coupon: two products, reduced together.</summary>
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

        // Nothing but a guard throws from here on, and none before the coupon is wiped.
        if (!HaveLengths(privateKey, digest, signature)) { coupon.Wipe(); }

        RequireLengths(privateKey, digest, signature);
        long[] d = new long[P256Scalar.LimbCount];
        long[] s = new long[P256Scalar.LimbCount];
        P256Limbs.FromBytes(privateKey, 0, d);
        bool isKey = !P256Limbs.IsZero(d);
        if (!isKey) { coupon.Wipe(); }

        Guard.That(isKey, 208);

        // s = e (1 / k) + d (r / k), where e is the digest's number.
        P256Limbs.FromBytes(digest, 0, s);
        P256Scalar.SumOfProducts(s, coupon.NonceInverse, d, coupon.Quotient, s);
        bool good = !P256Limbs.IsZero(s);
        if (good)
        {
            Array.Copy(coupon.R, 0, signature, 0, coupon.R.Length);
            P256Limbs.ToBytes(s, signature, coupon.R.Length);
        }

        coupon.Wipe();
        Array.Clear(d, 0, d.Length);
        return good;
    }

    private static bool HaveLengths(byte[] privateKey, byte[] digest, byte[] signature)
    {
        return digest.Length == Sha256.DigestBytes && privateKey.Length == Ecdsa.PrivateKeyBytes
            && signature.Length == Ecdsa.SignatureBytes;
    }

    private static void RequireLengths(byte[] privateKey, byte[] digest, byte[] signature)
    {
        Guard.That(digest.Length == Sha256.DigestBytes, 206);
        Guard.That(privateKey.Length == Ecdsa.PrivateKeyBytes, 207);
        Guard.That(signature.Length == Ecdsa.SignatureBytes, 221);
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
}
