using System;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>From a nonce k to r and 1/k, in steps: all of a signature that needs no message.</summary>
/// <remarks>
/// FIPS 186-5, 6.4.1, steps 4 to 7. Where y of k G is odd, n - k takes the place of k: r stays, s becomes n - s, and
/// both are signatures of the same key, so no verifier can tell which was made. One that looks for R of a key it never
/// saw finds it with the even y at its first try. The path is the same for every nonce in range.
/// </remarks>
public sealed class NonceSteps
{
    private const int Multiplying = 1;
    private const int Inverting = 2;
    private const int Done = 3;

    private readonly P256BaseMultiplier _base;
    private readonly long[] _nonce = new long[P256Scalar.LimbCount];
    private readonly byte[] _point = new byte[Ecdsa.PublicKeyBytes];
    private int _stage;

    /// <summary>Takes the multiplier, which is used between <see cref="TryBegin"/> and the last step only.</summary>
    public NonceSteps(P256BaseMultiplier multiplier)
    {
        _base = multiplier;
    }

    /// <summary>Begins with 32 bytes, which are the caller's to overwrite.</summary>
    /// <returns>False where they are no number from 1 to n - 1.</returns>
    public bool TryBegin(byte[] nonce)
    {
        bool inRange = P256Scalar.Decode(nonce, 0, _nonce) && !P256Scalar.IsZero(_nonce);
        _stage = 0;
        if (!inRange) { return false; }

        _base.Begin(nonce);
        _stage = Multiplying;
        return true;
    }

    /// <summary>Does the next piece.</summary>
    /// <returns>True where all is done.</returns>
    public bool Step()
    {
        Guard.That(_stage != 0, 210);
        switch (_stage)
        {
            case Multiplying:
                if (_base.Step())
                {
                    _base.Take(_point);
                    _stage = Inverting;
                }

                break;
            case Inverting:
                Invert();
                _stage = Done;
                break;
            default:
                break;
        }

        return _stage == Done;
    }

    /// <summary>Gives the result out, once.</summary>
    /// <returns>Null where r is zero, which needs another nonce.</returns>
    public EcdsaCoupon Take()
    {
        Guard.That(_stage == Done, 211);
        EcdsaCoupon coupon = new EcdsaCoupon();
        P256Scalar.Decode(_point, 0, coupon.Quotient);
        P256Scalar.Encode(coupon.Quotient, coupon.R, 0);
        P256Scalar.Multiply(coupon.Quotient, _nonce, coupon.Quotient);
        Array.Copy(_nonce, 0, coupon.NonceInverse, 0, P256Scalar.LimbCount);
        Clear();
        return P256Scalar.IsZero(coupon.Quotient) ? null : coupon;
    }

    /// <summary>Overwrites the nonce and all made of it.</summary>
    public void Clear()
    {
        _stage = 0;
        Array.Clear(_nonce, 0, _nonce.Length);
        Array.Clear(_point, 0, _point.Length);
        _base.Clear();
    }

    // The inverse of k or, where y is odd, of n - k: that of k negated, limb by limb, without a branch. There and back
    // makes a negative number one from 0 to n - 1, which is what EcdsaCoupon asks for; so is r then, and r / k.
    private void Invert()
    {
        long sign = 1 - ((_point[Ecdsa.PublicKeyBytes - 1] & 1) << 1);
        P256Scalar.Invert(_nonce, _nonce);
        for (int i = 0; i < P256Scalar.LimbCount; i++) { _nonce[i] *= sign; }

        P256Scalar.ToMontgomery(_nonce, _nonce);
        P256Scalar.FromMontgomery(_nonce, _nonce);
    }
}
