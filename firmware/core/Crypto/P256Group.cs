using System;

namespace Wallet.Core.Crypto;

/// <summary>The group of P-256 (SP 800-186, 3.2.1.3), y^2 = x^3 - 3 x + b.</summary>
/// <remarks>
/// Elements are of <see cref="MontgomeryP256Field"/>. Addition and doubling are complete (Renes, Costello, Batina
/// 2015, algorithms 4 and 6 for a = -3): infinity, equal and opposite points need no case of their own, and no input
/// gives a wrong answer. Points may be operand and result. <see cref="Multiply"/> has no branch and no table index
/// that depends on the scalar. An instance has scratch space and is for one thread.
/// </remarks>
public sealed class P256Group
{
    /// <summary>Bytes of an encoded point: x and y, big endian.</summary>
    public const int PointBytes = 64;

    /// <summary>Bytes of a scalar and of a coordinate.</summary>
    public const int ScalarBytes = 32;

    private const int TableCount = 16;

    private static readonly byte[] CurveB =
    {
        0x5a, 0xc6, 0x35, 0xd8, 0xaa, 0x3a, 0x93, 0xe7, 0xb3, 0xeb, 0xbd, 0x55, 0x76, 0x98, 0x86, 0xbc,
        0x65, 0x1d, 0x06, 0xb0, 0xcc, 0x53, 0xb0, 0xf6, 0x3b, 0xce, 0x3c, 0x3e, 0x27, 0xd2, 0x60, 0x4b,
    };

    private static readonly byte[] BasePoint =
    {
        0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2,
        0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
        0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16,
        0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
    };

    private readonly MontgomeryP256Field _field = new MontgomeryP256Field();
    private readonly ulong[] _b = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _t0 = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _t1 = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _t2 = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _t3 = new ulong[Montgomery256.LimbCount];
    private readonly ulong[] _t4 = new ulong[Montgomery256.LimbCount];
    private readonly P256Point _sum = new P256Point();
    private readonly P256Point _picked = new P256Point();

    /// <summary>Makes the group with scratch space of its own.</summary>
    public P256Group()
    {
        _field.Decode(CurveB, 0, _b);
    }

    /// <summary>Sets the point to the base point G.</summary>
    public void SetBase(P256Point result)
    {
        TryDecode(BasePoint, 0, result);
    }

    /// <summary>Sets the point to infinity, (0 : 1 : 0).</summary>
    public void SetInfinity(P256Point result)
    {
        result.Clear();
        _field.SetOne(result.Y);
    }

    /// <summary>Reads 64 bytes x | y and checks all of SP 800-186, D.1.1: both below p, and on the curve.</summary>
    /// <returns>False where they are no point; the result then is not to be used. Infinity has no such form.</returns>
    public bool TryDecode(byte[] source, int offset, P256Point result)
    {
        bool inRange = _field.Decode(source, offset, result.X);
        inRange &= _field.Decode(source, offset + ScalarBytes, result.Y);
        _field.SetOne(result.Z);
        return inRange && IsOnCurve(result.X, result.Y);
    }

    /// <summary>Writes the point as 64 bytes x | y.</summary>
    /// <returns>False for infinity, which has no such form; zeros are written.</returns>
    public bool TryEncode(P256Point point, byte[] output, int offset)
    {
        bool finite = TryEncodeX(point, output, offset);
        _field.Multiply(point.Y, _t0, _t1);
        _field.Encode(_t1, output, offset + ScalarBytes);
        return finite;
    }

    /// <summary>Writes the 32 bytes of x alone.</summary>
    /// <returns>False for infinity, which has no x; zeros are written.</returns>
    public bool TryEncodeX(P256Point point, byte[] output, int offset)
    {
        _field.Invert(point.Z, _t0);
        _field.Multiply(point.X, _t0, _t1);
        _field.Encode(_t1, output, offset);
        return !_field.IsZero(point.Z);
    }

    /// <summary>result = p + q (algorithm 4: 12 multiplications, 2 by b, 29 additions).</summary>
    public void Add(P256Point p, P256Point q, P256Point result)
    {
        ulong[] x = _sum.X;
        ulong[] y = _sum.Y;
        ulong[] z = _sum.Z;
        _field.Multiply(p.X, q.X, _t0);
        _field.Multiply(p.Y, q.Y, _t1);
        _field.Multiply(p.Z, q.Z, _t2);
        _field.Add(p.X, p.Y, _t3);
        _field.Add(q.X, q.Y, _t4);
        _field.Multiply(_t3, _t4, _t3);
        _field.Add(_t0, _t1, _t4);
        _field.Subtract(_t3, _t4, _t3);
        _field.Add(p.Y, p.Z, _t4);
        _field.Add(q.Y, q.Z, x);
        _field.Multiply(_t4, x, _t4);
        _field.Add(_t1, _t2, x);
        _field.Subtract(_t4, x, _t4);
        _field.Add(p.X, p.Z, x);
        _field.Add(q.X, q.Z, y);
        _field.Multiply(x, y, x);
        _field.Add(_t0, _t2, y);
        _field.Subtract(x, y, y);
        _field.Multiply(_b, _t2, z);
        _field.Subtract(y, z, x);
        _field.Add(x, x, z);
        _field.Add(x, z, x);
        _field.Subtract(_t1, x, z);
        _field.Add(_t1, x, x);
        _field.Multiply(_b, y, y);
        _field.Add(_t2, _t2, _t1);
        _field.Add(_t1, _t2, _t2);
        _field.Subtract(y, _t2, y);
        _field.Subtract(y, _t0, y);
        _field.Add(y, y, _t1);
        _field.Add(_t1, y, y);
        _field.Add(_t0, _t0, _t1);
        _field.Add(_t1, _t0, _t0);
        _field.Subtract(_t0, _t2, _t0);
        _field.Multiply(_t4, y, _t1);
        _field.Multiply(_t0, y, _t2);
        _field.Multiply(x, z, y);
        _field.Add(y, _t2, y);
        _field.Multiply(_t3, x, x);
        _field.Subtract(x, _t1, x);
        _field.Multiply(_t4, z, z);
        _field.Multiply(_t3, _t0, _t1);
        _field.Add(z, _t1, z);
        result.CopyFrom(_sum);
    }

