using System;
using System.Linq;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class P256ChainTests
{
    [TestMethod]
    public void Run_RandomSteps_SameAsAffine()
    {
        CryptoCases.Run(200, random =>
        {
            int[] points = new int[5 * 18];
            AffinePoint[] table = [.. Enumerable.Range(0, 5).Select(_ => random.NextPoint())];
            for (int i = 0; i < table.Length; i++) { AffineCurve.Put(random, table[i], points, i * 18); }

            AffinePoint? expected = random.NextPoint();
            long[] accumulator = Jacobian(random, expected);
            int count = random.Next(1, 7);
            int[] doublings = [.. Enumerable.Range(0, count).Select(_ => random.Next(0, 4))];
            int[] picked = [.. Enumerable.Range(0, count).Select(_ => random.Next(-1, 5))];
            bool[] opposite = [.. picked.Select(i => i >= 0 && random.Next(2) == 0)];
            int[] offsets = [.. picked.Select((i, step) => (i * 18) + (opposite[step] ? 1 : 0))];
            P256Chain.Run(accumulator, doublings, points, offsets, 1, count);
            for (int step = 1; step < count; step++)
            {
                for (int i = 0; i < doublings[step]; i++) { expected = AffineCurve.Add(expected, expected); }
                if (picked[step] < 0) { continue; }

                AffinePoint added = table[picked[step]];
                expected = AffineCurve.Add(expected, opposite[step] ? added.Negative : added);
            }
            Matches(expected, accumulator);
        });
    }

    [TestMethod]
    public void Run_ManyDoublings_StayInBounds()
    {
        CryptoCases.Run(3, random =>
        {
            AffinePoint point = random.NextPoint();
            long[] accumulator = Jacobian(random, point);
            P256Chain.Run(accumulator, [300], [], [-1], 0, 1);
            Matches(AffineCurve.Multiply(BigInteger.Pow(2, 300), point), accumulator);
        });
    }

    [TestMethod]
    [DataRow(0, false)]
    [DataRow(0, true)]
    [DataRow(1, false)]
    [DataRow(3, true)]
    public void Run_EqualOrOppositeAdded_ZIsZeroToTheEnd(int doublings, bool opposite)
    {
        CryptoCases.Run(20, random =>
        {
            AffinePoint point = random.NextPoint();
            AffinePoint same = AffineCurve.Multiply(BigInteger.One << doublings, point)!;
            int[] points = new int[36];
            AffineCurve.Put(random, opposite ? same.Negative : same, points, 0);
            AffineCurve.Put(random, random.NextPoint(), points, 18);
            for (int steps = 1; steps <= 4; steps++)
            {
                long[] accumulator = Jacobian(random, point);
                P256Chain.Run(accumulator, [doublings, 0, 2, 1], points, [0, 18, 18, -1], 0, steps);
                Assert.IsTrue(P256Field.IsZero(accumulator[18..]));
            }
        });
    }

    [TestMethod]
    public void Run_InfinityFirst_ZStaysZero()
    {
        int[] points = new int[18];
        AffineCurve.Put(new Random(1), AffineCurve.Base, points, 0);
        foreach (int multiple in new[] { -3, -1, 0, 1, 3 })
        {
            long[] accumulator =
                [.. AffineCurve.ToLimbs(1), .. AffineCurve.ToLimbs(1), .. AffineCurve.ToLimbs(0, multiple)];
            P256Chain.Run(accumulator, [0, 3], points, [0, 0], 0, 2);
            Assert.IsTrue(P256Field.IsZero(accumulator[18..]));
        }
    }

    // Numbers that are no points prove the arithmetic all the same: the formulas are compared as polynomials.
    [TestMethod]
    public void Run_LimbsAtTheirEnds_SamePolynomials()
    {
        const long End = (1 << 29) - 1;
        const long Top = (4 * ((1 << 24) - 1)) - 1;
        long[][] ends =
        [
            [End, End, End, End, End, End, End, End, Top], [End, End, End, End, End, End, End, End, -Top],
            [0, 0, 0, 0, 0, 0, 0, 0, -Top], new long[9], AffineCurve.ToLimbs(-1),
        ];
        int[][] coordinates =
        [
            [.. ends[0].Select(limb => (int)limb)], [.. ends[0].Select(limb => (int)-limb)],
            [.. ends[1].Select(limb => (int)limb)], [.. ends[1].Select(limb => (int)-limb)], new int[9],
        ];
        foreach (long[] x in ends)
        {
            foreach (long[] y in ends)
            {
                foreach (long[] z in ends)
                {
                    CheckDoubling([.. x, .. y, .. z]);
                    foreach (int[] px in coordinates)
                    {
                        foreach (int[] py in coordinates) { CheckAddition([.. x, .. y, .. z], [.. px, .. py]); }
                    }
                }
            }
        }
    }

    private static void CheckDoubling(long[] accumulator)
    {
        BigInteger x = AffineCurve.FromLimbs(accumulator, 0);
        BigInteger y = AffineCurve.FromLimbs(accumulator, 9);
        BigInteger z = AffineCurve.FromLimbs(accumulator, 18);
        P256Chain.Run(accumulator, [1], [], [-1], 0, 1);
        BigInteger slope = AffineCurve.Mod(3 * ((x * x) - (z * z * z * z)));
        BigInteger newX = AffineCurve.Mod((slope * slope) - (8 * x * y * y));
        AreEqual(newX, (slope * ((4 * x * y * y) - newX)) - (8 * y * y * y * y), 2 * y * z, accumulator);
    }

    private static void CheckAddition(long[] accumulator, int[] point)
    {
        BigInteger x = AffineCurve.FromLimbs(accumulator, 0);
        BigInteger y = AffineCurve.FromLimbs(accumulator, 9);
        BigInteger z = AffineCurve.FromLimbs(accumulator, 18);
        long[] limbs = [.. point.Select(limb => (long)limb)];
        P256Chain.Run(accumulator, [0], point, [0], 0, 1);
        BigInteger h = AffineCurve.Mod((AffineCurve.FromLimbs(limbs, 0) * z * z) - x);
        BigInteger slope = AffineCurve.Mod((AffineCurve.FromLimbs(limbs, 9) * z * z * z) - y);
        BigInteger newX = AffineCurve.Mod((slope * slope) - (h * h * h) - (2 * x * h * h));
        AreEqual(newX, (slope * ((x * h * h) - newX)) - (y * h * h * h), z * h, accumulator);
    }

    private static void AreEqual(BigInteger x, BigInteger y, BigInteger z, long[] accumulator)
    {
        Assert.AreEqual(AffineCurve.Mod(x), AffineCurve.FromLimbs(accumulator, 0));
        Assert.AreEqual(AffineCurve.Mod(y), AffineCurve.FromLimbs(accumulator, 9));
        Assert.AreEqual(AffineCurve.Mod(z), AffineCurve.FromLimbs(accumulator, 18));
    }

    private static void Matches(AffinePoint? expected, long[] accumulator)
    {
        for (int i = 0; i < 27; i++)
        {
            if (i % 9 != 8) { Assert.IsTrue(accumulator[i] is >= 0 and < 1 << 29); }
        }
        BigInteger inverse = AffineCurve.Inverse(AffineCurve.FromLimbs(accumulator, 18));
        Assert.AreEqual(expected == null, inverse.IsZero);
        if (expected == null) { return; }

        BigInteger x = AffineCurve.FromLimbs(accumulator, 0) * inverse * inverse;
        BigInteger y = AffineCurve.FromLimbs(accumulator, 9) * inverse * inverse * inverse;
        Assert.AreEqual(expected, new AffinePoint(AffineCurve.Mod(x), AffineCurve.Mod(y)));
    }

    private static long[] Jacobian(Random random, AffinePoint point)
    {
        BigInteger z = random.Next(1, int.MaxValue);
        return
        [
            .. AffineCurve.ToLimbs(point.X * z * z, random.Next(-4, 4)),
            .. AffineCurve.ToLimbs(point.Y * z * z * z, random.Next(-4, 4)),
            .. AffineCurve.ToLimbs(z, random.Next(-4, 4)),
        ];
    }
}
