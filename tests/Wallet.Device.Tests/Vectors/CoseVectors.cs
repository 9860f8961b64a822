namespace Wallet.Device.Tests.Vectors;

/// <summary>Rows of firmware/protocol/vectors/cose.txt, by Desktop/VectorSource.</summary>
internal static class CoseVectors
{
    /// <summary>Made anew at each call, so that they take no memory afterwards.</summary>
    public static string[] Rows()
    {
        return new string[]
        {
            "0|with a label|mac0|journal|83010203|84644d41433043a10105476a6f75726e616c4483010203|849b57219dae"
            + "48de646d07dbb533566e976686457c1491be3a76dcea6c427188|8443a10105a04483010203582051cf9d15c50fe81ff"
            + "cb39bfe634936f8b2ad5ec51bacb94eca534d4eafd1af51",
            "0|empty payload|mac0|journal|-|84644d41433043a10105476a6f75726e616c40|849b57219dae48de646d07dbb5"
            + "33566e976686457c1491be3a76dcea6c427188|8443a10105a0405820d3e0aff3f2d53492444914328b3c9a8497c53af"
            + "e4a5b30c8b702189ea7fd36d9",
            "0|empty plaintext|encrypt0|record|00|8368456e63727970743044a101181e477265636f726400|849b57219dae"
            + "48de646d07dbb533566e|8344a101181ea106410750a976ee35f18d272ad4d48410e064fd68|7|89f52f65a1c580933b"
            + "5261a72f|89f52f65a1c580933b5261a728|-",
            "6|tagged 18|sign1|d28443a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465a"
            + "b05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916"
            + "e5a4c345cacb36",
            "6|published C_2_1, tagged|sign1|D28443A10126A10442313154546869732069732074686520636F6E74656E742E"
            + "58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a"
            + "223444547e01f11d3b0916e5a4c345cacb36",
            "6|ES384|sign1|8444a1013822a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05a"
            + "ac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4"
            + "c345cacb36",
            "6|protected ES512 of the same length|sign1|8443a10127a054546869732069732074686520636f6e74656e742"
            + "e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2"
            + "a223444547e01f11d3b0916e5a4c345cacb36",
            "6|algorithm written longer|sign1|8444a1013806a054546869732069732074686520636f6e74656e742e58408eb"
            + "33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a2234445"
            + "47e01f11d3b0916e5a4c345cacb36",
            "6|protected header longer|sign1|8446a20126044131a054546869732069732074686520636f6e74656e742e5840"
            + "8eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a2234"
            + "44547e01f11d3b0916e5a4c345cacb36",
            "6|a Mac0 is not a Sign1|sign1|8443a10105a054546869732069732074686520636f6e74656e742e5820a1a848d3"
            + "471f9d61ee49018d244c824772f223ad4f935293f1789fc3a08d8c58",
            "6|a Sign1 is not a Mac0|mac0|8443a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca"
            + "31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f"
            + "11d3b0916e5a4c345cacb36",
            "6|an Encrypt0 is not a Sign1|sign1|8344a101181ea106410058246899da0a132bd2d2b9b10915743ee1f7b92a4"
            + "680310b4c3633113ce0a0d8269589736ca4",
            "6|detached payload|sign1|8443a10126a0f658408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a9"
            + "1aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36",
            "6|payload as text|sign1|8443a10126a074546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c"
            + "465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b"
            + "0916e5a4c345cacb36",
            "6|signature of 63 bytes|sign1|8443a10126a054546869732069732074686520636f6e74656e742e583fb33e4ca3"
            + "1d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f1"
            + "1d3b0916e5a4c345cacb36",
            "6|signature of 65 bytes|sign1|8443a10126a054546869732069732074686520636f6e74656e742e58418eb33e4c"
            + "a31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01"
            + "f11d3b0916e5a4c345cacb3600",
            "6|three items|sign1|8343a10126a054546869732069732074686520636f6e74656e742e",
            "6|five items|sign1|8543a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab"
            + "05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e"
            + "5a4c345cacb3600",
            "6|indefinite array|sign1|9f43a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d1"
            + "c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3"
            + "b0916e5a4c345cacb36ff",
            "6|payload length not the shortest|sign1|8443a10126a05814546869732069732074686520636f6e74656e742e"
            + "58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a"
            + "223444547e01f11d3b0916e5a4c345cacb36",
            "7|a byte after|sign1|8443a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465"
            + "ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b091"
            + "6e5a4c345cacb3600",
            "5|last byte missing|sign1|8443a10126a054546869732069732074686520636f6e74656e742e58408eb33e4ca31d"
            + "1c465ab05aac34cc6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d"
            + "3b0916e5a4c345cacb",
            "5|empty|sign1|",
            "5|payload longer than what is there|sign1|8443a10126a05818aa",
            "8|payload of 4 GB|sign1|8443a10126a05affffffff",
            "6|HMAC 256/64|mac0|8443a10104a054546869732069732074686520636f6e74656e742e48a1a848d3471f9d61",
            "6|tag of 31 bytes|mac0|8443a10105a054546869732069732074686520636f6e74656e742e581fa848d3471f9d61e"
            + "e49018d244c824772f223ad4f935293f1789fc3a08d8c58",
            "6|published, tagged 17|mac0|d18443a10105a054546869732069732074686520636f6e74656e742e5820a1a848d3"
            + "471f9d61ee49018d244c824772f223ad4f935293f1789fc3a08d8c58",
            "7|a byte after|mac0|8443a10105a054546869732069732074686520636f6e74656e742e5820a1a848d3471f9d61ee"
            + "49018d244c824772f223ad4f935293f1789fc3a08d8c58f6",
            "5|last byte missing|mac0|8443a10105a054546869732069732074686520636f6e74656e742e5820a1a848d3471f9"
            + "d61ee49018d244c824772f223ad4f935293f1789fc3a08d8c",
            "6|unprotected header not empty|mac0|8443a10105a1010554546869732069732074686520636f6e74656e742e58"
            + "20a1a848d3471f9d61ee49018d244c824772f223ad4f935293f1789fc3a08d8c58",
            "6|published AES-CCM-ENC-02: a whole IV (5), tagged|encrypt0|D08344A101181EA1054D89F52F65A1C58093"
            + "3B5261A72F58246899DA0A132BD2D2B9B10915743EE1F7B92A4680903F2C00D37E14D4EBDC7EF2C03CF5A9",
            "6|a whole IV (5), untagged|encrypt0|8344A101181EA1054D89F52F65A1C580933B5261A72F58246899DA0A132B"
            + "D2D2B9B10915743EE1F7B92A4680903F2C00D37E14D4EBDC7EF2C03CF5A9",
            "6|AES-CCM-16-64-128|encrypt0|8343a1010aa106410150abababababababababababababababab",
            "6|partial IV empty|encrypt0|8344a101181ea1064050abababababababababababababababab",
            "6|partial IV with a leading zero|encrypt0|8344a101181ea10642000150ababababababababababababababab"
            + "ab",
            "6|partial IV 0 in two bytes|encrypt0|8344a101181ea10642000050abababababababababababababababab",
            "6|partial IV beyond a long|encrypt0|8344a101181ea10648800000000000000050abababababababababababab"
            + "abababab",
            "8|partial IV of nine bytes|encrypt0|8344a101181ea1064901000000000000000050ababababababababababab"
            + "ababababab",
            "6|no partial IV|encrypt0|8344a101181ea050abababababababababababababababab",
            "6|partial IV and another header|encrypt0|8344a101181ea204410106410150abababababababababababababa"
            + "babab",
            "6|partial IV as integer|encrypt0|8344a101181ea1060150abababababababababababababababab",
            "6|ciphertext shorter than its tag|encrypt0|8344a101181ea10641014fababababababababababababababab",
            "6|detached ciphertext|encrypt0|8344a101181ea1064101f6",
            "8|ciphertext longer than CCM allows|encrypt0|8344a101181ea10641015a00010010",
            "7|a byte after|encrypt0|8344a101181ea106410058246899da0a132bd2d2b9b10915743ee1f7b92a4680310b4c36"
            + "33113ce0a0d8269589736ca400",
            "5|last byte missing|encrypt0|8344a101181ea106410058246899da0a132bd2d2b9b10915743ee1f7b92a4680310"
            + "b4c3633113ce0a0d8269589736c",
            "6|four items|encrypt0|8444a101181ea106410058246899da0a132bd2d2b9b10915743ee1f7b92a4680310b4c3633"
            + "113ce0a0d8269589736ca480",
        };
    }
}
