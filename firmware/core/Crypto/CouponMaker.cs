using System;
using Wallet.Core.Ports;
using Wallet.Core.Safety;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Makes coupons in steps short enough to be taken between two looks at the keys.</summary>
/// <remarks>
/// The nonce is the first output of an HMAC_DRBG (SP 800-90A) of its own, seeded with the private key, 32 fresh bytes
/// of the device's generator and a counter, as RFC 6979 does with the digest. A generator that has gone dead still
/// gives different nonces, because of the counter, which goes on where no earlier maker of this key has been; a counter
/// that was there before still gives different nonces, because of the generator, which a device tests at every start.
/// None is known without the private key. The seed is not as long as one of RFC 6979, so no nonce here is one of a
/// fresh signature either. The multiplier is the maker's own, so that a signature may be made between two steps, and
/// hides each nonce with a pair that the signer lends and uses for nothing else.
/// </remarks>
public sealed class CouponMaker
{
    private const int FreshBytes = 32;
    private const int CounterBytes = 8;

    private readonly DeviceRandom _random;
    private readonly EcdsaSigner _signer;
    private readonly byte[] _privateKey;
    private readonly HmacDrbg _nonces;
    private readonly P256BaseMultiplier _base;
    private readonly NonceSteps _steps;
    private ulong _counter;
    private bool _begun;
    private EcdsaCoupon _coupon;

    /// <summary>Takes what nonces are made of.</summary>
    /// <param name="hmac">HMAC-SHA-256.</param>
    /// <param name="random">The device's generator.</param>
    /// <param name="signer">The device's, which lends what each nonce is hidden with.</param>
    /// <param name="privateKey">The key that the coupons are for: read at each nonce, and the caller's.</param>
    /// <param name="counter">No maker of this key has ever counted to a number above this one.</param>
    public CouponMaker(
        IHmacSha256 hmac, DeviceRandom random, EcdsaSigner signer, byte[] privateKey, ulong counter)
    {
        _counter = counter;
        _random = random;
        _signer = signer;
        _privateKey = privateKey;
        _nonces = new HmacDrbg(hmac);
        _base = signer.NewBorrower();
        _steps = new NonceSteps(_base);
    }

    /// <summary>The last number that went into a nonce: where another maker of this key goes on.</summary>
    public ulong Counter
    {
        get { return _counter; }
    }

    /// <summary>Goes on with the coupon in the making, or begins one.</summary>
    /// <returns>True where a coupon is ready; further steps then do nothing until it is taken.</returns>
    public bool Step()
    {
        if (_coupon != null) { return true; }

        if (!_begun)
        {
            _begun = TryBegin();
        }
        else if (_steps.Step())
        {
            _begun = false;
            _coupon = _steps.Take();
        }

        return _coupon != null;
    }

    /// <summary>Hands the coupon out. Only where <see cref="Step"/> has said that one is ready.</summary>
    public EcdsaCoupon Take()
    {
        Guard.That(_coupon != null, 212);
        EcdsaCoupon coupon = _coupon;
        _coupon = null;
        return coupon;
    }

    /// <summary>Overwrites the coupon in the making, and one that is ready. For a maker that is then let go.</summary>
    public void Wipe()
    {
        _steps.Clear();
        if (_coupon != null) { _coupon.Wipe(); }
    }

    // False where the number drawn is not below n (chance 2^-32): the next step draws another.
    private bool TryBegin()
    {
        byte[] fresh = new byte[FreshBytes];
        byte[] counter = new byte[CounterBytes];
        byte[] nonce = new byte[Ecdsa.PrivateKeyBytes];
        _random.Fill(fresh, 0, fresh.Length);
        _counter++;
        Bytes.PutUInt64BigEndian(counter, 0, _counter);
        _nonces.Instantiate(_privateKey, fresh, counter);
        _nonces.GenerateDeferred(nonce, 0, nonce.Length);
        _signer.LendPair(_base);
        bool begun = _steps.TryBegin(nonce);
        _nonces.Clear();
        Array.Clear(fresh, 0, fresh.Length);
        Array.Clear(nonce, 0, nonce.Length);
        return begun;
    }
}
