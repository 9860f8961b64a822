using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Known-answer tests of every algorithm, at start-up: a device that errs must not sign.</summary>
/// <remarks>The board gives its own HMAC and AES, so its hardware is tested too. The keys are published ones.</remarks>
public static class CryptoSelfTest
{
    private const string EcdsaPrivateKey = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    private const string EcdsaPublicKey =
        "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

    // SHA-256 of "sample" and its signature, RFC 6979 A.2.5.
    private const string EcdsaDigest = "af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf";

    private const string EcdsaSignature =
        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
        + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

    private const string CcmKey = "43c1142877d9f450e12d7b6db47a85ba";
    private const string CcmNonce = "76becd9d27ca8a026215f32712";
    private const string CcmAad = "6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224";
    private const string CcmPlaintext = "b506a6ba900c1147c806775324b36eb376aa01d4c3eef6f5";
    private const string CcmSealed =
        "14b14fe5b317411392861638ec383ae40ba95fefe34255dc2ec067887114bc370281de6f00836ce4";

    /// <summary>Runs all tests in their order.</summary>
    /// <returns>
    /// 0, or the number of the first that failed: 1 SHA-256, 2 HMAC, 3 HKDF, 4 DRBG, 5 CCM sealing, 6 CCM opening,
    /// 7 CCM refusal, 8 public key, 9 ECDSA signing, 10 ECDSA verification, 11 ECDSA refusal, 12 ECDH.
    /// </returns>
    public static int Run(IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        if (!Sha256Holds()) { return 1; }
        if (!HmacHolds(hmac)) { return 2; }
        if (!HkdfHolds(hmac)) { return 3; }
        if (!DrbgHolds(hmac)) { return 4; }
        if (!CcmSeals(cipher)) { return 5; }

        byte[] sealedBytes = FromHex(CcmSealed);
        if (!CcmOpens(cipher, sealedBytes, StatusCode.Ok, CcmPlaintext)) { return 6; }

        sealedBytes[sealedBytes.Length - 1] ^= 1;
        string nothing = "000000000000000000000000000000000000000000000000";
        if (!CcmOpens(cipher, sealedBytes, StatusCode.RecordTampered, nothing)) { return 7; }
        EcdsaSigner signer = new EcdsaSigner(hmac);
        if (!PublicKeyHolds(signer)) { return 8; }
        if (!SigningHolds(signer)) { return 9; }

        byte[] signature = FromHex(EcdsaSignature);
        if (!Ecdsa.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), signature)) { return 10; }

        signature[signature.Length - 1] ^= 1;
        if (Ecdsa.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), signature)) { return 11; }
        if (!EcdhHolds()) { return 12; }
        return 0;
    }

    // FIPS 180-4 examples: "abc".
    private static bool Sha256Holds()
    {
        return IsHex(
            Sha256.Hash(FromHex("616263")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    // RFC 4231, test case 2.
    private static bool HmacHolds(IHmacSha256 hmac)
    {
        byte[] key = FromHex("4a656665");
        byte[] source = FromHex("7768617420646f2079612077616e7420666f72206e6f7468696e673f");
        byte[] mac = new byte[HmacSha256.MacBytes];
        hmac.Compute(key, 0, key.Length, source, 0, source.Length, mac, 0);
        return IsHex(mac, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    // RFC 5869, A.1.
    private static bool HkdfHolds(IHmacSha256 hmac)
    {
        byte[] inputKey = FromHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        byte[] prk = Hkdf.Extract(hmac, FromHex("000102030405060708090a0b0c"), inputKey);
        return IsHex(
            Hkdf.Expand(hmac, prk, FromHex("f0f1f2f3f4f5f6f7f8f9"), 42),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    // NIST CAVP, HMAC_DRBG, SHA-256, reseeded without additional input, count 0; the first 32 bytes of the second call.
    private static bool DrbgHolds(IHmacSha256 hmac)
    {
        HmacDrbg drbg = new HmacDrbg(hmac);
        byte[] output = new byte[128];
        drbg.Instantiate(
            FromHex("06032cd5eed33f39265f49ecb142c511da9aff2af71203bffaf34a9ca5bd9c0d"),
            FromHex("0e66f71edc43e42a45ad3c6fc6cdc4df"),
            null);
        drbg.Reseed(FromHex("01920a4e669ed3a85ae8a33b35a74ad7fb2a6bb4cf395ce00334a9c9a5a5d552"), null);
        drbg.Generate(output, 0, output.Length);
        drbg.Generate(output, 0, output.Length);
        return IsHex(
            Bytes.Slice(output, 0, 32), "76fc79fe9b50beccc991a11b5635783a83536add03c157fb30645e611c2898bb");
    }

    // NIST CAVP, CCM VPT-128, nonce of 13 bytes, tag of 16.
    private static bool CcmSeals(IAesBlockCipher cipher)
    {
        byte[] plaintext = FromHex(CcmPlaintext);
        byte[] output = new byte[plaintext.Length + AesCcm.TagBytes];
        StatusCode status = AesCcm.Seal(
            cipher, FromHex(CcmKey), FromHex(CcmNonce), FromHex(CcmAad), plaintext, 0, plaintext.Length, output, 0);
        return status == StatusCode.Ok && IsHex(output, CcmSealed);
    }

    private static bool CcmOpens(IAesBlockCipher cipher, byte[] sealedBytes, StatusCode expected, string plaintext)
    {
        byte[] output = new byte[sealedBytes.Length - AesCcm.TagBytes];
        StatusCode status = AesCcm.Open(
            cipher, FromHex(CcmKey), FromHex(CcmNonce), FromHex(CcmAad),
            sealedBytes, 0, sealedBytes.Length, output, 0);
        return status == expected && IsHex(output, plaintext);
    }

    private static bool PublicKeyHolds(EcdsaSigner signer)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        return signer.PublicKeyOf(FromHex(EcdsaPrivateKey), publicKey) && IsHex(publicKey, EcdsaPublicKey);
    }

    private static bool SigningHolds(EcdsaSigner signer)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        signer.Sign(FromHex(EcdsaPrivateKey), FromHex(EcdsaDigest), null, signature);
        return IsHex(signature, EcdsaSignature);
    }

    // NIST CAVP, ECC CDH primitive, P-256, count 0.
    private static bool EcdhHolds()
    {
        byte[] secret = new byte[Ecdh.SecretBytes];
        StatusCode status = Ecdh.DeriveSecret(
            FromHex("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534"),
            FromHex("700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287"
                + "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac"),
            secret);
        return status == StatusCode.Ok
            && IsHex(secret, "46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b");
    }

    private static bool IsHex(byte[] value, string hex)
    {
        return Bytes.ToHex(value, 0, value.Length) == hex;
    }

    private static byte[] FromHex(string hex)
    {
        char[] digits = hex.ToCharArray();
        byte[] value = new byte[digits.Length / 2];
        for (int i = 0; i < value.Length; i++)
        {
            value[i] = (byte)((DigitOf(digits[2 * i]) << 4) | DigitOf(digits[(2 * i) + 1]));
        }
        return value;
    }

    private static int DigitOf(char digit)
    {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}
