using System;

namespace Wallet.Core.Crypto;

/// <summary>The group of P-256 (SP 800-186, 3.2.1.3), y^2 = x^3 - 3 x + b.</summary>
/// <remarks>
/// Addition and doubling are complete (Renes, Costello, Batina 2015, algorithms 4 and 6 for a = -3): infinity, equal
/// and opposite points need no case of their own, and no input gives a wrong answer. Small and slow: it decides where
/// the fast paths meet an exceptional case, and they are tested against it. Points may be operand and result.
/// <see cref="Multiply"/> has no branch and no table index that depends on the scalar. An instance has scratch space
/// and is for one thread.
/// </remarks>
public sealed class P256Complete
{
    /// <summary>Bytes of an encoded point: x and y, big endian.</summary>
    public const int PointBytes = 64;

    /// <summary>Bytes of a scalar and of a coordinate.</summary>
    public const int ScalarBytes = 32;

    private const int TableCount = 16;

    private static readonly byte[] BasePoint =
    {
        0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2,
        0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
        0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16,
        0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
    };

    private readonly long[] _b = P256Curve.B();
    private readonly long[] _t0 = new long[P256Field.LimbCount];
    private readonly long[] _t1 = new long[P256Field.LimbCount];
    private readonly long[] _t2 = new long[P256Field.LimbCount];
    private readonly long[] _t3 = new long[P256Field.LimbCount];
    private readonly long[] _t4 = new long[P256Field.LimbCount];
    private readonly P256Point _sum = new P256Point();
    private readonly P256Point _picked = new P256Point();

    /// <summary>Sets the point to the base point G.</summary>
    public void SetBase(P256Point result)
    {
        TryDecode(BasePoint, 0, result);
    }

    /// <summary>Writes the base point as 64 bytes x | y.</summary>
    public static void EncodeBase(byte[] output, int offset)
    {
        Array.Copy(BasePoint, 0, output, offset, PointBytes);
    }

    /// <summary>Sets the point to infinity, (0 : 1 : 0).</summary>
    public void SetInfinity(P256Point result)
    {
        result.Clear();
        P256Field.SetOne(result.Y);
    }

    /// <summary>Reads 64 bytes x | y and checks all of SP 800-186, D.1.1: both below p, and on the curve.</summary>
    /// <returns>False where they are no point; the result then is not to be used. Infinity has no such form.</returns>
    public bool TryDecode(byte[] source, int offset, P256Point result)
    {
        P256Field.SetOne(result.Z);
        return P256Curve.TryDecode(source, offset, result.X, result.Y);
    }

    /// <summary>Writes the point as 64 bytes x | y.</summary>
    /// <returns>False for infinity, which has no such form; zeros are written.</returns>
    public bool TryEncode(P256Point point, byte[] output, int offset)
    {
        bool finite = TryEncodeX(point, output, offset);
        P256Field.Multiply(point.Y, _t0, _t1);
        P256Field.Encode(_t1, output, offset + ScalarBytes);
        return finite;
    }

    /// <summary>Writes the 32 bytes of x alone.</summary>
    /// <returns>False for infinity, which has no x; zeros are written.</returns>
    public bool TryEncodeX(P256Point point, byte[] output, int offset)
    {
        P256Field.Invert(point.Z, _t0);
        P256Field.Multiply(point.X, _t0, _t1);
        P256Field.Encode(_t1, output, offset);
        return !P256Field.IsZero(point.Z);
    }

