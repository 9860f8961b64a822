using System;
using System.Collections.Generic;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>Limbs of 29 bits and BigInteger, the two primes of P-256, and numbers at which arithmetic
/// breaks.</summary>
internal static class PlainLimbs
{
    public const int Bits = 29;

    public static readonly BigInteger P =
        BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;

    public static readonly BigInteger N =
        new(Hex.ToBytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);

    public static long[] Of(BigInteger value)
    {
        long[] limbs = new long[ModularInverse.LimbCount];
        for (int i = 0; i < limbs.Length; i++)
        {
            limbs[i] = (long)(value & ((1 << Bits) - 1));
            value >>= Bits;
        }
        Assert.IsTrue(value.IsZero);
        return limbs;
    }

    /// <summary>The number, where each limb is in its range.</summary>
    public static BigInteger ToNumber(long[] limbs)
    {
        BigInteger value = 0;
        for (int i = limbs.Length - 1; i >= 0; i--)
        {
            Assert.IsTrue(limbs[i] >= 0 && limbs[i] < 1 << Bits, "limb");
            value = (value << Bits) + limbs[i];
        }
        return value;
    }

    /// <summary>Numbers from 1 below the modulus: next to powers of two, long runs of ones, and of special
    /// forms.</summary>
    public static IEnumerable<BigInteger> Edges(BigInteger modulus)
    {
        for (int bit = 0; bit <= 256; bit++)
        {
            BigInteger power = BigInteger.Pow(2, bit);
            BigInteger[] values =
            [
                power, power - 1, power + 1, modulus - power, modulus - power - 1, modulus - power + 1, modulus / power,
                (modulus / power) + 1, (modulus >> bit) ^ 1, P - power, N - power, P % (power + 1), N % (power + 1),
                power * (BigInteger.Pow(2, 128) - 1), power * ((1 << Bits) - 1),
                BigInteger.ModPow(2, modulus - 1 - bit, modulus), BigInteger.ModPow(3, bit, modulus),
            ];
            foreach (BigInteger value in values)
            {
                if (value.Sign > 0 && value < modulus) { yield return value; }
            }
        }
    }

    /// <summary>A number from 1 below the modulus, now and then a short one or one of few bits or of runs of
    /// ones.</summary>
    public static BigInteger Next(Random random, BigInteger modulus)
    {
        BigInteger value = new BigInteger(random.NextBytes(32), true, true);
        switch (random.Next(8))
        {
            case 0:
                value >>= random.Next(256);
                break;
            case 1:
                value = (BigInteger.One << random.Next(256)) + (BigInteger.One << random.Next(256));
                break;
            case 2:
                value = (BigInteger.One << random.Next(257)) - (BigInteger.One << random.Next(257));
                break;
            default:
                break;
        }
        value = ((value % modulus) + modulus) % modulus;
        return value.IsZero ? 1 : value;
    }
}
