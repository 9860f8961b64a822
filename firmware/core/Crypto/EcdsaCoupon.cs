using System;
using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>One signature made ahead: r of a nonce k, r / k and 1 / k. Good for a single signature.</summary>
/// <remarks>
/// It lives in RAM only, so a device that loses power has no coupons and cannot use one twice. The nonce itself is not
/// kept. Nothing of the key is in it, so without the key it signs nothing; but whoever has the inverse and one
/// signature has the key: a coupon is as secret as the key.
/// </remarks>
public sealed class EcdsaCoupon
{
    // r as it goes out; r / k and 1 / k in Montgomery's form and not negative, which plain numbers are multiplied by.
    internal readonly byte[] R = new byte[Ecdsa.PrivateKeyBytes];
    internal readonly long[] Quotient = new long[P256Scalar.LimbCount];
    internal readonly long[] NonceInverse = new long[P256Scalar.LimbCount];

    /// <summary>Only <see cref="NonceSteps"/> fills one.</summary>
    internal EcdsaCoupon()
    {
    }

    /// <summary>Whether a signature was begun with it, or it was wiped.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Overwrites it; it then counts as used.</summary>
    public void Wipe()
    {
        IsUsed = true;
        Array.Clear(R, 0, R.Length);
        Array.Clear(Quotient, 0, Quotient.Length);
        Array.Clear(NonceInverse, 0, NonceInverse.Length);
    }

    /// <summary>Says that a signature begins: before anything is computed, so no failure leaves it fresh.</summary>
    internal void MarkUsed()
    {
        Guard.That(!IsUsed, 219);
        IsUsed = true;
    }
}
