namespace Wallet.Device.Tests;

/// <summary>Bytes as the vectors write them.</summary>
internal static class Hex
{
    /// <summary>Bytes of lower-case hexadecimal digits.</summary>
    public static byte[] ToBytes(string hex)
    {
        char[] digits = hex.ToCharArray();
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((ValueOf(digits[2 * i]) << 4) | ValueOf(digits[(2 * i) + 1]));
        }

        return bytes;
    }

    /// <summary>Bytes of a text in ASCII.</summary>
    public static byte[] OfAscii(string text)
    {
        char[] characters = text.ToCharArray();
        byte[] bytes = new byte[characters.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)characters[i];
        }

        return bytes;
    }

    /// <summary>One byte, over and over.</summary>
    public static byte[] Filled(int count, byte value)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = value;
        }

        return bytes;
    }

    /// <summary>Bytes that count up from the first.</summary>
    public static byte[] Counting(int count, byte first)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)(first + i);
        }

        return bytes;
    }

    private static int ValueOf(char digit)
    {
        return digit <= '9' ? digit - '0' : digit - 'a' + 10;
    }
}
