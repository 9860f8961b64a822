using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class HalfScalarsTests
{
    // Not more, because edges and large quotients are the hard ones; WALLET_TEST_CASES asks for more.
    private const int RandomCases = 8_000;

    private static readonly BigInteger FirstEnd = BigInteger.Pow(2, HalfScalars.Bits);
    private static readonly BigInteger SecondEnd = BigInteger.Pow(2, 128);

    [TestMethod]
    public void Split_Edges_QuotientOfHalves()
    {
        foreach (BigInteger value in PlainLimbs.Edges(PlainLimbs.N)) { Check(value); }
    }

    [TestMethod]
    public void Split_RandomNumbers_QuotientOfHalves()
    {
        CryptoCases.Run(RandomCases, random => Check(PlainLimbs.Next(random, PlainLimbs.N)));
    }

    // Numbers whose continued fractions have one large quotient, of each size, near the place where the halves are.
    [TestMethod]
    public void Split_LargeQuotients_QuotientOfHalves()
    {
        CryptoCases.Run(2_000, random =>
        {
            BigInteger divisor = (new BigInteger(random.NextBytes(32), true, true) >> random.Next(256)) + 1;
            BigInteger value = PlainLimbs.N / divisor + random.Next(3);
            if (value < PlainLimbs.N) { Check(value); }

            value = value * (random.Next(1 << 30) + 1) % PlainLimbs.N;
            if (!value.IsZero) { Check(value); }
        });
    }

    private static void Check(BigInteger value)
    {
        long[] limbs = PlainLimbs.Of(value);
        long[] v = new long[HalfScalars.LimbCount];
        long[] w = new long[ModularInverse.LimbCount];
        w[8] = 1;
        int sign = HalfScalars.Split(limbs, v, w);
        BigInteger first = PlainLimbs.ToNumber(v);
        BigInteger second = PlainLimbs.ToNumber(w);
        Assert.IsTrue(first.Sign > 0 && first < FirstEnd, $"v of {value:x}");
        Assert.IsTrue(second.Sign > 0 && second < SecondEnd, $"w of {value:x}");
        Assert.IsTrue(((first * value) - (sign * second)) % PlainLimbs.N == 0, $"v u = w of {value:x}");
        Assert.AreEqual(1, sign * sign);
        Assert.AreEqual(value, PlainLimbs.ToNumber(limbs));
    }
}
