using System;
using System.Linq;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class P256AffineSumsTests
{
    [TestMethod]
    public void TryAddPairs_RandomPairs_SameAsAffine()
    {
        CryptoCases.Run(100, random =>
        {
            const int Inputs = 6;
            int count = random.Next(0, 12);
            int[] points = new int[(Inputs + count) * 18];
            AffinePoint[] table = new AffinePoint[Inputs];
            for (int i = 0; i < Inputs; i++)
            {
                do { table[i] = random.NextPoint(); } while (table[..i].Contains(table[i]));
                AffineCurve.Put(random, table[i], points, i * 18);
            }

            int[] left = [.. Enumerable.Range(0, count).Select(_ => random.Next(Inputs))];
            int[] right = [.. Enumerable.Range(0, count).Select(_ => random.Next(Inputs))];
            int[] target = [.. Enumerable.Range(Inputs, count)];
            Assert.IsTrue(Add(points, left, right, target));
            for (int i = 0; i < count; i++)
            {
                Assert.AreEqual(AffineCurve.Add(table[left[i]], table[right[i]]), Read(points, target[i]));
            }
        });
    }

    [TestMethod]
    public void TryAddPairs_SumsOfSumsInPlace_StayInBounds()
    {
        CryptoCases.Run(20, random =>
        {
            int[] points = new int[36];
            AffinePoint?[] expected = [random.NextPoint(), random.NextPoint()];
            if (expected[0] == expected[1]) { return; }

            for (int i = 0; i < 2; i++) { AffineCurve.Put(random, expected[i]!, points, i * 18); }
            for (int round = 0; round < 30; round++)
            {
                int target = random.Next(2);
                int right = random.Next(2);
                Assert.IsTrue(Add(points, [target], [right], [target]));
                expected[target] = AffineCurve.Add(expected[target], expected[right]);
                Assert.AreEqual(expected[target], Read(points, target));
            }
        });
    }

    [TestMethod]
    public void TryAddPairs_TargetsOfPairsBehind_RightSums()
    {
        Random random = new(5);
        AffinePoint[] table = [.. Enumerable.Range(0, 3).Select(i => AffineCurve.Multiply(i + 5, AffineCurve.Base)!)];
        int[] points = new int[54];
        for (int i = 0; i < 3; i++) { AffineCurve.Put(random, table[i], points, i * 18); }
        Assert.IsTrue(Add(points, [0, 1], [1, 2], [1, 2]));
        Assert.AreEqual(AffineCurve.Multiply(11, AffineCurve.Base), Read(points, 1));
        Assert.AreEqual(AffineCurve.Multiply(13, AffineCurve.Base), Read(points, 2));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TryAddPairs_SameX_FalseAndNothingChanged(bool opposite)
    {
        CryptoCases.Run(20, random =>
        {
            AffinePoint point = random.NextPoint();
            int[] points = new int[5 * 18];
            AffineCurve.Put(random, point, points, 0);
            AffineCurve.Put(random, opposite ? point.Negative : point, points, 18);
            AffineCurve.Put(random, AffineCurve.Base, points, 36);
            int[] before = [.. points];
            Assert.IsFalse(Add(points, [0, 0, 0], [0, 1, 2], [3, 4, 2]));
            CollectionAssert.AreEqual(before, points);
        });
    }

    private static bool Add(int[] points, int[] left, int[] right, int[] target)
    {
        return P256AffineSums.TryAddPairs(points, Places(left), Places(right), Places(target), left.Length);
    }

    private static int[] Places(int[] indices)
    {
        return [.. indices.Select(index => index * 18)];
    }

    private static AffinePoint Read(int[] points, int index)
    {
        long[] limbs = [.. points.Skip(index * 18).Take(18).Select(limb => (long)limb)];
        for (int i = 0; i < 18; i++)
        {
            if (i % 9 != 8) { Assert.IsTrue(limbs[i] is >= 0 and < 1 << 29); }
        }
        BigInteger most = 4 * AffineCurve.P;
        Assert.IsTrue(BigInteger.Abs(AffineCurve.Value(limbs, 0)) <= most);
        Assert.IsTrue(BigInteger.Abs(AffineCurve.Value(limbs, 9)) <= most);
        return new AffinePoint(AffineCurve.FromLimbs(limbs, 0), AffineCurve.FromLimbs(limbs, 9));
    }
}