    /// <summary>result = p + q (algorithm 4: 12 multiplications, 2 by b, 29 additions).</summary>
    public void Add(P256Point p, P256Point q, P256Point result)
    {
        long[] x = _sum.X;
        long[] y = _sum.Y;
        long[] z = _sum.Z;
        P256Field.Multiply(p.X, q.X, _t0);
        P256Field.Multiply(p.Y, q.Y, _t1);
        P256Field.Multiply(p.Z, q.Z, _t2);
        P256Field.Add(p.X, p.Y, _t3);
        P256Field.Add(q.X, q.Y, _t4);
        P256Field.Multiply(_t3, _t4, _t3);
        P256Field.Add(_t0, _t1, _t4);
        P256Field.Subtract(_t3, _t4, _t3);
        P256Field.Add(p.Y, p.Z, _t4);
        P256Field.Add(q.Y, q.Z, x);
        P256Field.Multiply(_t4, x, _t4);
        P256Field.Add(_t1, _t2, x);
        P256Field.Subtract(_t4, x, _t4);
        P256Field.Add(p.X, p.Z, x);
        P256Field.Add(q.X, q.Z, y);
        P256Field.Multiply(x, y, x);
        P256Field.Add(_t0, _t2, y);
        P256Field.Subtract(x, y, y);
        P256Field.Multiply(_b, _t2, z);
        P256Field.Subtract(y, z, x);
        P256Field.Add(x, x, z);
        P256Field.Add(x, z, x);
        P256Field.Subtract(_t1, x, z);
        P256Field.Add(_t1, x, x);
        P256Field.Multiply(_b, y, y);
        P256Field.Add(_t2, _t2, _t1);
        P256Field.Add(_t1, _t2, _t2);
        P256Field.Subtract(y, _t2, y);
        P256Field.Subtract(y, _t0, y);
        P256Field.Add(y, y, _t1);
        P256Field.Add(_t1, y, y);
        P256Field.Add(_t0, _t0, _t1);
        P256Field.Add(_t1, _t0, _t0);
        P256Field.Subtract(_t0, _t2, _t0);
        P256Field.Multiply(_t4, y, _t1);
        P256Field.Multiply(_t0, y, _t2);
        P256Field.Multiply(x, z, y);
        P256Field.Add(y, _t2, y);
        P256Field.Multiply(_t3, x, x);
        P256Field.Subtract(x, _t1, x);
        P256Field.Multiply(_t4, z, z);
        P256Field.Multiply(_t3, _t0, _t1);
        P256Field.Add(z, _t1, z);
        TakeSum(result);
    }

    /// <summary>result = 2 p (algorithm 6: 8 multiplications, 3 squarings, 2 by b, 21 additions).</summary>
    public void Double(P256Point p, P256Point result)
    {
        long[] x = _sum.X;
        long[] y = _sum.Y;
        long[] z = _sum.Z;
        P256Field.Multiply(p.X, p.X, _t0);
        P256Field.Multiply(p.Y, p.Y, _t1);
        P256Field.Multiply(p.Z, p.Z, _t2);
        P256Field.Multiply(p.X, p.Y, _t3);
        P256Field.Add(_t3, _t3, _t3);
        P256Field.Multiply(p.X, p.Z, z);
        P256Field.Add(z, z, z);
        P256Field.Multiply(_b, _t2, y);
        P256Field.Subtract(y, z, y);
        P256Field.Add(y, y, x);
        P256Field.Add(x, y, y);
        P256Field.Subtract(_t1, y, x);
        P256Field.Add(_t1, y, y);
        P256Field.Multiply(x, y, y);
        P256Field.Multiply(x, _t3, x);
        P256Field.Add(_t2, _t2, _t3);
        P256Field.Add(_t2, _t3, _t2);
        P256Field.Multiply(_b, z, z);
        P256Field.Subtract(z, _t2, z);
        P256Field.Subtract(z, _t0, z);
        P256Field.Add(z, z, _t3);
        P256Field.Add(z, _t3, z);
        P256Field.Add(_t0, _t0, _t3);
        P256Field.Add(_t3, _t0, _t0);
        P256Field.Subtract(_t0, _t2, _t0);
        P256Field.Multiply(_t0, z, _t0);
        P256Field.Add(y, _t0, y);
        P256Field.Multiply(p.Y, p.Z, _t0);
        P256Field.Add(_t0, _t0, _t0);
        P256Field.Multiply(_t0, z, z);
        P256Field.Subtract(x, z, x);
        P256Field.Multiply(_t0, _t1, z);
        P256Field.Add(z, z, z);
        P256Field.Add(z, z, z);
        TakeSum(result);
    }

