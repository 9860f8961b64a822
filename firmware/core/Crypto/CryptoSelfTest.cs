using System;
using Wallet.Core.Ports;
using Wallet.Protocol;

namespace Wallet.Core.Crypto;

/// <summary>Known-answer tests of every algorithm, at start-up: a device that errs must not sign.</summary>
/// <remarks>The board gives its own HMAC and AES, so its hardware is tested too. The keys are published ones.</remarks>
public static partial class CryptoSelfTest
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

    // 2^120 - 1, and n more.
    private const string SmallR = "0000000000000000000000000000000000ffffffffffffffffffffffffffffff";
    private const string SmallRPlusOrder = "ffffffff00000000ffffffffffffffffbde6faada7179e84f3b9cac2fc632550";

    private const int FirstTable = 11;

    private const string CcmKey = "43c1142877d9f450e12d7b6db47a85ba";
    private const string CcmNonce = "76becd9d27ca8a026215f32712";
    private const string CcmAad = "6a59aacadd416e465264c15e1a1e9bfa084687492710f9bda832e2571e468224";
    private const string CcmPlaintext = "b506a6ba900c1147c806775324b36eb376aa01d4c3eef6f5";
    private const string CcmSealed =
        "14b14fe5b317411392861638ec383ae40ba95fefe34255dc2ec067887114bc370281de6f00836ce4";

    private const string Nothing = "000000000000000000000000000000000000000000000000";
    private const int TestCount = 22;

    /// <summary>Runs all tests in their order.</summary>
    /// <returns>
    /// 0, or the number of the first that failed: 1 SHA-256, 2 HMAC, 3 HKDF, 4 DRBG, 5 CCM sealing, 6 CCM opening,
    /// 7 CCM refusal, 8 AES of every byte, 9 PBKDF2, 10 range, one and inverses of both fields, 11 to 14 tables of the
    /// base point, 15 public key, 16 ECDSA signing, 17 ECDSA verification, 18 ECDSA refusal, 19 ECDH,
    /// 20 ECDSA verification with a key's table, 21 points by the complete formulas, 22 health of random sources.
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
            case 5: return CcmSeals(cipher) && CcmSealsMuch(cipher);
            case 6: return CcmOpens(cipher, 0, StatusCode.Ok, CcmPlaintext);
            case 7: return CcmOpens(cipher, 1, StatusCode.RecordTampered, Nothing);
            case 8: return AesOfEveryByteHolds(cipher);
            case 9: return Pbkdf2Holds(hmac);
            case 10: return RangesHold() && InversesHold(true) && InversesHold(false);
            case 15: return PublicKeyHolds(hmac);
            case 16: return SigningHolds(hmac);
            case 17: return VerificationHolds();
            case 18: return WrongSignatureIsRefused();
            case 19: return EcdhHolds();
            case 20: return KeyTableHolds();
            case 21: return CompleteFormulasHold();
            case 22: return HealthTestHolds();
            default: return P256BaseTable.IsIntact(number - FirstTable);
        }
    }

    // FIPS 180-4 examples: "abc", and 56 bytes, whose length does not fit the first block.
    private static bool Sha256Holds()
    {
        return IsHex(
            Sha256.Hash(FromHex("616263")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            && IsHex(
                Sha256.Hash(FromHex("6162636462636465636465666465666765666768666768696768696a68696a6b"
                    + "696a6b6c6a6b6c6d6b6c6d6e6c6d6e6f6d6e6f706e6f7071")),
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    // RFC 4231, test cases 2 and 6.
    private static bool HmacHolds(IHmacSha256 hmac)
    {
        byte[] longKey = new byte[131];
        for (int i = 0; i < longKey.Length; i++) { longKey[i] = 0xaa; }

        return IsMac(
            hmac,
            FromHex("4a656665"),
            "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
            && IsMac(
                hmac,
                longKey,
                "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669"
                    + "727374",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    private static bool IsMac(IHmacSha256 hmac, byte[] key, string source, string expected)
    {
        byte[] bytes = FromHex(source);
        byte[] mac = new byte[HmacSha256.MacBytes];
        hmac.Compute(key, 0, key.Length, bytes, 0, bytes.Length, mac, 0);
        return IsHex(mac, expected);
    }

    // RFC 5869, A.1, and A.3 with neither salt nor information.
    private static bool HkdfHolds(IHmacSha256 hmac)
    {
        byte[] inputKey = FromHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        byte[] prk = Hkdf.Extract(hmac, FromHex("000102030405060708090a0b0c"), inputKey);
        return IsHex(
            Hkdf.Expand(hmac, prk, FromHex("f0f1f2f3f4f5f6f7f8f9"), 42),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
            && IsHex(
                Hkdf.Expand(hmac, Hkdf.Extract(hmac, null, inputKey), null, 42),
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
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

    // Counters and lengths above a byte. Own vector: SHA-256 of RFC 3610 over OpenSSL's AES.
    private static bool CcmSealsMuch(IAesBlockCipher cipher)
    {
        byte[] text = new byte[261];
        for (int i = 0; i < text.Length; i++) { text[i] = (byte)i; }

        byte[] output = new byte[text.Length + AesCcm.TagBytes];
        AesCcm.Seal(cipher, FromHex(CcmKey), FromHex(CcmNonce), text, text, 0, text.Length, output, 0);
        if (!IsHex(Sha256.Hash(output), "ebe8de6582f8d5be071f16e00095f73d9404a01782bd39e398c64d56918ad159"))
        {
            return false;
        }

        byte[] box = new byte[17 + AesCcm.TagBytes];
        AesCcm.Seal(cipher, FromHex(CcmKey), FromHex(CcmNonce), null, text, 0, 17, box, 0);
        return IsHex(box, "a1b6eb5c271e565352896b60c4865a586d368caf7946ceb01709b58025412f14b0");
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

    // More than a block of more than one iteration. Own vector, by OpenSSL.
    private static bool Pbkdf2Holds(IHmacSha256 hmac)
    {
        return IsHex(
            Pbkdf2.Derive(hmac, FromHex("706173737764"), FromHex("73616c74"), 3, 40),
            "92df5c4cd7d900ab0b42336ea617caa1d3440cb93b8e8fb03fe3b31781c723cca13b84b7cf91dd6c");
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

    // Where r is below p - n, R may have the x r + n: the one of these here, and nothing else is looked at.
    private static bool VerificationHolds()
    {
        byte[] signature = FromHex(EcdsaSignature);
        EcdsaVerifier verifier = new EcdsaVerifier();

        // The slow way would hide what is wrong with the fast one.
        if (!verifier.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), signature) || verifier.WasSlow)
        {
            return false;
        }

        EcdsaNumbers numbers = new EcdsaNumbers();
        byte[] smallR = FromHex(SmallR);
        Array.Copy(smallR, 0, signature, 0, smallR.Length);
        if (!numbers.TryRead(FromHex(EcdsaDigest), signature) || numbers.OtherX == null) { return false; }

        P256Field.Encode(numbers.OtherX, smallR, 0);
        return IsHex(smallR, SmallRPlusOrder);
    }

    private static bool WrongSignatureIsRefused()
    {
        byte[] signature = FromHex(EcdsaSignature);
        signature[signature.Length - 1] ^= 1;
        return !Ecdsa.Verify(FromHex(EcdsaPublicKey), FromHex(EcdsaDigest), signature);
    }

    // The smallest table: it is made by the same code as any other, and soonest.
    private static bool KeyTableHolds()
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(FromHex(EcdsaPublicKey), P256KeyTable.TeethMin);
        bool done = false;
        while (!done) { done = builder.Step(); }

        P256KeyTable table = builder.Take();
        EcdsaTableVerifier verifier = new EcdsaTableVerifier();
        return table.IsOf(FromHex(EcdsaPublicKey))
            && table.AreOnCurve(0, P256KeyTable.EntryCountOf(P256KeyTable.TeethMin))
            && verifier.Verify(table, FromHex(EcdsaDigest), FromHex(EcdsaSignature)) && !verifier.WasSlow;
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
