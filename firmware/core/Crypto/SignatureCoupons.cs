using Wallet.Core.Safety;

namespace Wallet.Core.Crypto;

/// <summary>The coupons in stock, oldest first. In RAM only, and each is forgotten before it is used.</summary>
/// <remarks>
/// No nonce signs twice, whatever the power does: with the power all coupons go. One that was used and sent is gone,
/// and so is one that was used and not sent; what a device keeps is the signed document, and what it sends again are
/// those bytes. Written to flash, a coupon would have to be struck out there before each signature, and an old copy of
/// the flash would bring it back.
/// </remarks>
public sealed class SignatureCoupons
{
    /// <summary>
    /// Coupons in stock at most: two actions with the bank, which sign twice each, session and document; or as many
    /// touches in a row. Each costs heap for good, and is made anew within a second of rest.
    /// </summary>
    public const int Capacity = 4;

    private readonly EcdsaCoupon[] _stock = new EcdsaCoupon[Capacity];
    private int _count;

    /// <summary>Coupons in stock.</summary>
    public int Count
    {
        get { return _count; }
    }

    /// <summary>Puts a coupon into the stock, which must have room.</summary>
    public void Add(EcdsaCoupon coupon)
    {
        Guard.That(_count < Capacity && !coupon.IsUsed, 216);
        _stock[_count++] = coupon;
    }

    /// <summary>Takes the oldest coupon out: from here on nothing but the caller knows of it.</summary>
    /// <returns>Null where there is none.</returns>
    public EcdsaCoupon Take()
    {
        if (_count == 0)
        {
            return null;
        }

        EcdsaCoupon coupon = _stock[0];
        for (int i = 1; i < _count; i++)
        {
            _stock[i - 1] = _stock[i];
        }

        _count--;
        _stock[_count] = null;
        return coupon;
    }
}
