using Wallet.Protocol.Cbor;

namespace Wallet.Core.Recovery;

/// <summary>The checksum of a share (SLIP-0039, "Checksum"): three words of a Reed-Solomon code.</summary>
/// <remarks>Finds every error in up to three words; one in 2^30 of all others passes.</remarks>
public static class Rs1024
{
    /// <summary>Words of the checksum.</summary>
    public const int Words = 3;

    private const int Generators = 10;

    /// <summary>Writes the checksum of the words before it into the last three.</summary>
    public static void Append(int[] words, bool extendable)
    {
        int data = words.Length - Words;
        int check = Polymod(Customised(extendable), words, data);
        for (int i = 0; i < Words; i++)
        {
            check = Step(check, 0, GeneratorRow());
        }

        check ^= 1;
        words[data] = (check >> 20) & 1023;
        words[data + 1] = (check >> 10) & 1023;
        words[data + 2] = check & 1023;
    }

    /// <summary>True where the last three words are the checksum of those before.</summary>
    public static bool IsRight(int[] words, bool extendable)
    {
        return Polymod(Customised(extendable), words, words.Length) == 1;
    }

    // The code's state after the text that sets these shares apart from others.
    private static int Customised(bool extendable)
    {
        byte[] text = Utf8.Encode(extendable ? "shamir_extendable" : ShareCipher.Customisation);
        int[] letters = new int[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            letters[i] = text[i];
        }

        return Polymod(1, letters, letters.Length);
    }

    private static int Polymod(int state, int[] words, int count)
    {
        int[] generators = GeneratorRow();
        int check = state;
        for (int i = 0; i < count; i++)
        {
            check = Step(check, words[i], generators);
        }

        return check;
    }

    private static int Step(int check, int word, int[] generators)
    {
        int top = check >> 20;
        int next = ((check & 0xFFFFF) << 10) ^ word;
        for (int i = 0; i < Generators; i++)
        {
            next ^= generators[i] & (0 - ((top >> i) & 1));
        }

        return next;
    }

    private static int[] GeneratorRow()
    {
        return new int[]
        {
            0x00E0E040, 0x01C1C080, 0x03838100, 0x07070200, 0x0E0E0009,
            0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x03F3F120,
        };
    }
}
