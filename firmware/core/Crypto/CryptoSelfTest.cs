using System;
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

    private const string PrimeLessOne = "ffffffff00000001000000000000000000000000fffffffffffffffffffffffe";
    private const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    private const int FirstTable = 11;

    private const string CcmKey = "43c1142877d9f450e12d7b6db47a85ba";
    private const string CcmNonce = "76becd9d27ca8a026215f32712";
    private const string CcmAad = "6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224";
    private const string CcmPlaintext = "b506a6ba900c1147c806775324b36eb376aa01d4c3eef6f5";
    private const string CcmSealed =
        "14b14fe5b317411392861638ec383ae40ba95fefe34255dc2ec067887114bc370281de6f00836ce4";

    private const string Nothing = "000000000000000000000000000000000000000000000000";
    private const int TestCount = 20;

    /// <summary>Runs all tests in their order.</summary>
    /// <returns>
    /// 0, or the number of the first that failed: 1 SHA-256, 2 HMAC, 3 HKDF, 4 DRBG, 5 CCM sealing, 6 CCM opening,
    /// 7 CCM refusal, 8 AES of every byte, 9 PBKDF2, 10 range and one of both fields, 11 to 14 tables of the base
    /// point, 15 public key, 16 ECDSA signing, 17 ECDSA verification, 18 ECDSA refusal, 19 ECDH,
    /// 20 ECDSA verification with a key's table.
    /// </returns>
    public static int Run(IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        int number = 1;
        try
        {
            while (number <= TestCount && Holds(number, hmac, cipher)) { number++; }
        }
        catch (Exception)
        {
            // A wrong bit may end in anything: on the chip an array of the wrong type or size is a plain Exception.
            return number;
        }

        return number <= TestCount ? number : 0;
    }

    private static bool Holds(int number, IHmacSha256 hmac, IAesBlockCipher cipher)
    {
        switch (number)
        {
            case 1: return Sha256Holds();
            case 2: return HmacHolds(hmac);
            case 3: return HkdfHolds(hmac);
            case 4: return DrbgHolds(hmac);
            case 5: return CcmSeals(cipher);
            case 6: return CcmOpens(cipher, 0, StatusCode.Ok, CcmPlaintext);
            case 7: return CcmOpens(cipher, 1, StatusCode.RecordTampered, Nothing);
            case 8: return AesOfEveryByteHolds(cipher);
            case 9: return Pbkdf2Holds(hmac);
            case 10: return RangesHold();
            case 15: return PublicKeyHolds(hmac);
            case 16: return SigningHolds(hmac);
            case 17: return Ecdsa.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), FromHex(EcdsaSignature));
            case 18: return WrongSignatureIsRefused();
            case 19: return EcdhHolds();
            case 20: return KeyTableHolds();
            default: return P256BaseTable.IsIntact(number - FirstTable);
        }
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

    private static bool CcmOpens(IAesBlockCipher cipher, int turnedBit, StatusCode expected, string plaintext)
    {
        byte[] box = FromHex(CcmSealed);
        box[box.Length - 1] ^= (byte)turnedBit;
        byte[] output = new byte[box.Length - AesCcm.TagBytes];
        StatusCode status = AesCcm.Open(
            cipher, FromHex(CcmKey), FromHex(CcmNonce), FromHex(CcmAad), box, 0, box.Length, output, 0);
        return status == expected && IsHex(output, plaintext);
    }

    // Sixteen blocks whose first round looks up each of the 256 bytes once. Own vector: SHA-256 of OpenSSL's output.
    private static bool AesOfEveryByteHolds(IAesBlockCipher cipher)
    {
        byte[] key = FromHex("000102030405060708090a0b0c0d0e0f");
        byte[] blocks = new byte[256];
        for (int i = 0; i < blocks.Length; i++) { blocks[i] = (byte)(i ^ (i & 15)); }

        cipher.SetKey(key, 0);
        cipher.EncryptBlocks(blocks, 0, blocks, 0, blocks.Length / 16);
        cipher.Clear();
        return IsHex(Sha256.Hash(blocks), "7cd587da7deb5e5c8f56701a15dfeb76e92b05c00dd32d6777dcf69b8f2dcebe");
    }

    // RFC 7914, section 11.
    private static bool Pbkdf2Holds(IHmacSha256 hmac)
    {
        return IsHex(
            Pbkdf2.Derive(hmac, FromHex("706173737764"), FromHex("73616c74"), 1, 32),
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
    }

    // Of each modulus the largest number below it and itself: no bit of it can be wrong.
    private static bool RangesHold()
    {
        byte[] prime = FromHex(PrimeLessOne);
        byte[] order = FromHex(OrderLessOne);
        long[] number = new long[P256Limbs.Count];
        if (!P256Field.Decode(prime, 0, number) || !P256Scalar.Decode(order, 0, number)) { return false; }

        prime[prime.Length - 1]++;
        order[order.Length - 1]++;

        // Decoded, a modulus is the element that is itself: only the last subtraction makes that zero.
        return !P256Field.Decode(prime, 0, number) && P256Field.IsZero(number)
            && !P256Scalar.Decode(order, 0, number) && P256Scalar.IsZero(number) && OnesHold();
    }

    private static bool OnesHold()
    {
        long[] plain = new long[P256Limbs.Count];
        long[] one = new long[P256Limbs.Count];
        long[] expected = new long[P256Limbs.Count];
        plain[0] = 1;
        P256Field.SetOne(one);
        P256Field.ToMontgomery(plain, expected);
        if (!P256Field.AreEqual(one, expected)) { return false; }

        P256Scalar.SetOne(one);
        P256Scalar.ToMontgomery(plain, expected);
        return P256Scalar.AreEqual(one, expected);
    }

    private static bool PublicKeyHolds(IHmacSha256 hmac)
    {
        byte[] publicKey = new byte[Ecdsa.PublicKeyBytes];
        return new EcdsaSigner(hmac).PublicKeyOf(FromHex(EcdsaPrivateKey), publicKey)
            && IsHex(publicKey, EcdsaPublicKey);
    }

    private static bool SigningHolds(IHmacSha256 hmac)
    {
        byte[] signature = new byte[Ecdsa.SignatureBytes];
        new EcdsaSigner(hmac).Sign(FromHex(EcdsaPrivateKey), FromHex(EcdsaDigest), null, signature);
        return IsHex(signature, EcdsaSignature);
    }

    private static bool WrongSignatureIsRefused()
    {
        byte[] signature = FromHex(EcdsaSignature);
        signature[signature.Length - 1] ^= 1;
        return !Ecdsa.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), signature);
    }

    private static bool KeyTableHolds()
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(FromHex(EcdsaPublicKey));
        bool done = false;
        while (!done) { done = builder.Step(); }

        return Ecdsa.VerifyByTable(builder.Take(), FromHex(EcdsaDigest), FromHex(EcdsaSignature));
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
