using System;

namespace Wallet.Core.Crypto;

/// <summary>k Q for a secret k and a public Q: the x of it. Same path, same memory for every k.</summary>
/// <remarks>
/// k or n - k, whichever is odd, has 64 digits of four bits, all odd, from -15 to 15 (Joye and Tunstall 2009): no digit
/// is zero, so every digit is one addition. The multiple is picked by reading all eight. x is the same for k and n - k.
/// An addition that the fast formulas cannot do leaves Z = 0; only k within 32 of 0 or n have one (so the
/// branch tells no other), and <see cref="P256Complete"/> then computes it.
/// </remarks>
internal sealed class P256SecretMultiplier
{
    private const int DigitBits = 4;
    private const int Digits = 64;
    private const int DigitsARun = 8;
    private const int OddCount = 8;

    // An entry is packed two limbs to a number, so that fewer have to be read: x, y, then both highest limbs.
    private const int PackedCount = 9;
    private const long LimbMask = 0x1fffffff;

    // Points: 1, 3, ... 15 times Q, then 2, 4, 8 times.
    private const int TwiceAt = OddCount;
    private const int FourTimesAt = OddCount + 1;
    private const int EightTimesAt = OddCount + 2;
    private const int PointCount = OddCount + 3;

    private readonly long[] _odd = new long[P256Scalar.LimbCount + 1];
    private readonly long[] _packed = new long[OddCount * PackedCount];
    private readonly int[] _picked = new int[DigitsARun * P256Curve.PointInts];
    private readonly long[] _sum = new long[3 * P256Field.LimbCount];

    /// <summary>Writes 32 bytes of x.</summary>
    /// <param name="privateKey">32 bytes, a number from 1 to n - 1.</param>
    /// <param name="publicKey">64 bytes, a point of the curve.</param>
    /// <param name="x">Takes the x; the sum is never infinity, for n is prime.</param>
    public void Multiply(byte[] privateKey, byte[] publicKey, byte[] x)
    {
        LoadOdd(privateKey);
        LoadTable(publicKey);
        AddDigits();
        long[] z = P256Curve.Coordinate(_sum, 2);
        if (P256Field.IsZero(z))
        {
            MultiplySlowly(privateKey, publicKey, x);
        }
        else
        {
            long[] coordinate = P256Curve.Coordinate(_sum, 0);
            P256Field.Invert(z, z);
            P256Field.Square(z, 1, z);
            P256Field.Multiply(coordinate, z, coordinate);
            P256Field.Encode(coordinate, x, 0);
            Array.Clear(coordinate, 0, coordinate.Length);
        }

        Array.Clear(z, 0, z.Length);
        Clear();
    }

    // The odd one of k and n - k, shifted for its digits: digit i is 2 (its bits 4 i + 1 to 4 i + 4) - 15.
    private void LoadOdd(byte[] privateKey)
    {
        long[] number = new long[P256Scalar.LimbCount];
        long[] opposite = new long[P256Scalar.LimbCount];
        P256Scalar.Decode(privateKey, 0, number);
        P256Scalar.Negate(number, opposite);
        P256Scalar.FromMontgomery(opposite, opposite);
        P256Scalar.FromMontgomery(number, number);
        long isOdd = -(number[0] & 1L);
        for (int i = 0; i < P256Scalar.LimbCount; i++)
        {
            _odd[i] = (number[i] & isOdd) | (opposite[i] & ~isOdd);
        }

        // Bit 256, the highest digit's: the signed digits of an odd number begin with +1.
        _odd[8] |= 1L << 24;
        Array.Clear(number, 0, number.Length);
        Array.Clear(opposite, 0, opposite.Length);
    }

    // No pair is exceptional: the multiples are small and different, and the order of Q is n.
    private void LoadTable(byte[] publicKey)
    {
        int[] points = new int[PointCount * P256Curve.PointInts];
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        P256Pairs pairs = new P256Pairs(points, OddCount / 2);
        P256Curve.TryDecode(publicKey, 0, x, y);
        P256Curve.Store(x, y, points, 0);
        pairs.Add(0, 0, TwiceAt);
        pairs.TryRun();
        pairs.Add(TwiceAt, 0, 1);
        pairs.Add(TwiceAt, TwiceAt, FourTimesAt);
        pairs.TryRun();
        pairs.Add(FourTimesAt, 0, 2);
        pairs.Add(FourTimesAt, 1, 3);
        pairs.Add(FourTimesAt, FourTimesAt, EightTimesAt);
        pairs.TryRun();
        for (int i = 0; i < OddCount / 2; i++) { pairs.Add(EightTimesAt, i, i + (OddCount / 2)); }

        pairs.TryRun();
        for (int i = 0; i < OddCount; i++) { Pack(points, i * P256Curve.PointInts, i * PackedCount); }
    }

