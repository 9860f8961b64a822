namespace Wallet.Device.Tests.Vectors;

/// <summary>Rows of firmware/protocol/vectors/frames.txt, by Desktop/VectorSource.</summary>
internal static class FrameVectors
{
    /// <summary>Made anew at each call, so that they take no memory afterwards.</summary>
    public static string[] Rows()
    {
        return new string[]
        {
            "0|empty data frame|7e0100be23c2587e|1|0|-",
            "0|one byte|7e010100648298e77e|1|1|00",
            "0|text|7e0102313233343536373839999301837e|1|2|313233343536373839",
            "0|acknowledge|7e02fff09fed5e7e|2|255|-",
            "0|reset|7e03003c41f46a7e|3|0|-",
            "0|reset acknowledge|7e0400fbd7b5257e|4|0|-",
            "0|sequence is the flag|7e017d5e6193b68a757e|1|126|61",
            "0|sequence is the escape|7e017d5d6150e5a75e7e|1|125|61",
            "0|payload of flags and escapes|7e01037d5e7d5d7d5e7d5d5e5d9afc214e7e|1|3|7e7d7e7d5e5d",
            "0|check sequence with an escape|7e010500003bbbc7977d5d7e|1|5|00003b",
            "0|check sequence with a flag|7e01050000b9b725217d5e7e|1|5|0000b9",
            "0,0|two frames|7e01016f6e652be6d3c67e7e010274776f5245c0bf7e",
            "0,0|two frames that share a flag|7e01016f6e652be6d3c67e010274776f5245c0bf7e",
            "0|flags before and after|7e7e7e7e7e7e01016f6e652be6d3c67e7e7e7e7e7e",
            "0|noise before the first flag|007dff017e01016f6e652be6d3c67e",
            "1|nothing but one byte|7e017e",
            "1|five bytes|7e01012813c57e",
            "1|given up: 7D 7E|7e01016f6e652be6d3c67d7e",
            "1|given up at once|7e7d7e",
            "1,0|given up, then a frame|7e01016f7d7e010274776f5245c0bf7e",
            "3|last byte of the body missing|7e01017061796c6f616418b5987e",
            "3|flag inside, whose second half is empty|7e01016f6e652b7e",
            "3|bit 0 of the payload turned|7e01077061796d6f61649fbcf7247e",
            "3|bit 1 of the payload turned|7e01077061796e6f61649fbcf7247e",
            "3|bit 2 of the payload turned|7e0107706179686f61649fbcf7247e",
            "3|bit 3 of the payload turned|7e0107706179646f61649fbcf7247e",
            "3|bit 4 of the payload turned|7e01077061797c6f61649fbcf7247e",
            "3|bit 5 of the payload turned|7e01077061794c6f61649fbcf7247e",
            "3|bit 6 of the payload turned|7e01077061792c6f61649fbcf7247e",
            "3|bit 7 of the payload turned|7e0107706179ec6f61649fbcf7247e",
            "3|check sequence turned|7e01077061796c6f61649fbcf7a47e",
            "3|check sequence most significant byte first|7e01077061796c6f616424f7bc9f7e",
            "3|two bytes swapped|7e01077079616c6f61649fbcf7247e",
            "3|check sequence of zeros|7e01077061796c6f6164000000007e",
            "3|all zeros|7e000000000000000000007e",
            "3,0|two frames without a flag between, then one|7e01016f6e652be6d3c6010274776f5245c0bf7e01027477"
            + "6f5245c0bf7e",
            "67|kind 0|7e0001785d1184b87e",
            "67|kind 5|7e050178b6d34fbe7e",
            "67|kind 126|7e7d5e01780754ebe67e",
            "67|kind 255|7eff0178b0251c067e",
            "67|a byte escaped that need not be|7e01017d41626318219b897e",
            "67|escape escaped plainly: 7D 7D|7e01017d7d0101017e",
            "67|a control character escaped|7e01017d31626318219b897e",
            "67,0|bad escape, then a frame|7e01017d000505057e01016f6e652be6d3c67e",
        };
    }
}
