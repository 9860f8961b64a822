using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>Points in arrays of numbers, as bytes x | y.</summary>
internal static class Points
{
    public static byte[] Read(int[] points, int index)
    {
        long[] x = new long[P256Field.LimbCount];
        long[] y = new long[P256Field.LimbCount];
        byte[] encoded = new byte[64];
        P256Curve.Load(points, index, x, y);
        P256Field.Encode(x, encoded, 0);
        P256Field.Encode(y, encoded, 32);
        return encoded;
    }
}

/// <summary>Numbers at the edges, 32 bytes in hex.</summary>
internal static class Edge
{
    public const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
    public const string One = "0000000000000000000000000000000000000000000000000000000000000001";
    public const string Two = "0000000000000000000000000000000000000000000000000000000000000002";
    public const string OrderLessTwo = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f";
    public const string OrderLessOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    public const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    public const string OrderPlusOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632552";
    public const string Prime = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";
    public const string Largest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
}
