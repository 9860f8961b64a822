using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Tokens;

namespace Wallet.Device.Benchmarks;

/// <summary>All operations, cheap ones first.</summary>
public static class OperationList
{
    /// <summary>Makes each with its inputs ready.</summary>
    public static Operation[] Make()
    {
        return new Operation[]
        {
            new CrcOperation(),
            new DecodeOperation(),
            new AesCcmNativeOperation(),
            new AesCcmOperation(),
            new AesCcm512Operation(new Aes128(), ""),
            new HmacOperation(new HmacSha256(), ""),
            new Sha256Operation(),
            new Sha256BlockOperation(),
            new Pbkdf2Operation(new HmacSha256(), ""),
            new TotpOperation(TokenHash.Sha1, "SHA-1", "350356"),
            new TotpOperation(TokenHash.Sha512, "SHA-512", "962970"),
            new OcraOperation(new HmacSha256(), ""),
            new FieldMultiplyOperation(),
            new FieldSquareOperation(),
            ChainOperation.OfDoublings(),
            ChainOperation.OfAdditions(),
            new AffineSumsOperation(),
            new PublicKeyOperation(),
            new SignOperation(new HmacSha256(), ""),
            new CouponOperation(new HmacSha256(), ""),
            new CouponSignOperation(new HmacSha256(), ""),
            new IssuerVerifyOperation("P-256 verify issuer's key", 6),
            new IssuerVerifyOperation("P-256 verify issuer's key 8 teeth", 8),
            new IssuerRefuseOperation(),
            new VerifyOperation(),
            new OddVerifyOperation(),
            new RefuseOperation(),
            new CertificateOperation(),
            new EcdhOperation(),
        };
    }

    /// <summary>Those that a board does with what its runtime has natively.</summary>
    public static Operation[] MakeNative(IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        return new Operation[]
        {
            new AesCcm512Operation(cipher, " native"),
            new HmacOperation(hmac, " native"),
            new Pbkdf2Operation(hmac, " native"),
            new OcraOperation(hmac, " native HMAC"),
            new SignOperation(hmac, " native HMAC"),
            new CouponOperation(hmac, " native HMAC"),
            new CouponSignOperation(hmac, " native HMAC"),
            new SelfTestOperation(hmac, cipher),
        };
    }
}
