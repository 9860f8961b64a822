namespace Wallet.Protocol.Cbor;

/// <summary>UTF-8 both ways (RFC 3629), strict: one encoding a text, and nothing but text.</summary>
/// <remarks>
/// U+0000 is refused too: the chip keeps strings zero-terminated, so a text with one inside would be a shorter, other
/// text there than on the desktop.
/// </remarks>
public static class Utf8
{
    /// <summary>The bytes of a text; null when it has an unpaired surrogate or U+0000.</summary>
    public static byte[] Encode(string text)
    {
        char[] chars = text.ToCharArray();
        byte[] bytes = new byte[chars.Length * 3];
        int count = 0;
        for (int i = 0; i < chars.Length; i++)
        {
            int point = chars[i];
            if (point > 0 && point < 0x80)
            {
                bytes[count++] = (byte)point;
                continue;
            }

            if (point >= 0xD800 && point <= 0xDFFF)
            {
                int low = i + 1 < chars.Length ? chars[i + 1] : 0;
                if (point > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
                {
                    return null;
                }

                point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
                i++;
            }

            if (point == 0)
            {
                return null;
            }

            count = PutPoint(point, bytes, count);
        }

        return Bytes.Slice(bytes, 0, count);
    }

    /// <summary>The text of some bytes; null when they are not strict UTF-8 or hold U+0000.</summary>
    public static string Decode(byte[] b, int offset, int count)
    {
        char[] chars = new char[count];
        int end = offset + count;
        int length = 0;
        while (offset < end)
        {
            int size = PointSize(b[offset]);
            int point = size > end - offset ? -1 : Point(b, offset, size);
            if (point < 0)
            {
                return null;
            }

            if (point < 0x10000)
            {
                chars[length++] = (char)point;
            }
            else
            {
                chars[length++] = (char)(0xD800 + ((point - 0x10000) >> 10));
                chars[length++] = (char)(0xDC00 + ((point - 0x10000) & 0x3FF));
            }

            offset += size;
        }

        return new string(chars, 0, length);
    }

    private static int PutPoint(int point, byte[] bytes, int count)
    {
        if (point < 0x80)
        {
            bytes[count] = (byte)point;
            return count + 1;
        }

        if (point < 0x800)
        {
            bytes[count] = (byte)(0xC0 | (point >> 6));
            bytes[count + 1] = (byte)(0x80 | (point & 0x3F));
            return count + 2;
        }

        if (point < 0x10000)
        {
            bytes[count] = (byte)(0xE0 | (point >> 12));
            bytes[count + 1] = (byte)(0x80 | ((point >> 6) & 0x3F));
            bytes[count + 2] = (byte)(0x80 | (point & 0x3F));
            return count + 3;
        }

        // Four bytes for two chars: within the three a char that Encode set aside.
        bytes[count] = (byte)(0xF0 | (point >> 18));
        bytes[count + 1] = (byte)(0x80 | ((point >> 12) & 0x3F));
        bytes[count + 2] = (byte)(0x80 | ((point >> 6) & 0x3F));
        bytes[count + 3] = (byte)(0x80 | (point & 0x3F));
        return count + 4;
    }

    /// <summary>Bytes of the character that starts so; a continuation byte counts as 1 and fails in Point.</summary>
    private static int PointSize(int first)
    {
        if (first < 0xC0)
        {
            return 1;
        }

        if (first < 0xE0)
        {
            return 2;
        }

        return first < 0xF0 ? 3 : 4;
    }

    /// <summary>
    /// The character's number; -1 when overlong, a surrogate, above U+10FFFF, zero or badly continued.
    /// </summary>
    private static int Point(byte[] b, int offset, int size)
    {
        int first = b[offset];
        if (size == 1)
        {
            return first > 0 && first < 0x80 ? first : -1;
        }

        int point = first & (0x7F >> size);
        for (int i = 1; i < size; i++)
        {
            int next = b[offset + i];
            if ((next & 0xC0) != 0x80)
            {
                return -1;
            }

            point = (point << 6) | (next & 0x3F);
        }

        if (size == 2)
        {
            return point >= 0x80 ? point : -1;
        }

        if (size == 3)
        {
            return point >= 0x800 && (point < 0xD800 || point > 0xDFFF) ? point : -1;
        }

        return first < 0xF8 && point >= 0x10000 && point <= 0x10FFFF ? point : -1;
    }
}
