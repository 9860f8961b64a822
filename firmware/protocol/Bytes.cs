using System;

namespace Wallet.Protocol;

/// <summary>The few things done to byte arrays everywhere. Offsets and counts are the caller's to get right.</summary>
public static class Bytes
{
    /// <summary>
    /// Compares without stopping at the first difference, so that the time tells nothing of the bytes.
    /// </summary>
    /// <remarks>For tags, hashes and PIN checks; the time depends on <paramref name="count"/> only.</remarks>
    public static bool AreEqual(byte[] a, int aOffset, byte[] b, int bOffset, int count)
    {
        int difference = 0;
        for (int i = 0; i < count; i++)
        {
            difference |= a[aOffset + i] ^ b[bOffset + i];
        }

        return difference == 0;
    }

    /// <summary>A copy of <paramref name="count"/> bytes.</summary>
    public static byte[] Slice(byte[] source, int offset, int count)
    {
        byte[] slice = new byte[count];
        Array.Copy(source, offset, slice, 0, count);
        return slice;
    }

    /// <summary>Overwrites with zeros; how a secret leaves memory.</summary>
    public static void Clear(byte[] b, int offset, int count)
    {
        Array.Clear(b, offset, count);
    }

    /// <summary>Lower-case hexadecimal, two digits a byte, no separators.</summary>
    public static string ToHex(byte[] b, int offset, int count)
    {
        char[] digits = new char[count * 2];
        for (int i = 0; i < count; i++)
        {
            int value = b[offset + i];
            digits[i * 2] = HexDigit(value >> 4);
            digits[(i * 2) + 1] = HexDigit(value & 0x0F);
        }

        return new string(digits);
    }

    /// <summary>Writes 4 bytes, most significant first.</summary>
    public static void PutUInt32BigEndian(byte[] b, int offset, uint value)
    {
        b[offset] = (byte)(value >> 24);
        b[offset + 1] = (byte)(value >> 16);
        b[offset + 2] = (byte)(value >> 8);
        b[offset + 3] = (byte)value;
    }

    /// <summary>Writes 8 bytes, most significant first.</summary>
    public static void PutUInt64BigEndian(byte[] b, int offset, ulong value)
    {
        for (int i = 0; i < 8; i++)
        {
            b[offset + i] = (byte)(value >> (56 - (i * 8)));
        }
    }

    /// <summary>Reads 4 bytes, most significant first.</summary>
    /// <remarks>Through ulong: a uint made of shifted bytes would stay a signed value inside the chip's CLR.</remarks>
    public static uint ReadUInt32BigEndian(byte[] b, int offset)
    {
        return (uint)(((ulong)b[offset] << 24) | ((ulong)b[offset + 1] << 16)
            | ((ulong)b[offset + 2] << 8) | b[offset + 3]);
    }

    /// <summary>Reads 8 bytes, most significant first.</summary>
    public static ulong ReadUInt64BigEndian(byte[] b, int offset)
    {
        ulong value = 0;
        for (int i = 0; i < 8; i++)
        {
            value = (value << 8) | b[offset + i];
        }

        return value;
    }

    private static char HexDigit(int value)
    {
        return (char)(value < 10 ? '0' + value : 'a' + value - 10);
    }
}
