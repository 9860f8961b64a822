using System;
using Wallet.Core.Crypto;
using Wallet.Core.Safety;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class P256KeyTableTests
{
    private readonly P256Complete _group = new();

    [TestMethod]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void Build_AnyKey_EveryEntryIsItsMultiple(int teeth)
    {
        byte[] publicKey = PublicKeyOf(7);
        P256KeyTable table = Build(publicKey, teeth);
        P256Point key = new();
        Assert.IsTrue(_group.TryDecode(publicKey, 0, key));
        P256Point[] powers = Powers(key);
        P256Point sum = new();
        int toothBits = P256KeyTable.TableCount * table.ColumnCount;
        for (int entry = 0; entry < P256KeyTable.EntryCountOf(teeth); entry++)
        {
            int column = entry / table.TableEntries * table.ColumnCount;
            _group.SetInfinity(sum);
            for (int tooth = 0; tooth < teeth; tooth++)
            {
                bool isPlus = tooth == teeth - 1 || ((entry >> tooth) & 1) != 0;
                P256Point power = powers[(tooth * toothBits) + column];
                _group.Add(sum, isPlus ? power : Opposite(power), sum);
            }

            Hex.AreEqual(Encode(sum), Points.Read(table.Entries, entry));
        }
    }

    [TestMethod]
    [DataRow(5, 13, 4_896)]
    [DataRow(6, 11, 9_504)]
    [DataRow(7, 10, 18_720)]
    [DataRow(8, 8, 37_152)]
    public void Table_ByTeeth_ColumnsAndBytes(int teeth, int columns, int bytes)
    {
        P256KeyTable table = new(PublicKeyOf(7), teeth);
        Assert.AreEqual(columns, table.ColumnCount);
        Assert.AreEqual(bytes, table.Entries.Length * sizeof(int));
    }

    [TestMethod]
    [DataRow(4)]
    [DataRow(9)]
    public void Table_TeethItIsNotMadeFor_Refused(int teeth)
    {
        Assert.ThrowsExactly<GuardException>(() => new P256KeyTable(PublicKeyOf(7), teeth));
    }

    [TestMethod]
    public void Begin_NoPoint_Null()
    {
        byte[] offCurve = PublicKeyOf(7);
        offCurve[63] ^= 1;
        Assert.IsNull(P256KeyTableBuilder.Begin(offCurve, 6));
        Assert.IsNull(P256KeyTableBuilder.Begin(new byte[64], 6));
        Assert.IsNull(P256KeyTableBuilder.Begin(new byte[63], 6));
        Assert.IsNull(P256KeyTableBuilder.Begin(null!, 6));
    }

    [TestMethod]
    public void IsOf_OtherKey_False()
    {
        P256KeyTable table = new(PublicKeyOf(7), 6);
        Assert.IsTrue(table.IsOf(PublicKeyOf(7)));
        Assert.IsFalse(table.IsOf(PublicKeyOf(8)));
        Assert.IsFalse(table.IsOf(new byte[63]));
        Assert.IsFalse(table.IsOf(null!));
    }

    // What is picked for a number, weighted by 2^column, must sum to the multiple.
    [TestMethod]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void Select_AnyNumber_SumsToTheMultiple(int teeth)
    {
        byte[] publicKey = PublicKeyOf(5);
        P256KeyTable table = Build(publicKey, teeth);
        P256Point key = new();
        Assert.IsTrue(_group.TryDecode(publicKey, 0, key));
        CryptoCases.Run(40, random =>
        {
            byte[] scalar = random.NextPrivateKey();
            if (random.Next(4) == 0) { Array.Clear(scalar, 0, 31); scalar[31] |= 1; }

            AssertSelects(table, key, scalar);
        });
        foreach (string scalar in new[] { Edge.One, Edge.Two, Edge.OrderLessOne, Edge.OrderLessTwo })
        {
            AssertSelects(table, key, Hex.ToBytes(scalar));
        }
    }

    private void AssertSelects(P256KeyTable table, P256Point key, byte[] scalar)
    {
        long[] number = new long[P256Scalar.LimbCount];
        int count = P256KeyTable.TableCount * table.ColumnCount;
        int[] points = new int[count * P256Curve.PointInts];
        Assert.IsTrue(P256Scalar.Decode(scalar, 0, number));
        table.Select(number, points, 0);
        P256Point sum = new();
        P256Point picked = new();
        _group.SetInfinity(sum);
        for (int i = count - 1; i >= 0; i--)
        {
            if (i % P256KeyTable.TableCount == P256KeyTable.TableCount - 1) { _group.Double(sum, sum); }

            Assert.IsTrue(_group.TryDecode(Points.Read(points, i), 0, picked));
            _group.Add(sum, picked, sum);
        }

        _group.Multiply(scalar, 0, key, picked);
        Hex.AreEqual(Encode(picked), Encode(sum));
    }

    /// <summary>The table of a key, all steps done.</summary>
    internal static P256KeyTable Build(byte[] publicKey, int teeth = 6)
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(publicKey, teeth);
        int steps = 1;
        while (!builder.Step()) { steps++; }

        int[] expected = [52, 70, 95, 137];
        Assert.AreEqual(expected[teeth - 5], steps);
        return builder.Take();
    }

    private byte[] PublicKeyOf(byte privateKey)
    {
        byte[] scalar = new byte[32];
        scalar[31] = privateKey;
        P256Point point = new();
        _group.SetBase(point);
        _group.Multiply(scalar, 0, point, point);
        return Encode(point);
    }

    private P256Point[] Powers(P256Point key)
    {
        P256Point[] powers = new P256Point[280];
        powers[0] = key;
        for (int i = 1; i < powers.Length; i++)
        {
            powers[i] = new P256Point();
            _group.Double(powers[i - 1], powers[i]);
        }

        return powers;
    }

    private static P256Point Opposite(P256Point point)
    {
        P256Point opposite = new();
        point.X.CopyTo(opposite.X, 0);
        P256Field.Negate(point.Y, opposite.Y);
        point.Z.CopyTo(opposite.Z, 0);
        return opposite;
    }

    private byte[] Encode(P256Point point)
    {
        byte[] encoded = new byte[64];
        Assert.IsTrue(_group.TryEncode(point, encoded, 0));
        return encoded;
    }
}
