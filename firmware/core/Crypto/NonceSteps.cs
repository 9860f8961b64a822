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

    private readonly MontgomeryP256Scalar _scalars = new MontgomeryP256Scalar();
    private readonly P256BaseMultiplier _base;
    private readonly ulong[] _nonce = new ulong[Montgomery256.LimbCount];
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
        bool inRange = Ecdsa.DecodeNonZero(_scalars, nonce, _nonce);
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
        _scalars.Decode(_point, 0, coupon.R);
        Array.Copy(_nonce, 0, coupon.NonceInverse, 0, Montgomery256.LimbCount);
        Clear();
        return _scalars.IsZero(coupon.R) ? null : coupon;
    }

    /// <summary>Overwrites the nonce and all made of it.</summary>
    public void Clear()
    {
        _stage = 0;
        Array.Clear(_nonce, 0, _nonce.Length);
        Array.Clear(_point, 0, _point.Length);
        _scalars.Clear();
        _base.Clear();
    }

    // The inverse of k or, where y is odd, of n - k: both are made, a mask picks one.
    private void Invert()
    {
        ulong[] negative = new ulong[Montgomery256.LimbCount];
        ulong odd = 0UL - (ulong)(_point[Ecdsa.PublicKeyBytes - 1] & 1);
        _scalars.Invert(_nonce, _nonce);
        _scalars.Subtract(negative, _nonce, negative);
        for (int i = 0; i < Montgomery256.LimbCount; i++)
        {
            _nonce[i] = (negative[i] & odd) | (_nonce[i] & ~odd);
            negative[i] = 0;
        }
    }
}
