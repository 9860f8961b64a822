using Wallet.Core.Crypto;

namespace Wallet.Device.Tests.Crypto;

/// <summary>The unrolled arithmetic of P-256: signed limbs, right only where the tags of values stay so.</summary>
[TestClass]
public sealed class UnrolledTests
{
    private const string BasePoint =
        "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
        + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";

    // Powers known from Python.
    [TestMethod]
    [DataRow(
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 1,
        "00000002fffffffffffffffffffffffefffffffdffffffff0000000000000002")]
    [DataRow(
        "0000000000000000000000000000000000000000000000000000000000000003", 20,
        "3dfdaebd0331d5eea0efdad1ead0d582ed76e486a644481a0a416419d3c1eca0")]
    public void Square_KnownNumbers_KnownPowers(string number, int times, string power)
    {
        long[] a = new long[P256Limbs.Count];
        byte[] result = new byte[P256Limbs.ByteCount];
        P256Field.Decode(Hex.ToBytes(number), 0, a);
        P256Field.Square(a, times, a);
        P256Field.Encode(a, result, 0);
        Check.IsHex(power, result);
    }

    // (-a) b = a (-b) = -(a b), with every limb negative: shifts to the right have to keep the sign.
    [TestMethod]
    public void Multiply_NegativeLimbs_NegativeProduct()
    {
        long[] a = new long[P256Limbs.Count];
        long[] b = new long[P256Limbs.Count];
        long[] negative = new long[P256Limbs.Count];
        long[] product = new long[P256Limbs.Count];
        P256Limbs.FromBytes(Hex.Counting(32, 1), 0, a);
        P256Limbs.FromBytes(Hex.Counting(32, 101), 0, b);
        for (int i = 0; i < P256Limbs.Count; i++) { negative[i] = -a[i]; }

        P256Field.Multiply(a, b, product);
        P256Field.Multiply(negative, b, negative);
        Assert.IsFalse(P256Field.AreEqual(product, negative));
        P256Field.Negate(negative, negative);
        Assert.IsTrue(P256Field.AreEqual(product, negative));

        for (int i = 0; i < P256Limbs.Count; i++) { negative[i] = -b[i]; }
        P256Scalar.Multiply(a, b, product);
        P256Scalar.Multiply(a, negative, negative);
        P256Scalar.Add(product, negative, product);
        Assert.IsTrue(P256Scalar.IsZero(product));
    }

    [TestMethod]
    public void TrySquareRoot_OfASquareAndItsNegative_OnlyThatOfTheSquare()
    {
        long[] a = new long[P256Limbs.Count];
        long[] c = new long[P256Limbs.Count];
        long[] root = new long[P256Limbs.Count];
        long[] inverse = new long[P256Limbs.Count];
        long[] one = new long[P256Limbs.Count];
        P256Field.SetOne(one);
        P256Field.Decode(Hex.Counting(32, 1), 0, a);
        P256Field.Decode(Hex.Counting(32, 2), 0, c);
        P256Field.Square(a, 1, a);
        Assert.IsTrue(P256Field.TrySquareRoot(a, c, root, inverse));
        P256Field.Multiply(inverse, c, inverse);
        P256Field.Multiply(inverse, root, inverse);
        Assert.IsTrue(P256Field.AreEqual(inverse, one));
        P256Field.Square(root, 1, root);
        Assert.IsTrue(P256Field.AreEqual(a, root));
        P256Field.Negate(a, a);
        Assert.IsFalse(P256Field.TrySquareRoot(a, c, root, inverse));
    }

    // 2 (2 (8 G + G + 2 G)) = 44 G, where 2 G and 3 G come of affine sums.
    [TestMethod]
    public void Run_DoublingsAndAdditions_KnownMultiple()
    {
        int[] points = new int[3 * P256Chain.PointLimbs];
        long[] accumulator = new long[P256Chain.AccumulatorLimbs];
        long[] one = new long[P256Limbs.Count];
        P256Field.SetOne(one);
        for (int half = 0; half < 2; half++)
        {
            long[] coordinate = new long[P256Limbs.Count];
            P256Field.Decode(Hex.ToBytes(BasePoint), half * 32, coordinate);
            for (int i = 0; i < P256Limbs.Count; i++)
            {
                points[(half * P256Limbs.Count) + i] = (int)coordinate[i];
                accumulator[(half * P256Limbs.Count) + i] = coordinate[i];
                accumulator[(2 * P256Limbs.Count) + i] = one[i];
            }
        }

        Assert.IsTrue(P256AffineSums.TryAddPairs(points, new int[] { 0 }, new int[] { 0 }, new int[] { 18 }, 1));
        Assert.IsTrue(P256AffineSums.TryAddPairs(points, new int[] { 0 }, new int[] { 18 }, new int[] { 36 }, 1));
        IsCoordinate("7cf27b188d034f7e8a52380304b51ac3c08969e277f21b35a60b48fc47669978", points, 18);
        IsCoordinate("07775510db8ed040293d9ac69f7430dbba7dade63ce982299e04b79d227873d1", points, 27);
        IsCoordinate("5ecbe4d1a6330a44c8f7ef951d4bf165e6c6b721efada985fb41661bc6e7fd6c", points, 36);
        IsCoordinate("8734640c4998ff7e374b06ce1a64a2ecd82ab036384fb83d9a79b127a27d5032", points, 45);

        P256Chain.Run(accumulator, new int[] { 3, 0, 2 }, points, new int[] { 0, 18, -1 }, 0, 3);
        long[] z = new long[P256Limbs.Count];
        long[] x = new long[P256Limbs.Count];
        for (int i = 0; i < P256Limbs.Count; i++)
        {
            x[i] = accumulator[i];
            z[i] = accumulator[(2 * P256Limbs.Count) + i];
        }
        byte[] bytes = new byte[P256Limbs.ByteCount];
        P256Field.Square(z, 1, z);
        P256Field.Invert(z, z);
        P256Field.Multiply(x, z, x);
        P256Field.Encode(x, bytes, 0);
        Check.IsHex("4756686a0d7e11cb04211f7813b498c2170bff9af47aab0e652d0380ac8d4f9b", bytes);
    }

    [TestMethod]
    public void Run_PointAddedToItself_ZIsZeroToTheEnd()
    {
        int[] points = new int[P256Chain.PointLimbs];
        long[] accumulator = new long[P256Chain.AccumulatorLimbs];
        long[] one = new long[P256Limbs.Count];
        P256Field.SetOne(one);
        for (int i = 0; i < P256Limbs.Count; i++)
        {
            points[i] = (int)one[i];
            points[P256Limbs.Count + i] = (int)one[i];
            accumulator[i] = one[i];
            accumulator[P256Limbs.Count + i] = one[i];
            accumulator[(2 * P256Limbs.Count) + i] = one[i];
        }
        P256Chain.Run(accumulator, new int[] { 0, 2 }, points, new int[] { 0, 0 }, 0, 2);
        long[] z = new long[P256Limbs.Count];
        for (int i = 0; i < P256Limbs.Count; i++) { z[i] = accumulator[(2 * P256Limbs.Count) + i]; }
        Assert.IsTrue(P256Field.IsZero(z));
    }

    private static void IsCoordinate(string expected, int[] points, int offset)
    {
        long[] limbs = new long[P256Limbs.Count];
        for (int i = 0; i < limbs.Length; i++) { limbs[i] = points[offset + i]; }
        byte[] bytes = new byte[P256Limbs.ByteCount];
        P256Field.Encode(limbs, bytes, 0);
        Check.IsHex(expected, bytes);
    }
}
