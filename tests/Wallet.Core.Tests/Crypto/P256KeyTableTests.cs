using System;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class P256KeyTableTests
{
    private readonly P256Complete _group = new();

    [TestMethod]
    public void Build_AnyKey_EveryEntryIsItsMultiple()
    {
        byte[] publicKey = PublicKeyOf(7);
        P256KeyTable table = Build(publicKey);
        P256Point key = new();
        Assert.IsTrue(_group.TryDecode(publicKey, 0, key));
        P256Point[] powers = Powers(key);
        P256Point sum = new();
        for (int entry = 0; entry < P256KeyTable.EntryCount; entry++)
        {
            int column = entry / P256KeyTable.TableEntries * P256KeyTable.ColumnCount;
            _group.SetInfinity(sum);
            for (int tooth = 0; tooth < P256KeyTable.Teeth; tooth++)
            {
                bool isPlus = tooth == P256KeyTable.Teeth - 1 || ((entry >> tooth) & 1) != 0;
                P256Point power = powers[(tooth * P256KeyTable.ToothBits) + column];
                _group.Add(sum, isPlus ? power : Opposite(power), sum);
            }

            Hex.AreEqual(Encode(sum), Points.Read(table.Entries, entry));
        }
    }

    [TestMethod]
    public void Begin_NoPoint_Null()
    {
        byte[] offCurve = PublicKeyOf(7);
        offCurve[63] ^= 1;
        Assert.IsNull(P256KeyTableBuilder.Begin(offCurve));
        Assert.IsNull(P256KeyTableBuilder.Begin(new byte[64]));
        Assert.IsNull(P256KeyTableBuilder.Begin(new byte[63]));
        Assert.IsNull(P256KeyTableBuilder.Begin(null!));
    }

    [TestMethod]
    public void IsOf_OtherKey_False()
    {
        P256KeyTable table = new(PublicKeyOf(7));
        Assert.IsTrue(table.IsOf(PublicKeyOf(7)));
        Assert.IsFalse(table.IsOf(PublicKeyOf(8)));
        Assert.IsFalse(table.IsOf(new byte[63]));
        Assert.IsFalse(table.IsOf(null!));
    }

    // What is picked for a number, weighted by 2^column, must sum to the multiple.
    [TestMethod]
    public void Select_AnyNumber_SumsToTheMultiple()
    {
        byte[] publicKey = PublicKeyOf(5);
        P256KeyTable table = Build(publicKey);
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
        int[] points = new int[P256KeyTable.PickedCount * P256Curve.PointInts];
        Assert.IsTrue(P256Scalar.Decode(scalar, 0, number));
        table.Select(number, points, 0);
        P256Point sum = new();
        P256Point picked = new();
        _group.SetInfinity(sum);
        for (int i = P256KeyTable.PickedCount - 1; i >= 0; i--)
        {
            if (i % P256KeyTable.TableCount == P256KeyTable.TableCount - 1) { _group.Double(sum, sum); }

            Assert.IsTrue(_group.TryDecode(Points.Read(points, i), 0, picked));
            _group.Add(sum, picked, sum);
        }

        _group.Multiply(scalar, 0, key, picked);
        Hex.AreEqual(Encode(picked), Encode(sum));
    }

    /// <summary>The table of a key, all steps done.</summary>
    internal static P256KeyTable Build(byte[] publicKey)
    {
        P256KeyTableBuilder builder = P256KeyTableBuilder.Begin(publicKey);
        int steps = 1;
        while (!builder.Step()) { steps++; }

        Assert.AreEqual(52, steps);
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
        P256Point[] powers = new P256Point[256];
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
