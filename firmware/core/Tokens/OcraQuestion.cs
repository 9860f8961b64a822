using System;

namespace Wallet.Core.Tokens;

/// <summary>A question as it goes into a password: 128 bytes, zeros behind it (RFC 6287, section 5.1).</summary>
public static class OcraQuestion
{
    /// <summary>Bytes of a question.</summary>
    public const int FieldBytes = 128;

    // 128 decimal digits, two questions of the longest kind, are below 256^54.
    private const int NumberBytes = 54;

    /// <summary>Writes the field.</summary>
    /// <param name="suite">Says what a question is made of, and how long each party's may be.</param>
    /// <param name="question">Of one party; of two, both without anything between them (section 7.2).</param>
    /// <param name="field">Zeros, <see cref="FieldBytes"/> of them from the offset on.</param>
    /// <param name="offset">Where the field begins.</param>
    /// <returns>False, with nothing written, for an empty one, one too long, or one with another character.</returns>
    public static bool TryWrite(OcraSuite suite, string question, byte[] field, int offset)
    {
        if (question == null || question.Length == 0 || question.Length > 2 * suite.QuestionMax)
        {
            return false;
        }

        char[] characters = question.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (!Fits(characters[i], suite.QuestionFormat))
            {
                return false;
            }
        }

        if (suite.QuestionFormat == 'A')
        {
            for (int i = 0; i < characters.Length; i++) { field[offset + i] = (byte)characters[i]; }
        }
        else if (suite.QuestionFormat == 'H')
        {
            for (int i = 0; i < characters.Length; i++) { PutHalf(field, offset, i, ValueOf(characters[i])); }
        }
        else
        {
            WriteNumber(characters, field, offset);
        }

        return true;
    }

    private static bool Fits(char character, char format)
    {
        bool isDigit = character >= '0' && character <= '9';
        char upper = character >= 'a' && character <= 'z' ? (char)(character - 'a' + 'A') : character;
        bool isLetter = upper >= 'A' && upper <= (format == 'H' ? 'F' : 'Z');
        return isDigit || (isLetter && format != 'N');
    }

    private static int ValueOf(char digit)
    {
        return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
    }

    // The decimal number in hexadecimal from its first digit on, so that half a byte may stay over: as the reference
    // implementation in the appendix does it, and its vectors.
    private static void WriteNumber(char[] digits, byte[] field, int offset)
    {
        byte[] number = new byte[NumberBytes];
        for (int i = 0; i < digits.Length; i++)
        {
            int carry = digits[i] - '0';
            for (int j = NumberBytes - 1; j >= 0; j--)
            {
                carry += 10 * number[j];
                number[j] = (byte)carry;
                carry >>= 8;
            }
        }

        int written = 0;
        for (int half = 0; half < 2 * NumberBytes; half++)
        {
            int value = (number[half / 2] >> (half % 2 == 0 ? 4 : 0)) & 0x0f;
            if (value != 0 || written > 0)
            {
                PutHalf(field, offset, written, value);
                written++;
            }
        }

        Array.Clear(number, 0, NumberBytes);
    }

    private static void PutHalf(byte[] field, int offset, int half, int value)
    {
        int at = offset + (half / 2);
        field[at] = (byte)(field[at] | (half % 2 == 0 ? value << 4 : value));
    }
}
