using System;
using System.Numerics;
using Wallet.Core.Crypto;
using Net = System.Security.Cryptography;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class BaseTableTests
{
    private const int LimbCount = 9;
    private static readonly BigInteger Order =
        new(Hex.ToBytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);

    private static readonly BigInteger Prime =
        (BigInteger.One << 256) - (BigInteger.One << 224) + (BigInteger.One << 192) + (BigInteger.One << 96) - 1;

    // .NET's own public keys: of each entry's number as a private key.
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Table_EveryEntry_IsItsMultipleOfTheBasePoint(int table)
    {
        int[] entries = P256BaseTable.Table(table);
        Assert.HasCount(128 * 2 * LimbCount, entries);
        for (int index = 0; index < 128; index++)
        {
            BigInteger scalar = BigInteger.One << 224;
            for (int tooth = 0; tooth < 7; tooth++)
            {
                scalar += (((index >> tooth) & 1) == 1 ? BigInteger.One : BigInteger.MinusOne) << (32 * tooth);
            }

            Net.ECPoint expected = PublicKeyOf((scalar << (8 * table)) % Order);
            int at = index * 2 * LimbCount;
            Hex.AreEqual(expected.X!, Coordinate(entries, at));
            Hex.AreEqual(expected.Y!, Coordinate(entries, at + LimbCount));
        }
    }

    [TestMethod]
    public void Table_EveryNumber_IsALimbOf29Bits()
    {
        for (int table = 0; table < P256BaseTable.TableCount; table++)
        {
            Assert.IsTrue(Array.TrueForAll(P256BaseTable.Table(table), limb => limb is >= 0 and < 1 << 29));
        }
    }

    [TestMethod]
    public void IsIntact_TablesAsWritten_True()
    {
        for (int table = 0; table < P256BaseTable.TableCount; table++) { Assert.IsTrue(P256BaseTable.IsIntact(table)); }
    }

    // The entries of k, column by column doubled and summed with .NET's numbers, are k G again.
    [TestMethod]
    public void Select_EveryKindOfScalar_EntriesAddUpToIt()
    {
        CryptoCases.Run(40, random =>
        {
            byte[] bytes = random.Next(4) switch
            {
                0 => [.. new byte[31], (byte)random.Next(256)],
                1 => (Order - random.Next(256) - 1).ToByteArray(true, true),
                _ => random.NextPrivateKey(),
            };
            BigInteger k = new(bytes, true, true);
            long[] number = new long[LimbCount];
            P256Scalar.Decode(bytes, 0, number);
            int[] points = new int[(P256BaseTable.EntryCount + 1) * 2 * LimbCount];
            P256BaseTable.Select(number, points, 1, random.Next(2) == 0);
            BigInteger sum = BigInteger.Zero;
            for (int column = P256BaseTable.ColumnCount - 1; column >= 0; column--)
            {
                sum *= 2;
                for (int table = 0; table < P256BaseTable.TableCount; table++)
                {
                    sum += NumberOf(points, (1 + (column * P256BaseTable.TableCount) + table) * 2 * LimbCount, table);
                }
            }

            Assert.AreEqual(k, ((sum % Order) + Order) % Order);
        });
    }

    // Finds an entry, or its opposite, in its table.
    private static BigInteger NumberOf(int[] points, int at, int table)
    {
        int[] entries = P256BaseTable.Table(table);
        for (int index = 0; index < 128; index++)
        {
            int from = index * 2 * LimbCount;
            if (entries.AsSpan(from, LimbCount).SequenceEqual(points.AsSpan(at, LimbCount)))
            {
                BigInteger scalar = BigInteger.One << 224;
                for (int tooth = 0; tooth < 7; tooth++)
                {
                    scalar += (((index >> tooth) & 1) == 1 ? BigInteger.One : BigInteger.MinusOne) << (32 * tooth);
                }

                int sign = Math.Sign(points[at + LimbCount]);
                for (int limb = LimbCount; limb < 2 * LimbCount; limb++)
                {
                    Assert.AreEqual(entries[from + limb] * sign, points[at + limb]);
                }

                return (scalar << (8 * table)) * sign;
            }
        }

        throw new AssertFailedException($"no entry of table {table}");
    }

    private static byte[] Coordinate(int[] entries, int at)
    {
        BigInteger value = BigInteger.Zero;
        for (int limb = LimbCount - 1; limb >= 0; limb--) { value = (value << 29) + entries[at + limb]; }

        Assert.IsTrue(value < Prime);
        return Padded(value * BigInteger.ModPow(BigInteger.One << 261, Prime - 2, Prime) % Prime);
    }

    private static Net.ECPoint PublicKeyOf(BigInteger scalar)
    {
        using Net.ECDsa key = Net.ECDsa.Create(
            new Net.ECParameters { Curve = Net.ECCurve.NamedCurves.nistP256, D = Padded(scalar) });
        return key.ExportParameters(false).Q;
    }

    private static byte[] Padded(BigInteger value)
    {
        byte[] bytes = value.ToByteArray(true, true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }
}
