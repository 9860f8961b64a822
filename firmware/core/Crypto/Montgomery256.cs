using System;

namespace Wallet.Core.Crypto;

/// <summary>Arithmetic modulo an odd 256-bit number, in Montgomery form (P. Montgomery, 1985).</summary>
/// <remarks>
/// An element is eight limbs of 32 bits in <c>ulong</c>s, least significant first, always below the modulus. Limbs stay
/// unsigned throughout: the device shifts and widens by the tag of a value, not by the type in the source. Branches and
/// indices depend on the modulus and on lengths only, never on the value of an element. Results may be operands too.
/// An instance has scratch space and is for one thread.
/// </remarks>
public abstract class Montgomery256
{
    /// <summary>Limbs of an element.</summary>
    public const int LimbCount = 8;

    /// <summary>Bytes of an element outside: big endian.</summary>
    public const int ElementBytes = 32;

    private const ulong LimbMask = 0xffffffff;

    private readonly ulong[] _modulus;
    private readonly ulong _negativeInverse;
    private readonly ulong[] _radixSquared;
    private readonly ulong[] _one;
    private readonly ulong[] _reduced = new ulong[LimbCount];
    private readonly ulong[] _power = new ulong[LimbCount];
    private readonly ulong[] _plain = new ulong[LimbCount];

    /// <summary>Takes the modulus m, odd and above 2^255, -1/m mod 2^32, and 2^512 mod m.</summary>
    protected Montgomery256(ulong[] modulus, ulong negativeInverse, ulong[] radixSquared)
    {
        _modulus = modulus;
        _negativeInverse = negativeInverse;
        _radixSquared = radixSquared;
        _one = new ulong[LimbCount];
        _one[0] = 1;
    }

    /// <summary>Reads 32 big-endian bytes, modulo the modulus.</summary>
    /// <returns>Whether the number was below the modulus, so that nothing was reduced.</returns>
    public bool Decode(byte[] source, int offset, ulong[] result)
    {
        ulong borrow = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            int at = offset + ElementBytes - 4 - (i << 2);
            ulong limb = ((ulong)source[at] << 24) | ((ulong)source[at + 1] << 16)
                | ((ulong)source[at + 2] << 8) | source[at + 3];
            borrow = (limb - _modulus[i] - borrow) >> 63;
            result[i] = limb;
        }

