namespace Wallet.Core.Crypto;

/// <content>Secret values: division steps.</content>
public static partial class ModularInverse
{
    // Half-delta division steps that bring any 256-bit number down to zero are 590 (D. Bernstein, B.-Y. Yang, Fast
    // constant-time gcd computation and modular inversion, 2019/266, and P. Wuille's convex hulls for delta = 1/2):
    // twenty batches of 29 steps and one of 15.
    private const int BatchCount = 21;

    // The same hulls say how far f and g are down: below 2^164 after 377 steps, so that six limbs are enough, and below
    // 2^75 after 493, for three.
    private const int SixLimbsFrom = 13;
    private const int ThreeLimbsFrom = 17;

    // So many batches are 261 bits, the radix of the Montgomery form.
    private const int PlainBatches = 9;

    /// <summary>result = 2^261 / value, and 0 for 0. Neither branches nor indices depend on the value.</summary>
    /// <param name="value">Nine plain limbs, below the modulus.</param>
    /// <param name="ofField">Modulo p; otherwise modulo n.</param>
    /// <param name="result">The inverse in Montgomery form, nine limbs below the modulus. May be the value.</param>
    /// <remarks>
    /// Division steps (2019/266, section 8), in batches of 29 on the lowest limbs f and g of two long numbers, which
    /// start as modulus and value. A batch is a matrix (u, v; q, r) / 2^29 with |u| + |v| and |q| + |r| at most
    /// 2^29, by which the long numbers are multiplied, exactly. So are d and e, which start as 0 and 1, but modulo m,
    /// and not divided by 2^29 as long as they are short, in the first nine batches. In the end g = 0, f is 1 or -1,
    /// and d f is 2^261 times the inverse.
    ///
    /// A batch carries the second column of the matrix in the upper bits of f and g: f + 2^31 v, all scaled by 2^29
    /// and halved where g is halved. The first column then comes out of u f + v g = 2^29 f', for f is odd.
    ///
    /// Sums: limbs are below 2^29 in magnitude but for the highest of d and e, which come to 2^261 after nine batches
    /// and grow by m at most in each that follows, to 44 m: 2^30. So a limb's sum is below 2^59 + 2^58 + its carry.
    /// Zero alone leaves f as it is, too long for six limbs; but then d stays zero, whatever becomes of f.
    /// </remarks>
    public static void InvertToMontgomery(long[] value, bool ofField, long[] result)
    {
        long mask = (1L << LimbBits) - 1;
        long one = 1;
        long two = 2;

        // The modulus, 2^256 - 2^224 + 2^192 + a number of signed limbs, and -1 / m modulo 2^29.
        long m0 = ofField ? -1 : 0x1c632551;
        long m1 = ofField ? 0 : 0x1dce5617;
        long m2 = ofField ? 0 : 0x05e7a13c;
        long m3 = ofField ? 0x200 : 0x0df55b4e;
        long m4 = ofField ? 0 : -0x432;
        long m6 = 1 << 18;
        long m7 = -1 << 21;
        long m8 = 1 << 24;
        long negativeInverse = ofField ? 1 : 0x0e00bc4f;
        long f0 = m0 & mask;
        long f1 = ofField ? mask : m1;
        long f2 = ofField ? mask : m2;
        long f3 = ofField ? 0x1ff : m3;
        long f4 = ofField ? 0 : 0x1ffffbce;
        long f5 = ofField ? 0 : mask;
        long f6 = ofField ? m6 : m6 - one;
        long f7 = 0x1fe00000;
        long f8 = 0x00ffffff;
        long g0 = value[0], g1 = value[1], g2 = value[2], g3 = value[3], g4 = value[4];
        long g5 = value[5], g6 = value[6], g7 = value[7], g8 = value[8];
        long d0 = 0, d1 = 0, d2 = 0, d3 = 0, d4 = 0, d5 = 0, d6 = 0, d7 = 0, d8 = 0;
        long e0 = 1, e1 = 0, e2 = 0, e3 = 0, e4 = 0, e5 = 0, e6 = 0, e7 = 0, e8 = 0;

        // -(delta + 1/2), which says by its sign whether f and g change places once g is odd.
        long zeta = -1;
        for (int batch = 0; batch < BatchCount; batch++)
        {
            long f = f0;
            long g = g0 + (1L << 60);
            long swap;

            // A step. All ones mean that f and g change places: g gets f added, or is even, or f is taken off.
            swap = ((g << 63) & zeta) >> 63;
            g += f * (swap | (g & one));
            f += g & swap;
            g >>= 1;
            zeta = (zeta ^ swap) - one;

            for (int turn = batch < BatchCount - 1 ? 4 : 2; turn > 0; turn--)
            {
                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;

                swap = ((g << 63) & zeta) >> 63;
                g += f * (swap | (g & one));
                f += g & swap;
                g >>= 1;
                zeta = (zeta ^ swap) - one;
            }

            // Apart again: the lower 31 bits are signed.
            long c = (f << 33) >> 33;
            long k = (g << 33) >> 33;
            long v = (f - c) >> 31;
            long r = (g - k) >> 31;

            // 1 / f modulo 2^64: three correct bits of 3 f ^ 2 are five, and each turn doubles them.
            long inverse = (f0 * 3) ^ two;
            inverse *= two - (f0 * inverse);
            inverse *= two - (f0 * inverse);
            inverse *= two - (f0 * inverse);
            inverse *= two - (f0 * inverse);
            long u = ((c << LimbBits) - (v * g0)) * inverse;
            long q = ((k << LimbBits) - (r * g0)) * inverse;

            // The new lowest limbs of f and g before the carry are at hand.
            c += (u * f1) + (v * g1);
            k += (q * f1) + (r * g1);
            f0 = c & mask;
            g0 = k & mask;
            c = (c >> LimbBits) + (u * f2) + (v * g2);
            k = (k >> LimbBits) + (q * f2) + (r * g2);
            f1 = c & mask;
            g1 = k & mask;
            f2 = c >> LimbBits;
            g2 = k >> LimbBits;
            if (batch < ThreeLimbsFrom)
            {
                c = (c >> LimbBits) + (u * f3) + (v * g3);
                k = (k >> LimbBits) + (q * f3) + (r * g3);
                f2 = c & mask;
                g2 = k & mask;
                c = (c >> LimbBits) + (u * f4) + (v * g4);
                k = (k >> LimbBits) + (q * f4) + (r * g4);
                f3 = c & mask;
                g3 = k & mask;
                c = (c >> LimbBits) + (u * f5) + (v * g5);
                k = (k >> LimbBits) + (q * f5) + (r * g5);
                f4 = c & mask;
                g4 = k & mask;
                f5 = c >> LimbBits;
                g5 = k >> LimbBits;
                if (batch < SixLimbsFrom)
                {
                    c = (c >> LimbBits) + (u * f6) + (v * g6);
                    k = (k >> LimbBits) + (q * f6) + (r * g6);
                    f5 = c & mask;
                    g5 = k & mask;
                    c = (c >> LimbBits) + (u * f7) + (v * g7);
                    k = (k >> LimbBits) + (q * f7) + (r * g7);
                    f6 = c & mask;
                    g6 = k & mask;
                    c = (c >> LimbBits) + (u * f8) + (v * g8);
                    k = (k >> LimbBits) + (q * f8) + (r * g8);
                    f7 = c & mask;
                    g7 = k & mask;
                    f8 = c >> LimbBits;
                    g8 = k >> LimbBits;
                    if (batch == SixLimbsFrom - 1)
                    {
                        f5 += f8 << LimbBits;
                        g5 += g8 << LimbBits;
                    }
                }
                else if (batch == ThreeLimbsFrom - 1)
                {
                    f2 += f5 << LimbBits;
                    g2 += g5 << LimbBits;
                }
            }

            c = (u * d0) + (v * e0);
            k = (q * d0) + (r * e0);
            if (batch < PlainBatches)
            {
                d0 = c & mask;
                e0 = k & mask;
                c = (c >> LimbBits) + (u * d1) + (v * e1);
                k = (k >> LimbBits) + (q * d1) + (r * e1);
                d1 = c & mask;
                e1 = k & mask;
                c = (c >> LimbBits) + (u * d2) + (v * e2);
                k = (k >> LimbBits) + (q * d2) + (r * e2);
                d2 = c;
                e2 = k;
                if (batch >= 3)
                {
                    d2 = c & mask;
                    e2 = k & mask;
                    c = (c >> LimbBits) + (u * d3) + (v * e3);
                    k = (k >> LimbBits) + (q * d3) + (r * e3);
                    d3 = c & mask;
                    e3 = k & mask;
                    c = (c >> LimbBits) + (u * d4) + (v * e4);
                    k = (k >> LimbBits) + (q * d4) + (r * e4);
                    d4 = c & mask;
                    e4 = k & mask;
                    c = (c >> LimbBits) + (u * d5) + (v * e5);
                    k = (k >> LimbBits) + (q * d5) + (r * e5);
                    d5 = c;
                    e5 = k;
                    if (batch >= 6)
                    {
                        d5 = c & mask;
                        e5 = k & mask;
                        c = (c >> LimbBits) + (u * d6) + (v * e6);
                        k = (k >> LimbBits) + (q * d6) + (r * e6);
                        d6 = c & mask;
                        e6 = k & mask;
                        c = (c >> LimbBits) + (u * d7) + (v * e7);
                        k = (k >> LimbBits) + (q * d7) + (r * e7);
                        d7 = c & mask;
                        e7 = k & mask;
                        c = (c >> LimbBits) + (u * d8) + (v * e8);
                        k = (k >> LimbBits) + (q * d8) + (r * e8);
                        d8 = c;
                        e8 = k;
                    }
                }
            }
            else
            {
                // The multiples x and y of m make the lowest limbs zero.
                long x = (c * negativeInverse) & mask;
                long y = (k * negativeInverse) & mask;
                c += x * m0;
                k += y * m0;
                c = (c >> LimbBits) + (u * d1) + (v * e1) + (x * m1);
                k = (k >> LimbBits) + (q * d1) + (r * e1) + (y * m1);
                d0 = c & mask;
                e0 = k & mask;
                c = (c >> LimbBits) + (u * d2) + (v * e2) + (x * m2);
                k = (k >> LimbBits) + (q * d2) + (r * e2) + (y * m2);
                d1 = c & mask;
                e1 = k & mask;
                c = (c >> LimbBits) + (u * d3) + (v * e3) + (x * m3);
                k = (k >> LimbBits) + (q * d3) + (r * e3) + (y * m3);
                d2 = c & mask;
                e2 = k & mask;
                c = (c >> LimbBits) + (u * d4) + (v * e4) + (x * m4);
                k = (k >> LimbBits) + (q * d4) + (r * e4) + (y * m4);
                d3 = c & mask;
                e3 = k & mask;
                c = (c >> LimbBits) + (u * d5) + (v * e5);
                k = (k >> LimbBits) + (q * d5) + (r * e5);
                d4 = c & mask;
                e4 = k & mask;
                c = (c >> LimbBits) + (u * d6) + (v * e6) + (x * m6);
                k = (k >> LimbBits) + (q * d6) + (r * e6) + (y * m6);
                d5 = c & mask;
                e5 = k & mask;
                c = (c >> LimbBits) + (u * d7) + (v * e7) + (x * m7);
                k = (k >> LimbBits) + (q * d7) + (r * e7) + (y * m7);
                d6 = c & mask;
                e6 = k & mask;
                c = (c >> LimbBits) + (u * d8) + (v * e8) + (x * m8);
                k = (k >> LimbBits) + (q * d8) + (r * e8) + (y * m8);
                d7 = c & mask;
                e7 = k & mask;
                d8 = c >> LimbBits;
                e8 = k >> LimbBits;
            }
        }

        // d by the sign of f, and as many m off it, as the highest limb tells, that -m < d < m: what 512 m are short of
        // 2^265 makes up for what the limbs below 2^232 come to.
        long negative = f2 >> 63;
        long factor = negative | one;
        long multiple = 511 - (((d8 * factor) + (1L << 33) - 512) >> 24);
        long sum = 0;
        sum = (sum >> LimbBits) + (d0 * factor) + (m0 * multiple);
        d0 = sum & mask;
        sum = (sum >> LimbBits) + (d1 * factor) + (m1 * multiple);
        d1 = sum & mask;
        sum = (sum >> LimbBits) + (d2 * factor) + (m2 * multiple);
        d2 = sum & mask;
        sum = (sum >> LimbBits) + (d3 * factor) + (m3 * multiple);
        d3 = sum & mask;
        sum = (sum >> LimbBits) + (d4 * factor) + (m4 * multiple);
        d4 = sum & mask;
        sum = (sum >> LimbBits) + (d5 * factor);
        d5 = sum & mask;
        sum = (sum >> LimbBits) + (d6 * factor) + (m6 * multiple);
        d6 = sum & mask;
        sum = (sum >> LimbBits) + (d7 * factor) + (m7 * multiple);
        d7 = sum & mask;
        sum = (sum >> LimbBits) + (d8 * factor) + (m8 * multiple);
        d8 = sum;
        negative = d8 >> 63;
        sum = 0;
        sum = (sum >> LimbBits) + d0 + (m0 & negative);
        result[0] = sum & mask;
        sum = (sum >> LimbBits) + d1 + (m1 & negative);
        result[1] = sum & mask;
        sum = (sum >> LimbBits) + d2 + (m2 & negative);
        result[2] = sum & mask;
        sum = (sum >> LimbBits) + d3 + (m3 & negative);
        result[3] = sum & mask;
        sum = (sum >> LimbBits) + d4 + (m4 & negative);
        result[4] = sum & mask;
        sum = (sum >> LimbBits) + d5;
        result[5] = sum & mask;
        sum = (sum >> LimbBits) + d6 + (m6 & negative);
        result[6] = sum & mask;
        sum = (sum >> LimbBits) + d7 + (m7 & negative);
        result[7] = sum & mask;
        sum = (sum >> LimbBits) + d8 + (m8 & negative);
        result[8] = sum;
    }
}
