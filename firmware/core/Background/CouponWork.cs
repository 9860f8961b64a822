using Wallet.Core.Crypto;
using Wallet.Protocol;

namespace Wallet.Core.Background;

/// <summary>Makes signature coupons until the stock is full: a signature at the touch then needs no curve.</summary>
/// <remarks>
/// A coupon's nonce knows no message, so nothing but randomness would keep it from coming again. That is enough as long
/// as the generator is good; a number of this start and a counter make it enough without: the pair never comes twice,
/// and goes into the nonce with the key. A device that gets no such number makes no coupons: it signs fresh, where the
/// nonce depends on the message (RFC 6979).
/// </remarks>
public sealed class CouponWork : IBackgroundWork
{
    private const int StartShift = 32;

    private readonly DeviceContext _device;
    private CouponMaker _maker;
    private ulong _counter;
    private bool _isRefused;

    /// <summary>For this device; nothing is made before its first slice.</summary>
    public CouponWork(DeviceContext device)
    {
        _device = device;
    }

    /// <inheritdoc/>
    public bool Step()
    {
        bool isFull = _device.Coupons.Count == SignatureCoupons.Capacity;
        if (isFull || _isRefused || !_device.Identity.CanSign)
        {
            return false;
        }

        if (_counter == 0)
        {
            TakeStartNumber();
        }
        else
        {
            Make();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Forget()
    {
        if (_maker != null)
        {
            // The number that went into the nonce begun is spent: the next maker goes on behind it.
            _counter = _maker.Counter;
            _maker.Wipe();
            _maker = null;
        }

        for (EcdsaCoupon coupon = _device.Coupons.Take(); coupon != null; coupon = _device.Coupons.Take())
        {
            coupon.Wipe();
        }
    }

    // A slice of its own, because it writes: once at each start, when the device rests for the first time.
    private void TakeStartNumber()
    {
        StatusCode status = StartNumber.TryTake(_device.Records, out long number);
        _isRefused = status != StatusCode.Ok;
        _counter = (ulong)number << StartShift;
    }

    private void Make()
    {
        if (_maker == null)
        {
            _maker = _device.Identity.NewCouponMaker(_device, _counter);
        }

        if (_maker.Step())
        {
            _device.Coupons.Add(_maker.Take());
            _counter = _maker.Counter;

            // Its scratch space is worth more to the next touch than to the next coupon.
            _maker = null;
        }
    }
}
