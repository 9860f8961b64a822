namespace Wallet.Core.Crypto;

/// <summary>Numbers of 256 bits in nine limbs of 29 bits, lowest first, and as 32 big-endian bytes.</summary>
/// <remarks>
/// Limbs are signed: on the device a shift to the right follows the tag of the value, and a <c>long</c> keeps its own.
/// Branches and indices depend on lengths only.
/// </remarks>
public static partial class P256Limbs
{
    /// <summary>Limbs of a number.</summary>
    public const int Count = 9;

    /// <summary>Bits of a limb.</summary>
    public const int Bits = 29;

    /// <summary>Bytes of a number.</summary>
    public const int ByteCount = 32;

    private const long Mask = 0x1fffffff;

    /// <summary>result = a + b, every limb but the top one carried.</summary>
    public static void Add(long[] a, long[] b, long[] result)
    {
        long mask = Mask;
        long sum = 0;
        for (int i = 0; i < Count - 1; i++)
        {
            sum = (sum >> Bits) + a[i] + b[i];
            result[i] = sum & mask;
        }
        result[Count - 1] = (sum >> Bits) + a[Count - 1] + b[Count - 1];
    }

    /// <summary>result = a - b, every limb but the top one carried.</summary>
    public static void Subtract(long[] a, long[] b, long[] result)
    {
        long mask = Mask;
        long sum = 0;
        for (int i = 0; i < Count - 1; i++)
        {
            sum = (sum >> Bits) + a[i] - b[i];
            result[i] = sum & mask;
        }
        result[Count - 1] = (sum >> Bits) + a[Count - 1] - b[Count - 1];
    }

    /// <summary>Whether a is below b, both from 0 to 2^261 - 1 and carried.</summary>
    public static bool IsBelow(long[] a, long[] b)
    {
        long difference = 0;
        for (int i = 0; i < Count; i++) { difference = (difference >> Bits) + a[i] - b[i]; }
        return difference < 0;
    }

    /// <summary>Whether every limb is zero. Looks at all of them.</summary>
    public static bool IsZero(long[] a)
    {
        return (a[0] | a[1] | a[2] | a[3] | a[4] | a[5] | a[6] | a[7] | a[8]) == 0;
    }
}