        // Below 2^256 times below m is enough for the product to come out reduced (see Multiply).
        Multiply(result, _radixSquared, result);
        return borrow == 1;
    }

    /// <summary>Writes the element as 32 big-endian bytes.</summary>
    public void Encode(ulong[] element, byte[] output, int offset)
    {
        Multiply(element, _one, _plain);
        for (int i = 0; i < LimbCount; i++)
        {
            int at = offset + ElementBytes - 4 - (i << 2);
            ulong limb = _plain[i];
            output[at] = (byte)(limb >> 24);
            output[at + 1] = (byte)(limb >> 16);
            output[at + 2] = (byte)(limb >> 8);
            output[at + 3] = (byte)limb;
        }
    }

    /// <summary>Sets the element to one.</summary>
    public void SetOne(ulong[] result)
    {
        Multiply(_one, _radixSquared, result);
    }

    /// <summary>Whether the element is zero. Looks at every limb.</summary>
    public bool IsZero(ulong[] a)
    {
        ulong bits = 0;
        for (int i = 0; i < LimbCount; i++) { bits |= a[i]; }
        return bits == 0;
    }

    /// <summary>Whether two elements are the same. Looks at every limb.</summary>
    public bool AreEqual(ulong[] a, ulong[] b)
    {
        ulong bits = 0;
        for (int i = 0; i < LimbCount; i++) { bits |= a[i] ^ b[i]; }
        return bits == 0;
    }

    /// <summary>result = a + b.</summary>
    public void Add(ulong[] a, ulong[] b, ulong[] result)
    {
        ulong carry = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            ulong sum = a[i] + b[i] + carry;
            result[i] = sum & LimbMask;
            carry = sum >> 32;
        }
        ReduceOnce(result, carry);
    }

    /// <summary>result = a - b.</summary>
    public void Subtract(ulong[] a, ulong[] b, ulong[] result)
    {
        ulong borrow = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            ulong difference = a[i] - b[i] - borrow;
            result[i] = difference & LimbMask;
            borrow = difference >> 63;
        }

        ulong addModulus = 0UL - borrow;
        ulong carry = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            ulong sum = result[i] + (_modulus[i] & addModulus) + carry;
            result[i] = sum & LimbMask;
            carry = sum >> 32;
        }
    }

    /// <summary>result = a * b, all in Montgomery form: the plain product divided by 2^256.</summary>
    /// <remarks>
    /// One row of the product and one step of the reduction in turn (CIOS; Koc, Acar, Kaliski 1996). No sum overflows:
    /// (2^32 - 1)^2 + 2 (2^32 - 1) = 2^64 - 1. One factor may be any number below 2^256, for the result before the
    /// last subtraction is below (2^256 m + 2^256 m) / 2^256 = 2 m.
    /// </remarks>
    public void Multiply(ulong[] a, ulong[] b, ulong[] result)
    {
        ulong b0 = b[0], b1 = b[1], b2 = b[2], b3 = b[3], b4 = b[4], b5 = b[5], b6 = b[6], b7 = b[7];
        ulong[] m = _modulus;
        ulong m0 = m[0], m1 = m[1], m2 = m[2], m3 = m[3], m4 = m[4], m5 = m[5], m6 = m[6], m7 = m[7];
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0, t6 = 0, t7 = 0, t8 = 0;
        ulong negativeInverse = _negativeInverse;
        for (int i = 0; i < LimbCount; i++)
        {
            ulong x = a[i];
            ulong c = (x * b0) + t0;
            t0 = c & LimbMask;
            c = (x * b1) + t1 + (c >> 32);
            t1 = c & LimbMask;
            c = (x * b2) + t2 + (c >> 32);
            t2 = c & LimbMask;
            c = (x * b3) + t3 + (c >> 32);
            t3 = c & LimbMask;
            c = (x * b4) + t4 + (c >> 32);
            t4 = c & LimbMask;
            c = (x * b5) + t5 + (c >> 32);
            t5 = c & LimbMask;
            c = (x * b6) + t6 + (c >> 32);
            t6 = c & LimbMask;
            c = (x * b7) + t7 + (c >> 32);
            t7 = c & LimbMask;
            t8 += c >> 32;

            // The multiple of the modulus that makes the lowest limb zero, which is then shifted out.
            ulong q = (t0 * negativeInverse) & LimbMask;
            c = (q * m0) + t0;
            c = (q * m1) + t1 + (c >> 32);
            t0 = c & LimbMask;
            c = (q * m2) + t2 + (c >> 32);
            t1 = c & LimbMask;
            c = (q * m3) + t3 + (c >> 32);
            t2 = c & LimbMask;
            c = (q * m4) + t4 + (c >> 32);
            t3 = c & LimbMask;
            c = (q * m5) + t5 + (c >> 32);
            t4 = c & LimbMask;
            c = (q * m6) + t6 + (c >> 32);
            t5 = c & LimbMask;
            c = (q * m7) + t7 + (c >> 32);
            t6 = c & LimbMask;
            c = t8 + (c >> 32);
            t7 = c & LimbMask;
            t8 = c >> 32;
        }
        result[0] = t0;
        result[1] = t1;
        result[2] = t2;
        result[3] = t3;
        result[4] = t4;
        result[5] = t5;
        result[6] = t6;
        result[7] = t7;
        ReduceOnce(result, t8);
    }

    /// <summary>result = 1 / a by Fermat's theorem, a^(m - 2), for a prime modulus; 0 for a = 0.</summary>
    /// <remarks>The branches follow the exponent, which is public.</remarks>
    public void Invert(ulong[] a, ulong[] result)
    {
        SetOne(_power);
        for (int i = LimbCount - 1; i >= 0; i--)
        {
            // The lowest limb of either modulus here is above 2, so nothing is borrowed.
            ulong limb = i == 0 ? _modulus[0] - 2 : _modulus[i];
            for (int bit = 31; bit >= 0; bit--)
            {
                Multiply(_power, _power, _power);
                if (((limb >> bit) & 1) == 1) { Multiply(_power, a, _power); }
            }
        }
        Array.Copy(_power, 0, result, 0, LimbCount);
    }

    /// <summary>Overwrites the scratch space, which holds traces of the last elements.</summary>
    public void Clear()
    {
        Array.Clear(_reduced, 0, LimbCount);
        Array.Clear(_power, 0, LimbCount);
        Array.Clear(_plain, 0, LimbCount);
    }

    // Takes the modulus away once where top * 2^256 + a is not below it; both results are made, a mask picks one.
    private void ReduceOnce(ulong[] a, ulong top)
    {
        ulong[] reduced = _reduced;
        ulong borrow = 0;
        for (int i = 0; i < LimbCount; i++)
        {
            ulong difference = a[i] - _modulus[i] - borrow;
            reduced[i] = difference & LimbMask;
            borrow = difference >> 63;
        }

        ulong keep = 0UL - ((top - borrow) >> 63);
        for (int i = 0; i < LimbCount; i++) { a[i] = (a[i] & keep) | (reduced[i] & ~keep); }
    }
}
