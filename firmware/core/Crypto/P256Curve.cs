namespace Wallet.Core.Crypto;

/// <summary>The curve P-256, y^2 = x^3 - 3 x + b (SP 800-186, 3.2.1.3), and points as arrays of numbers.</summary>
/// <remarks>
/// An affine point is <see cref="PointInts"/> numbers: nine limbs of x, nine of y, each as <see cref="P256Field"/> has
/// them, in the Montgomery form. The limbs of y may all be negated.
/// </remarks>
public static class P256Curve
{
    /// <summary>Numbers of an affine point.</summary>
    public const int PointInts = 18;

    /// <summary>The b of the curve's equation, new each time.</summary>
    public static long[] B()
    {
        return new long[]
        {
            0x1897bbfb, 0x1cdf6229, 0x018486c4, 0x01732821, 0x1dad59e0, 0x0abf7212, 0x1a06d110, 0x17721d20, 0x008600c3,
        };
    }

    /// <summary>result = x^3 - 3 x + b; the result may not be x.</summary>
    public static void RightSide(long[] x, long[] result)
    {
        long[] rest = B();
        for (int i = 0; i < P256Field.LimbCount; i++) { rest[i] -= 3 * x[i]; }

        P256Field.Square(x, 1, result);
        P256Field.Multiply(result, x, result);
        P256Field.Add(result, rest, result);
    }

    /// <summary>Reads 64 bytes x | y and checks all of SP 800-186, D.1.1: both below p, and on the curve.</summary>
    /// <returns>False where they are no point; the result then is not to be used. Infinity has no such form.</returns>
    public static bool TryDecode(byte[] source, int offset, long[] x, long[] y)
    {
        bool inRange = P256Field.Decode(source, offset, x);
        inRange &= P256Field.Decode(source, offset + 32, y);
        long[] right = new long[P256Field.LimbCount];
        long[] left = new long[P256Field.LimbCount];
        RightSide(x, right);
        P256Field.Square(y, 1, left);
        return inRange && P256Field.AreEqual(left, right);
    }

    /// <summary>Writes (x, y) as point number <paramref name="index"/>.</summary>
    public static void Store(long[] x, long[] y, int[] points, int index)
    {
        int at = index * PointInts;
        for (int i = 0; i < P256Field.LimbCount; i++)
        {
            points[at + i] = (int)x[i];
            points[at + P256Field.LimbCount + i] = (int)y[i];
        }
    }

    /// <summary>Reads x and y of point number <paramref name="index"/>.</summary>
    public static void Load(int[] points, int index, long[] x, long[] y)
    {
        int at = index * PointInts;
        for (int i = 0; i < P256Field.LimbCount; i++)
        {
            x[i] = points[at + i];
            y[i] = points[at + P256Field.LimbCount + i];
        }
    }

    /// <summary>Makes point number <paramref name="index"/> its opposite.</summary>
    public static void Negate(int[] points, int index)
    {
        int end = (index + 1) * PointInts;
        for (int i = end - P256Field.LimbCount; i < end; i++) { points[i] = -points[i]; }
    }

    /// <summary>Copies a point, or its opposite where the sign is -1 and not 1: the path is the same.</summary>
    public static void CopySigned(int[] from, int fromAt, int sign, int[] to, int toAt)
    {
        System.Array.Copy(from, fromAt, to, toAt, P256Field.LimbCount);
        fromAt += P256Field.LimbCount;
        toAt += P256Field.LimbCount;
        to[toAt] = from[fromAt] * sign;
        to[toAt + 1] = from[fromAt + 1] * sign;
        to[toAt + 2] = from[fromAt + 2] * sign;
        to[toAt + 3] = from[fromAt + 3] * sign;
        to[toAt + 4] = from[fromAt + 4] * sign;
        to[toAt + 5] = from[fromAt + 5] * sign;
        to[toAt + 6] = from[fromAt + 6] * sign;
        to[toAt + 7] = from[fromAt + 7] * sign;
        to[toAt + 8] = from[fromAt + 8] * sign;
    }

    /// <summary>Begins a sum: sets X, Y, Z, a Jacobian point of 27 limbs, to a point of the array.</summary>
    public static void Begin(int[] points, int index, long[] sum)
    {
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        long[] zero = new long[P256Field.LimbCount];
        Load(points, index, x, y);
        System.Array.Copy(x, 0, sum, 0, P256Field.LimbCount);

        // Limbs of y may be negative here but not there: a sum carries.
        P256Field.Add(y, zero, y);
        System.Array.Copy(y, 0, sum, P256Field.LimbCount, P256Field.LimbCount);
        P256Field.SetOne(zero);
        System.Array.Copy(zero, 0, sum, PointInts, P256Field.LimbCount);
    }

    /// <summary>Copies coordinate 0, 1 or 2 out of a Jacobian point of 27 limbs.</summary>
    public static long[] Coordinate(long[] sum, int number)
    {
        long[] coordinate = new long[P256Field.LimbCount];
        System.Array.Copy(sum, number * P256Field.LimbCount, coordinate, 0, P256Field.LimbCount);
        return coordinate;
    }

    /// <summary>Writes a Jacobian point, public and not infinity, as point number <paramref name="index"/>.</summary>
    public static void StoreAffine(long[] sum, int[] points, int index)
    {
        long[] z = Coordinate(sum, 2);
        long[] x = Coordinate(sum, 0);
        long[] y = Coordinate(sum, 1);
        long[] square = new long[P256Field.LimbCount];
        P256Field.InvertPublic(z, z);
        P256Field.Square(z, 1, square);
        P256Field.Multiply(x, square, x);
        P256Field.Multiply(square, z, square);
        P256Field.Multiply(y, square, y);
        Store(x, y, points, index);
    }
}
