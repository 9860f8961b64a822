using Wallet.Protocol;

namespace Wallet.Core.Recovery;

/// <summary>One share of SLIP-0039, as its words or as its fields.</summary>
public sealed class Share
{
    /// <summary>Words of a share of a secret of 128 bits, the shortest there is.</summary>
    public const int WordsMin = 20;

    /// <summary>Words of a share of 256 bits, the longest taken here.</summary>
    public const int WordsMax = 33;

    /// <summary>Groups, and members of a group, that a share can name.</summary>
    public const int CountMax = 16;

    // Two words each of identifier and of parameters, three of checksum.
    private const int HeadWords = 4;
    private const int WordBits = 10;
    private const int PaddingBitsMax = 8;

    /// <summary>Drawn for a secret, 15 bits: shares of different secrets are told apart by it.</summary>
    public int Identifier;

    /// <summary>True where further sets may be made of the same secret; the identifier then salts nothing.</summary>
    public bool Extendable;

    /// <summary>10,000 x 2^this iterations, 0 to 15.</summary>
    public int IterationExponent;

    /// <summary>Which group, from 0.</summary>
    public int GroupIndex;

    /// <summary>Groups that are needed.</summary>
    public int GroupThreshold = 1;

    /// <summary>Groups that there are.</summary>
    public int GroupCount = 1;

    /// <summary>Which member of its group, from 0.</summary>
    public int MemberIndex;

    /// <summary>Members of its group that are needed.</summary>
    public int MemberThreshold = 1;

    /// <summary>The share itself, as long as the secret: 16 to 32 bytes. Secret.</summary>
    public byte[] Value;

    /// <summary>Reads a share.</summary>
    /// <param name="words">Numbers of its words, each 0 to 1,023.</param>
    /// <param name="share">Null unless Ok.</param>
    /// <returns>Ok; ShareInvalid for a length, filling or parameters that no share has; ShareChecksumWrong.</returns>
    public static StatusCode TryDecode(int[] words, out Share share)
    {
        share = null;
        int valueWords = words.Length - HeadWords - Rs1024.Words;
        int paddingBits = valueWords * WordBits % 16;
        if (words.Length < WordsMin || words.Length > WordsMax || paddingBits > PaddingBitsMax)
        {
            return StatusCode.ShareInvalid;
        }

        int head = (words[0] << WordBits) | words[1];
        bool extendable = ((head >> 4) & 1) == 1;
        if (!Rs1024.IsRight(words, extendable))
        {
            return StatusCode.ShareChecksumWrong;
        }

        int parameters = (words[2] << WordBits) | words[3];
        var read = new Share
        {
            Identifier = head >> 5,
            Extendable = extendable,
            IterationExponent = head & 15,
            GroupIndex = parameters >> 16,
            GroupThreshold = ((parameters >> 12) & 15) + 1,
            GroupCount = ((parameters >> 8) & 15) + 1,
            MemberIndex = (parameters >> 4) & 15,
            MemberThreshold = (parameters & 15) + 1,
        };
        if (words[HeadWords] >> (WordBits - paddingBits) != 0 || read.GroupThreshold > read.GroupCount)
        {
            return StatusCode.ShareInvalid;
        }

        read.Value = DecodeValue(words, valueWords, paddingBits);
        share = read;
        return StatusCode.Ok;
    }

    /// <summary>The numbers of its words, checksum included.</summary>
    public int[] Encode()
    {
        int valueWords = ((Value.Length * 8) + WordBits - 1) / WordBits;
        int[] words = new int[HeadWords + valueWords + Rs1024.Words];
        int head = (Identifier << 5) | (Extendable ? 16 : 0) | IterationExponent;
        int parameters = (GroupIndex << 16) | ((GroupThreshold - 1) << 12) | ((GroupCount - 1) << 8)
            | (MemberIndex << 4) | (MemberThreshold - 1);
        words[0] = head >> WordBits;
        words[1] = head & (ShareWords.Count - 1);
        words[2] = parameters >> WordBits;
        words[3] = parameters & (ShareWords.Count - 1);
        EncodeValue(words, (valueWords * WordBits) - (Value.Length * 8));
        Rs1024.Append(words, Extendable);
        return words;
    }

    /// <summary>Overwrites the value.</summary>
    public void Wipe()
    {
        Bytes.Clear(Value, 0, Value.Length);
    }

    // The value is a number, filled up with zero bits in front until it is of whole words.
    private static byte[] DecodeValue(int[] words, int valueWords, int paddingBits)
    {
        byte[] value = new byte[((valueWords * WordBits) - paddingBits) / 8];
        int held = 0;
        int heldBits = 0 - paddingBits;
        int written = 0;
        for (int i = 0; i < valueWords; i++)
        {
            held = (held << WordBits) | words[HeadWords + i];
            heldBits += WordBits;
            while (heldBits >= 8)
            {
                heldBits -= 8;
                value[written] = (byte)(held >> heldBits);
                written++;
                held &= (1 << heldBits) - 1;
            }
        }

        return value;
    }

    private void EncodeValue(int[] words, int paddingBits)
    {
        int held = 0;
        int heldBits = paddingBits;
        int written = HeadWords;
        for (int i = 0; i < Value.Length; i++)
        {
            held = (held << 8) | Value[i];
            heldBits += 8;
            if (heldBits >= WordBits)
            {
                heldBits -= WordBits;
                words[written] = held >> heldBits;
                written++;
                held &= (1 << heldBits) - 1;
            }
        }
    }
}