    /// <summary>result = 2 p (algorithm 6: 8 multiplications, 3 squarings, 2 by b, 21 additions).</summary>
    public void Double(P256Point p, P256Point result)
    {
        ulong[] x = _sum.X;
        ulong[] y = _sum.Y;
        ulong[] z = _sum.Z;
        _field.Multiply(p.X, p.X, _t0);
        _field.Multiply(p.Y, p.Y, _t1);
        _field.Multiply(p.Z, p.Z, _t2);
        _field.Multiply(p.X, p.Y, _t3);
        _field.Add(_t3, _t3, _t3);
        _field.Multiply(p.X, p.Z, z);
        _field.Add(z, z, z);
        _field.Multiply(_b, _t2, y);
        _field.Subtract(y, z, y);
        _field.Add(y, y, x);
        _field.Add(x, y, y);
        _field.Subtract(_t1, y, x);
        _field.Add(_t1, y, y);
        _field.Multiply(x, y, y);
        _field.Multiply(x, _t3, x);
        _field.Add(_t2, _t2, _t3);
        _field.Add(_t2, _t3, _t2);
        _field.Multiply(_b, z, z);
        _field.Subtract(z, _t2, z);
        _field.Subtract(z, _t0, z);
        _field.Add(z, z, _t3);
        _field.Add(z, _t3, z);
        _field.Add(_t0, _t0, _t3);
        _field.Add(_t3, _t0, _t0);
        _field.Subtract(_t0, _t2, _t0);
        _field.Multiply(_t0, z, _t0);
        _field.Add(y, _t0, y);
        _field.Multiply(p.Y, p.Z, _t0);
        _field.Add(_t0, _t0, _t0);
        _field.Multiply(_t0, z, z);
        _field.Subtract(x, z, x);
        _field.Multiply(_t0, _t1, z);
        _field.Add(z, z, z);
        _field.Add(z, z, z);
        result.CopyFrom(_sum);
    }

    /// <summary>result = scalar * p for 32 big-endian bytes of any value, four bits at a time.</summary>
    public void Multiply(byte[] scalar, int offset, P256Point p, P256Point result)
    {
        P256Point[] table = Multiples(p);
        SetInfinity(result);
        for (int i = 0; i < ScalarBytes; i++)
        {
            uint bits = scalar[offset + i];
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
            uint bitsOfU = u[i];
            uint bitsOfV = v[i];
            AddWindow(multiplesOfP, bitsOfU >> 4, result);
            Add(result, multiplesOfQ[(int)(bitsOfV >> 4)], result);
            AddWindow(multiplesOfP, bitsOfU & 15, result);
            Add(result, multiplesOfQ[(int)(bitsOfV & 15)], result);
        }
    }

    /// <summary>Overwrites the scratch space, which holds traces of the last points.</summary>
    public void Clear()
    {
        _field.Clear();
        Array.Clear(_t0, 0, Montgomery256.LimbCount);
        Array.Clear(_t1, 0, Montgomery256.LimbCount);
        Array.Clear(_t2, 0, Montgomery256.LimbCount);
        Array.Clear(_t3, 0, Montgomery256.LimbCount);
        Array.Clear(_t4, 0, Montgomery256.LimbCount);
        _sum.Clear();
        _picked.Clear();
    }

    private static void Clear(P256Point[] table)
    {
        for (int i = 0; i < table.Length; i++) { table[i].Clear(); }
    }

    private bool IsOnCurve(ulong[] x, ulong[] y)
    {
        _field.Multiply(x, x, _t0);
        _field.Multiply(_t0, x, _t0);
        _field.Subtract(_t0, x, _t0);
        _field.Subtract(_t0, x, _t0);
        _field.Subtract(_t0, x, _t0);
        _field.Add(_t0, _b, _t0);
        _field.Multiply(y, y, _t1);
        return _field.AreEqual(_t0, _t1);
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
    private void AddWindow(P256Point[] table, uint index, P256Point result)
    {
        Double(result, result);
        Double(result, result);
        Double(result, result);
        Double(result, result);
        _picked.Clear();
        for (int i = 0; i < TableCount; i++)
        {
            // (0 - 1) has its top bit set; a difference of 1 to 15 less one has not.
            ulong mask = 0UL - ((((ulong)i ^ index) - 1UL) >> 63);
            Merge(table[i].X, mask, _picked.X);
            Merge(table[i].Y, mask, _picked.Y);
            Merge(table[i].Z, mask, _picked.Z);
        }
        Add(result, _picked, result);
    }

    private static void Merge(ulong[] source, ulong mask, ulong[] result)
    {
        for (int i = 0; i < Montgomery256.LimbCount; i++) { result[i] |= source[i] & mask; }
    }
}
