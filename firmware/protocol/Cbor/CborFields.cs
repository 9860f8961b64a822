namespace Wallet.Protocol.Cbor;

/// <summary>Kinds of field that messages and documents share, made of the reader's and writer's own steps.</summary>
public static class CborFields
{
    /// <summary>Reads an integer that may not be negative.</summary>
    public static long ReadUnsigned(CborReader reader)
    {
        long value = reader.ReadInteger();
        if (value < 0)
        {
            reader.Fail(StatusCode.MessageMalformed);
            return 0;
        }

        return value;
    }

    /// <summary>Writes an array of byte strings.</summary>
    public static void WriteByteStrings(CborWriter writer, byte[][] items)
    {
        writer.WriteArray(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            writer.WriteBytes(items[i]);
        }
    }

    /// <summary>Reads an array of at most <paramref name="countMax"/> byte strings; empty after a failure.</summary>
    public static byte[][] ReadByteStrings(CborReader reader, int countMax, int bytesMax)
    {
        var items = new byte[reader.ReadArray(countMax)][];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = reader.ReadBytes(bytesMax);
        }

        return items;
    }

    /// <summary>Writes an array of integers.</summary>
    public static void WriteIntegers(CborWriter writer, long[] items)
    {
        writer.WriteArray(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            writer.WriteInteger(items[i]);
        }
    }

    /// <summary>
    /// Reads an array of at most <paramref name="countMax"/> integers, none negative; empty after a failure.
    /// </summary>
    public static long[] ReadIntegers(CborReader reader, int countMax)
    {
        var items = new long[reader.ReadArray(countMax)];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ReadUnsigned(reader);
        }

        return items;
    }
}
