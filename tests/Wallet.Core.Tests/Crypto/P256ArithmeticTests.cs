using System;
using System.Linq;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

/// <summary>P256Field and P256Scalar against BigInteger, in every form a number can have.</summary>
[TestClass]
public sealed class P256ArithmeticTests
{
    private static readonly Arithmetic Field = new(
        BigInteger.Pow(2, 256) - BigInteger.Pow(2, 224) + BigInteger.Pow(2, 192) + BigInteger.Pow(2, 96) - 1,
        P256Field.Multiply, P256Field.Add, P256Field.Subtract, P256Field.Negate,
        P256Field.Invert, P256Field.InvertPublic, P256Field.FromMontgomery, P256Field.ToMontgomery,
        P256Field.Decode, P256Field.Encode, P256Field.IsZero, P256Field.AreEqual, P256Field.SetOne);

    private static readonly Arithmetic Scalar = new(
        new BigInteger(Hex.ToBytes("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true),
        P256Scalar.Multiply, P256Scalar.Add, P256Scalar.Subtract, P256Scalar.Negate,
        P256Scalar.Invert, P256Scalar.InvertPublic, P256Scalar.FromMontgomery, P256Scalar.ToMontgomery,
        P256Scalar.Decode, P256Scalar.Encode, P256Scalar.IsZero, P256Scalar.AreEqual, P256Scalar.SetOne);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Multiply_AllForms_SameAsBigInteger(bool ofField)
    {
        Arithmetic arithmetic = Of(ofField);
        long[][] forms = Forms(arithmetic.Modulus);
        foreach (long[] a in forms)
        {
            foreach (long[] b in forms) { CompareProduct(arithmetic, a, b); }
        }
        CryptoCases.Run(3000, random =>
            CompareProduct(arithmetic, NextForm(random), NextForm(random)));
    }

    [TestMethod]
    public void Square_SoManyTimes_SameAsBigInteger()
    {
        CryptoCases.Run(500, random =>
        {
            long[] a = NextForm(random);
            long[] result = new long[9];
            int times = random.Next(1, 6);
            P256Field.Square(a, times, result);
            BigInteger expected = Field.Plain(a);
            for (int i = 0; i < times; i++) { expected = expected * expected % Field.Modulus; }
            IsCarried(result);
            Assert.AreEqual(expected, Field.Plain(result));
        });
        foreach (long[] a in Forms(Field.Modulus))
        {
            long[] result = new long[9];
            P256Field.Square(a, 1, result);
            Assert.AreEqual(Field.Plain(a) * Field.Plain(a) % Field.Modulus, Field.Plain(result));
        }
    }

    [TestMethod]
    public void SumOfProducts_EdgesAndRandom_SameAsBigInteger()
    {
        BigInteger top = BigInteger.Pow(2, 256) - 1;
        BigInteger n = PlainLimbs.N;
        BigInteger[] numbers = [0, 1, n - 1, n, n + 1, top];
        BigInteger[] elements = [0, 1, n - 1, n, n + 1, 2 * n];
        foreach (BigInteger a in numbers)
        {
            foreach (BigInteger b in elements)
            {
                foreach (BigInteger x in numbers)
                {
                    foreach (BigInteger y in elements) { CompareSum(a, b, x, y); }
                }
            }
        }

        CryptoCases.Run(2000, random => CompareSum(
            PlainLimbs.Next(random, top + 1), PlainLimbs.Next(random, 2 * n),
            PlainLimbs.Next(random, top + 1), PlainLimbs.Next(random, 2 * n)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void AddSubtractNegate_RandomForms_SameAsBigInteger(bool ofField)
    {
        Arithmetic arithmetic = Of(ofField);
        CryptoCases.Run(1000, random =>
        {
            long[] a = NextForm(random);
            long[] b = NextForm(random);
            long[] result = new long[9];
            arithmetic.Add(a, b, result);
            IsCarried(result);
            Assert.AreEqual(Value(a) + Value(b), Value(result));
            arithmetic.Subtract(a, b, result);
            IsCarried(result);
            Assert.AreEqual(Value(a) - Value(b), Value(result));
            arithmetic.Negate(a, result);
            IsCarried(result);
            Assert.AreEqual(-Value(a), Value(result));
        });
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Encode_EveryForm_CanonicalBytes(bool ofField)
    {
        Arithmetic arithmetic = Of(ofField);
        foreach (long[] form in Forms(arithmetic.Modulus))
        {
            byte[] bytes = new byte[34];
            arithmetic.Encode(form, bytes, 1);
            Assert.AreEqual(0, bytes[0] | bytes[33]);
            Assert.AreEqual(arithmetic.Plain(form), new BigInteger(bytes.AsSpan(1, 32), true, true));
            Assert.AreEqual(Value(form) % arithmetic.Modulus == 0, arithmetic.IsZero(form));
            long[] plain = new long[9];
            arithmetic.FromMontgomery(form, plain);
            IsCarried(plain);
            Assert.AreEqual(arithmetic.Plain(form), Value(plain));
            arithmetic.ToMontgomery(plain, plain);
            Assert.IsTrue(arithmetic.AreEqual(form, plain));
            plain[0] ^= 1;
            Assert.IsFalse(arithmetic.AreEqual(form, plain));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Decode_Boundaries_SaysWhetherBelowModulus(bool ofField)
    {
        Arithmetic arithmetic = Of(ofField);
        BigInteger top = BigInteger.Pow(2, 256) - 1;
        BigInteger modulus = arithmetic.Modulus;
        foreach (BigInteger value in new[] { 0, 1, 2, modulus - 1, modulus, modulus + 1, top - 1, top }
            .Concat(Enumerable.Range(0, 256).Select(bit => BigInteger.One << bit)))
        {
            byte[] bytes = new byte[35];
            value.ToByteArray(true, true).CopyTo(bytes, 2 + 32 - value.GetByteCount(true));
            long[] element = new long[9];
            Assert.AreEqual(value < modulus, arithmetic.Decode(bytes, 2, element));
            Assert.AreEqual(value % modulus, arithmetic.Plain(element));
            Assert.AreEqual(value % modulus == 0, arithmetic.IsZero(element));
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Invert_EdgesAndRandom_ProductIsOne(bool ofField)
    {
        Arithmetic arithmetic = Of(ofField);
        BigInteger modulus = arithmetic.Modulus;
        long[] one = new long[9];
        arithmetic.SetOne(one);
        Assert.AreEqual(BigInteger.One, arithmetic.Plain(one));
        long[] inverse = new long[9];
        foreach (long[] zero in new[] { new long[9], Limbs(modulus), Limbs(-modulus), Limbs(2 * modulus) })
        {
            arithmetic.Invert(zero, inverse);
            Assert.IsTrue(arithmetic.IsZero(inverse));
            arithmetic.InvertPublic(zero, inverse);
            Assert.IsTrue(arithmetic.IsZero(inverse));
        }

        CryptoCases.Run(30, random =>
        {
            long[] a = NextForm(random);
            arithmetic.Invert(a, inverse);
            arithmetic.Multiply(a, inverse, inverse);
            Assert.IsTrue(arithmetic.AreEqual(one, inverse));
            arithmetic.InvertPublic(a, inverse);
            arithmetic.Multiply(a, inverse, inverse);
            Assert.IsTrue(arithmetic.AreEqual(one, inverse));
        });
    }

    [TestMethod]
    public void TrySquareRoot_SquaresAndOthers_ToldApart()
    {
        BigInteger p = Field.Modulus;
        long[] root = new long[9];
        long[] inverse = new long[9];
        CryptoCases.Run(50, random =>
        {
            long[] a = NextForm(random);
            long[] c = NextForm(random);
            bool isSquare = BigInteger.ModPow(Field.Plain(a), (p - 1) / 2, p).IsOne;
            Assert.AreEqual(isSquare, P256Field.TrySquareRoot(a, c, root, inverse));
            Assert.AreEqual(isSquare, Field.Plain(root) * Field.Plain(root) % p == Field.Plain(a));
            Assert.IsTrue(!isSquare || (Field.Plain(inverse) * Field.Plain(c) * Field.Plain(root) % p).IsOne);
            Assert.IsFalse(P256Field.IsZero(inverse));
            Assert.IsFalse(P256Field.TrySquareRoot(a, new long[9], root, inverse));
            Assert.IsTrue(P256Field.IsZero(inverse));
        });
    }

    [TestMethod]
    public void IsBelow_Neighbours_ToldApart()
    {
        foreach (BigInteger value in new[] { 1, BigInteger.One << 29, BigInteger.One << 203, Field.Modulus })
        {
            Assert.IsTrue(P256Limbs.IsBelow(Limbs(value - 1), Limbs(value)));
            Assert.IsFalse(P256Limbs.IsBelow(Limbs(value), Limbs(value)));
            Assert.IsFalse(P256Limbs.IsBelow(Limbs(value + 1), Limbs(value)));
        }
    }

    // The result may take the place of any operand.
    private static void CompareSum(BigInteger a, BigInteger b, BigInteger x, BigInteger y)
    {
        BigInteger inverse = BigInteger.ModPow(BigInteger.Pow(2, 261), PlainLimbs.N - 2, PlainLimbs.N);
        BigInteger expected = ((a * b) + (x * y)) * inverse % PlainLimbs.N;
        for (int place = 0; place <= 4; place++)
        {
            long[][] limbs = [PlainLimbs.Of(a), PlainLimbs.Of(b), PlainLimbs.Of(x), PlainLimbs.Of(y), new long[9]];
            P256Scalar.SumOfProducts(limbs[0], limbs[1], limbs[2], limbs[3], limbs[place]);
            Assert.AreEqual(expected, PlainLimbs.ToNumber(limbs[place]));
        }
    }

    private static Arithmetic Of(bool ofField)
    {
        return ofField ? Field : Scalar;
    }

    private static void CompareProduct(Arithmetic arithmetic, long[] a, long[] b)
    {
        BigInteger expected = arithmetic.Plain(a) * arithmetic.Plain(b) % arithmetic.Modulus;
        long[] result = new long[9];
        arithmetic.Multiply(a, b, result);
        IsCarried(result);
        Assert.IsTrue(BigInteger.Abs(Value(result)) <= 10 * arithmetic.Modulus);
        Assert.AreEqual(expected, arithmetic.Plain(result));

        long[] overwritten = [.. a];
        arithmetic.Multiply(overwritten, b, overwritten);
        CollectionAssert.AreEqual(result, overwritten);
        overwritten = [.. b];
        arithmetic.Multiply(a, overwritten, overwritten);
        CollectionAssert.AreEqual(result, overwritten);
    }

    private static void IsCarried(long[] limbs)
    {
        for (int i = 0; i < 8; i++) { Assert.IsTrue(limbs[i] is >= 0 and < 1 << 29, "limb " + i); }
    }

    private static BigInteger Value(long[] limbs)
    {
        return limbs.Select((limb, i) => new BigInteger(limb) << (29 * i)).Aggregate((sum, next) => sum + next);
    }

    private static long[] Limbs(BigInteger value)
    {
        long[] limbs = new long[9];
        for (int i = 0; i < 8; i++) { limbs[i] = (long)((value >> (29 * i)) & ((1 << 29) - 1)); }
        limbs[8] = (long)(value >> 232);
        return limbs;
    }

    // Boundaries in several forms, and every limb at an end of what is allowed.
    private static long[][] Forms(BigInteger modulus)
    {
        long[][] near = [.. Enumerable.Range(-15, 31).SelectMany(multiple => new[]
        {
            Limbs((multiple * modulus) - 1), Limbs(multiple * modulus), Limbs((multiple * modulus) + 1),
        })];
        const long End = 1 << 29;
        const long Top = (1 << 28) - 2;
        long[][] ends =
        [
            [End, End, End, End, End, End, End, End, Top],
            [-End, -End, -End, -End, -End, -End, -End, -End, -Top],
            [End, End, End, End, End, End, End, End, -Top],
            [-End, -End, -End, -End, -End, -End, -End, -End, Top],
            [End, -End, End, -End, End, -End, End, -End, Top],
            [-End, End, -End, End, -End, End, -End, End, Top],
            [0, 0, 0, 0, 0, 0, 0, 0, Top],
            [End, 0, 0, 0, 0, 0, 0, 0, 0],
        ];
        long[][] others = [Limbs(modulus / 2), Limbs(BigInteger.One << 255), Limbs(BigInteger.One << 256)];
        return [.. near.Concat(ends).Concat(others).Where(form => BigInteger.Abs(Value(form)) <= 16 * modulus)];
    }

    // Carried, or the difference of two carried ones, of values within some moduli.
    private static long[] NextForm(Random random)
    {
        long[] limbs = new long[9];
        bool difference = random.Next(2) == 0;
        for (int i = 0; i < 8; i++)
        {
            limbs[i] = random.Next(8) == 0 ? (1 << 29) - 1 : random.Next(1 << 29);
            if (difference) { limbs[i] -= random.Next(1 << 29); }
        }
        limbs[8] = random.Next(1 << 26) - (1 << 25);
        return limbs;
    }

    private delegate void Binary(long[] a, long[] b, long[] result);

    private delegate void Unary(long[] a, long[] result);

    private sealed record Arithmetic(
        BigInteger Modulus, Binary Multiply, Binary Add, Binary Subtract, Unary Negate,
        Unary Invert, Unary InvertPublic, Unary FromMontgomery, Unary ToMontgomery,
        Func<byte[], int, long[], bool> Decode, Action<long[], byte[], int> Encode, Predicate<long[]> IsZero,
        Func<long[], long[], bool> AreEqual, Action<long[]> SetOne)
    {
        private BigInteger InverseRadix { get; } =
            BigInteger.ModPow(BigInteger.ModPow(2, 261, Modulus), Modulus - 2, Modulus);

        /// <summary>The number that an element stands for.</summary>
        public BigInteger Plain(long[] element)
        {
            BigInteger plain = Value(element) * InverseRadix % Modulus;
            return plain.Sign < 0 ? plain + Modulus : plain;
        }
    }
}
