using System;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class Montgomery256Tests
{
    private static readonly BigInteger P =
        BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1;

    private static readonly BigInteger N =
        new(Hex.ToBytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);

    [TestMethod]
    public void P256Field_EdgeAndRandomElements_SameAsBigInteger()
    {
        CompareAll(new MontgomeryP256Field(), P);
    }

    [TestMethod]
    public void P256Scalar_EdgeAndRandomElements_SameAsBigInteger()
    {
        CompareAll(new MontgomeryP256Scalar(), N);
    }

    [TestMethod]
    public void P256Field_Decode_SaysWhetherBelowModulus()
    {
        CheckRange(new MontgomeryP256Field(), P);
    }

    [TestMethod]
    public void P256Scalar_Decode_SaysWhetherBelowModulus()
    {
        CheckRange(new MontgomeryP256Scalar(), N);
    }

    private static void CheckRange(Montgomery256 field, BigInteger modulus)
    {
        BigInteger top = BigInteger.Pow(2, 256) - 1;
        foreach (BigInteger value in new[] { 0, 1, modulus - 1, modulus, modulus + 1, top - 1, top })
        {
            ulong[] element = new ulong[8];
            Assert.AreEqual(value < modulus, field.Decode(ToBytes(value), 0, element));
            Assert.AreEqual(value % modulus, Read(field, element));
            Assert.AreEqual(value == 0 || value == modulus, field.IsZero(element));
        }
    }

    private static void CompareAll(Montgomery256 field, BigInteger modulus)
    {
        BigInteger[] edges =
        [
            0, 1, 2, 3, modulus - 1, modulus - 2, modulus / 2, (modulus / 2) + 1,
            BigInteger.Pow(2, 32) - 1, BigInteger.Pow(2, 32), BigInteger.Pow(2, 224), BigInteger.Pow(2, 255),
            BigInteger.Pow(2, 256) % modulus, BigInteger.ModPow(BigInteger.Pow(2, 256), modulus - 2, modulus),
        ];
        foreach (BigInteger a in edges)
        {
            foreach (BigInteger b in edges) { Compare(field, modulus, a, b); }
        }

        CryptoCases.Run(300, random =>
        {
            BigInteger a = new BigInteger(random.NextBytes(32), true, true) % modulus;
            BigInteger b = new BigInteger(random.NextBytes(32), true, true) % modulus;
            Compare(field, modulus, a, b);
        });
    }

    private static void Compare(Montgomery256 field, BigInteger modulus, BigInteger a, BigInteger b)
    {
        ulong[] x = new ulong[8];
        ulong[] y = new ulong[8];
        ulong[] z = new ulong[8];
        Assert.IsTrue(field.Decode(ToBytes(a), 0, x));
        Assert.IsTrue(field.Decode(ToBytes(b), 0, y));
        Assert.AreEqual(a == b, field.AreEqual(x, y));

        field.Add(x, y, z);
        Assert.AreEqual((a + b) % modulus, Read(field, z));
        field.Subtract(x, y, z);
        Assert.AreEqual((a - b + modulus) % modulus, Read(field, z));
        field.Invert(y, z);
        Assert.AreEqual(BigInteger.ModPow(b, modulus - 2, modulus), Read(field, z));
        field.Multiply(x, y, z);
        Assert.AreEqual(a * b % modulus, Read(field, z));

        // A result may take an operand's place.
        field.Multiply(x, y, x);
        Assert.IsTrue(field.AreEqual(x, z));
        field.Add(x, x, x);
        Assert.AreEqual(2 * a * b % modulus, Read(field, x));
        field.Subtract(y, y, y);
        Assert.IsTrue(field.IsZero(y));
        field.SetOne(y);
        Assert.AreEqual(BigInteger.One, Read(field, y));
    }

    private static BigInteger Read(Montgomery256 field, ulong[] element)
    {
        byte[] bytes = new byte[34];
        field.Encode(element, bytes, 1);
        Assert.AreEqual(0, bytes[0] | bytes[33]);
        return new BigInteger(bytes.AsSpan(1, 32), true, true);
    }

    private static byte[] ToBytes(BigInteger value)
    {
        byte[] bytes = new byte[32];
        byte[] significant = value.ToByteArray(true, true);
        significant.CopyTo(bytes, 32 - significant.Length);
        return bytes;
    }
}
