namespace Wallet.Core.Clock;

/// <summary>
/// Finds the sentences of NMEA 0183 in a stream of bytes: $ body * checksum CR LF, 82 characters at most.
/// </summary>
/// <remarks>Strict: a sentence without a checksum, too long or with a character not printable is none.</remarks>
public sealed class NmeaSentence
{
    /// <summary>Characters of a sentence at most, from $ to LF.</summary>
    public const int CharsMax = 82;

    /// <summary>What lies between $ and *; <see cref="Count"/> of it, until the next <see cref="Push"/>.</summary>
    public readonly byte[] Body = new byte[CharsMax - 2];

    /// <summary>Characters in <see cref="Body"/>.</summary>
    public int Count;

    // Star, two hexadecimal digits and CR end what is collected.
    private const int TailChars = 4;
    private const byte LineFeed = 10;
    private const byte CarriageReturn = 13;
    private bool _isInside;

    /// <summary>Forgets what came in of a sentence.</summary>
    public void Reset()
    {
        _isInside = false;
        Count = 0;
    }

    /// <summary>Takes the next byte of the stream.</summary>
    /// <returns>True where it ended a sentence whose checksum holds.</returns>
    public bool Push(byte b)
    {
        if (b == '$')
        {
            _isInside = true;
            Count = 0;
            return false;
        }

        if (!_isInside)
        {
            return false;
        }

        if (b == LineFeed)
        {
            _isInside = false;
            return TakeTail();
        }

        bool afterReturn = Count > 0 && Body[Count - 1] == CarriageReturn;
        bool printable = b >= 0x20 && b <= 0x7E;
        if (afterReturn || Count == Body.Length || (!printable && b != CarriageReturn))
        {
            _isInside = false;
            return false;
        }

        Body[Count] = b;
        Count++;
        return false;
    }

    private bool TakeTail()
    {
        int end = Count - TailChars;
        if (end < 0 || Body[end] != '*' || Body[Count - 1] != CarriageReturn)
        {
            return false;
        }

        int sum = 0;
        for (int i = 0; i < end; i++)
        {
            sum ^= Body[i];
        }

        Count = end;
        return HexDigit(Body[end + 1]) == sum >> 4 && HexDigit(Body[end + 2]) == (sum & 0xF);
    }

    private static int HexDigit(int c)
    {
        if (c >= '0' && c <= '9')
        {
            return c - '0';
        }

        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
