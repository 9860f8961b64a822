using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Benchmarks;

/// <summary>Makes a coupon by a maker of its own, as a device at rest does, step after step.</summary>
internal sealed class CouponOperation : Operation
{
    private readonly IHmacSha256 _hmac;
    private readonly DeviceRandom _random;
    private readonly EcdsaSigner _signer;
    private readonly byte[] _privateKey = Inputs.Counting(32, 1);

    public CouponOperation(IHmacSha256 hmac, string how)
        : base("P-256 coupon" + how)
    {
        _hmac = hmac;
        _random = Coupons.Random(hmac);
        _signer = new EcdsaSigner(hmac);
    }

    public override bool Run()
    {
        return !Coupons.Next(new CouponMaker(_hmac, _random, _signer, _privateKey, 1)).IsUsed;
    }
}

/// <summary>Signs a payment with a coupon, from the encoded payment to the signature.</summary>
internal sealed class CouponSignOperation : Operation
{
    private readonly EcdsaSigner _signer;
    private readonly byte[] _privateKey = Inputs.Counting(32, 1);
    private readonly byte[] _signature = new byte[Ecdsa.SignatureBytes];
    private readonly byte[] _payment;
    private readonly CouponMaker _maker;
    private EcdsaCoupon _coupon;

    public CouponSignOperation(IHmacSha256 hmac, string how)
        : base("P-256 coupon sign" + how)
    {
        _signer = new EcdsaSigner(hmac);
        _maker = Coupons.Maker(hmac, _privateKey);
        var payment = new Payment
        {
            TimeMs = 1_780_000_000_000,
            VoucherId = Inputs.Counting(16, 1),
            ConfirmationDigest = Inputs.Counting(32, 2),
            PayeeCertificateDigest = Inputs.Counting(32, 3),
            AmountMinor = 12_50,
            TerminalNonce = Inputs.Counting(16, 4),
        };
        _payment = payment.Encode();
    }

    public override bool UsesUp
    {
        get { return true; }
    }

    public override void Prepare()
    {
        _coupon = Coupons.Next(_maker);
    }

    public override bool Run()
    {
        byte[] digest = SignedDocument.DigestToSign(Payment.Label, _payment);
        return _signer.SignWith(_coupon, _privateKey, digest, _signature);
    }
}

/// <summary>Coupons for the test's key.</summary>
internal static class Coupons
{
    /// <summary>A maker whose random numbers are the same each time.</summary>
    public static CouponMaker Maker(IHmacSha256 hmac, byte[] privateKey)
    {
        return new CouponMaker(hmac, Random(hmac), new EcdsaSigner(hmac), privateKey, 1);
    }

    /// <summary>A generator whose numbers are the same each time.</summary>
    public static DeviceRandom Random(IHmacSha256 hmac)
    {
        var random = new DeviceRandom(
            new IEntropySource[] { new HashedSource(1), new HashedSource(2) }, hmac, null);
        random.Start();
        return random;
    }

    /// <summary>The next coupon.</summary>
    public static EcdsaCoupon Next(CouponMaker maker)
    {
        bool done = false;
        while (!done) { done = maker.Step(); }

        return maker.Take();
    }
}

/// <summary>Digests of a counter: they look random and are the same each time.</summary>
internal sealed class HashedSource : IEntropySource
{
    private readonly byte[] _counter = new byte[8];

    public HashedSource(byte seed)
    {
        _counter[0] = seed;
    }

    public StatusCode Fill(byte[] buffer, int offset, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (i % Sha256.DigestBytes == 0) { Next(buffer, offset + i, count - i); }
        }

        return StatusCode.Ok;
    }

    private void Next(byte[] buffer, int offset, int count)
    {
        Bytes.PutUInt32BigEndian(_counter, 4, Bytes.ReadUInt32BigEndian(_counter, 4) + 1u);
        byte[] digest = Sha256.Hash(_counter);
        for (int i = 0; i < count && i < digest.Length; i++) { buffer[offset + i] = digest[i]; }
    }
}