    private void Pack(int[] points, int from, int to)
    {
        for (int i = 0; i < PackedCount - 1; i += 2)
        {
            int pair = to + (i / 2);
            _packed[pair] = ((long)points[from + i + 1] << P256Limbs.Bits) | (long)points[from + i];
            int y = from + P256Field.LimbCount + i;
            _packed[pair + 4] = ((long)points[y + 1] << P256Limbs.Bits) | (long)points[y];
        }

        long top = points[from + P256Curve.PointInts - 1];
        _packed[to + 8] = ((long)points[from + P256Field.LimbCount - 1] << 32) | (top & 0xffffffffL);
    }

    private void AddDigits()
    {
        int[] doublings = new int[DigitsARun];
        int[] offsets = new int[DigitsARun];
        for (int i = 0; i < DigitsARun; i++)
        {
            doublings[i] = DigitBits;
            offsets[i] = i * P256Curve.PointInts;
        }

        for (int run = 0; run < Digits / DigitsARun; run++)
        {
            for (int i = 0; i < DigitsARun; i++) { Pick(Digits - 1 - (run * DigitsARun) - i, offsets[i]); }

            if (run == 0) { P256Curve.Begin(_picked, 0, _sum); }

            P256Chain.Run(_sum, doublings, _picked, offsets, run == 0 ? 1 : 0, DigitsARun);
        }
    }

    // The point of a digit, whose place is public.
    private void Pick(int digit, int at)
    {
        int bit = (digit * DigitBits) + 1;
        int limb = bit / P256Limbs.Bits;
        int shift = bit % P256Limbs.Bits;
        long bits = (_odd[limb] >> shift) | (_odd[limb + 1] << (P256Limbs.Bits - shift));

        // 8 to 15 are 1 to 15, 7 to 0 the same negated.
        long minus = ((bits >> 3) & 1L) - 1L;
        long index = (bits ^ minus) & 7L;
        long[] packed = _packed;
        long is0 = ((index ^ 0L) - 1L) >> 63;
        long is1 = ((index ^ 1L) - 1L) >> 63;
        long is2 = ((index ^ 2L) - 1L) >> 63;
        long is3 = ((index ^ 3L) - 1L) >> 63;
        long is4 = ((index ^ 4L) - 1L) >> 63;
        long is5 = ((index ^ 5L) - 1L) >> 63;
        long is6 = ((index ^ 6L) - 1L) >> 63;
        long is7 = ((index ^ 7L) - 1L) >> 63;
        for (int i = 0; i < PackedCount; i++)
        {
            long entry = (packed[i] & is0) | (packed[i + 9] & is1) | (packed[i + 18] & is2) | (packed[i + 27] & is3)
                | (packed[i + 36] & is4) | (packed[i + 45] & is5) | (packed[i + 54] & is6) | (packed[i + 63] & is7);
            if (i < PackedCount - 1)
            {
                int to = i < 4 ? at + (2 * i) : at + (2 * i) + 1;
                long sign = i < 4 ? 0L : minus;
                _picked[to] = (int)(((entry & LimbMask) ^ sign) - sign);
                _picked[to + 1] = (int)(((entry >> P256Limbs.Bits) ^ sign) - sign);
            }
            else
            {
                _picked[at + P256Field.LimbCount - 1] = (int)(entry >> 32);
                _picked[at + P256Curve.PointInts - 1] = (int)((((entry << 32) >> 32) ^ minus) - minus);
            }
        }
    }

    private static void MultiplySlowly(byte[] privateKey, byte[] publicKey, byte[] x)
    {
        P256Complete group = new P256Complete();
        P256Point point = new P256Point();
        group.TryDecode(publicKey, 0, point);
        group.Multiply(privateKey, 0, point, point);
        group.TryEncodeX(point, x, 0);
        group.Clear();
        point.Clear();
    }

    private void Clear()
    {
        Array.Clear(_odd, 0, _odd.Length);
        Array.Clear(_picked, 0, _picked.Length);
        Array.Clear(_sum, 0, _sum.Length);
    }
}
