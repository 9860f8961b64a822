using System;
using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class SignedWindowsTests
{
    [TestMethod]
    public void Recode_Edges_DigitsOfNumber()
    {
        foreach (BigInteger value in PlainLimbs.Edges(PlainLimbs.N)) { Check(value, 256, 4); }

        for (int bits = 1; bits <= 256; bits++)
        {
            Check(BigInteger.Pow(2, bits) - 1, bits, 5);
            Check(0, bits, 2);
        }
    }

    [TestMethod]
    public void Recode_RandomNumbersAndWidths_DigitsOfNumber()
    {
        CryptoCases.Run(5_000, random =>
        {
            int bits = random.Next(256) + 1;
            Check(new BigInteger(random.NextBytes(32), true, true) >> (256 - bits), bits, 2 + random.Next(15));
        });
    }

    private static void Check(BigInteger value, int bitCount, int width)
    {
        int[] digits = new int[bitCount + 2];
        Array.Fill(digits, 77);
        int count = SignedWindows.Recode(PlainLimbs.Of(value), bitCount, width, digits);
        BigInteger sum = 0;
        int lastAt = -width;
        for (int i = 0; i < digits.Length; i++)
        {
            if (digits[i] == 0) { continue; }

            Assert.IsTrue((digits[i] & 1) == 1 && Math.Abs(digits[i]) < 1 << (width - 1), "digit");
            Assert.IsTrue(i - lastAt >= width, "neighbours");
            sum += digits[i] * (BigInteger.One << i);
            lastAt = i;
        }
        Assert.AreEqual(value, sum);
        Assert.AreEqual(value.IsZero ? 0 : lastAt + 1, count);
    }
}