    /// <summary>result = scalar * p for 32 big-endian bytes of any value, four bits at a time.</summary>
    public void Multiply(byte[] scalar, int offset, P256Point p, P256Point result)
    {
        P256Point[] table = Multiples(p);
        SetInfinity(result);
        for (int i = 0; i < ScalarBytes; i++)
        {
            int bits = scalar[offset + i];
            AddWindow(table, bits >> 4, result);
            AddWindow(table, bits & 15, result);
        }
        Clear(table);
    }

    /// <summary>result = u * p + v * q with shared doublings, for verification: all inputs are public.</summary>
    public void MultiplyAdd(byte[] u, P256Point p, byte[] v, P256Point q, P256Point result)
    {
        P256Point[] multiplesOfP = Multiples(p);
        P256Point[] multiplesOfQ = Multiples(q);
        SetInfinity(result);
        for (int i = 0; i < ScalarBytes; i++)
        {
            int bitsOfU = u[i];
            int bitsOfV = v[i];
            AddWindow(multiplesOfP, bitsOfU >> 4, result);
            Add(result, multiplesOfQ[bitsOfV >> 4], result);
            AddWindow(multiplesOfP, bitsOfU & 15, result);
            Add(result, multiplesOfQ[bitsOfV & 15], result);
        }
    }

    /// <summary>Overwrites the scratch space, which holds traces of the last points.</summary>
    public void Clear()
    {
        Array.Clear(_t0, 0, P256Field.LimbCount);
        Array.Clear(_t1, 0, P256Field.LimbCount);
        Array.Clear(_t2, 0, P256Field.LimbCount);
        Array.Clear(_t3, 0, P256Field.LimbCount);
        Array.Clear(_t4, 0, P256Field.LimbCount);
        _sum.Clear();
        _picked.Clear();
    }

    private static void Clear(P256Point[] table)
    {
        for (int i = 0; i < table.Length; i++) { table[i].Clear(); }
    }

    // 0 p, 1 p, ... 15 p.
    private P256Point[] Multiples(P256Point p)
    {
        P256Point[] table = new P256Point[TableCount];
        table[0] = new P256Point();
        SetInfinity(table[0]);
        for (int i = 1; i < TableCount; i++)
        {
            table[i] = new P256Point();
            Add(table[i - 1], p, table[i]);
        }
        return table;
    }

    // result = 16 result + table[index], reading every entry so that memory does not see which one was meant.
    private void AddWindow(P256Point[] table, int index, P256Point result)
    {
        Double(result, result);
        Double(result, result);
        Double(result, result);
        Double(result, result);
        _picked.Clear();
        for (int i = 0; i < TableCount; i++)
        {
            // 0 less one is negative; a difference of 1 to 15 less one is not.
            long mask = ((long)(i ^ index) - 1L) >> 63;
            Merge(table[i].X, mask, _picked.X);
            Merge(table[i].Y, mask, _picked.Y);
            Merge(table[i].Z, mask, _picked.Z);
        }
        Add(result, _picked, result);
    }

    // A product with one is the same number in its smallest form; sums of sums would grow.
    private void TakeSum(P256Point result)
    {
        P256Field.SetOne(_t0);
        P256Field.Multiply(_sum.X, _t0, result.X);
        P256Field.Multiply(_sum.Y, _t0, result.Y);
        P256Field.Multiply(_sum.Z, _t0, result.Z);
    }

    private static void Merge(long[] source, long mask, long[] result)
    {
        for (int i = 0; i < P256Field.LimbCount; i++) { result[i] |= source[i] & mask; }
    }
}
