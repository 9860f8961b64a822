using System.Numerics;
using Wallet.Core.Crypto;

namespace Wallet.Core.Tests.Crypto;

[TestClass]
public sealed class ModularInverseTests
{
    // Not more, because the four thousand edges are the hard ones; WALLET_TEST_CASES asks for more.
    private const int RandomCases = 5_000;

    // Of the Montgomery form.
    private static readonly BigInteger Radix = BigInteger.Pow(2, 261);

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Invert_Edges_TimesValueIsRadixOrOne(bool ofField)
    {
        foreach (BigInteger value in PlainLimbs.Edges(ModulusOf(ofField))) { Check(value, ofField); }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Invert_RandomNumbers_TimesValueIsRadixOrOne(bool ofField)
    {
        BigInteger modulus = ModulusOf(ofField);
        CryptoCases.Run(RandomCases, random => Check(PlainLimbs.Next(random, modulus), ofField));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Invert_Zero_Zero(bool ofField)
    {
        long[] result = PlainLimbs.Of(1);
        ModularInverse.InvertToMontgomery(new long[ModularInverse.LimbCount], ofField, result);
        Assert.IsTrue(PlainLimbs.ToNumber(result).IsZero);
        result = PlainLimbs.Of(1);
        ModularInverse.InvertPublic(new long[ModularInverse.LimbCount], ofField, result);
        Assert.IsTrue(PlainLimbs.ToNumber(result).IsZero);
    }

    [TestMethod]
    public void Invert_ResultInItsPlace_Same()
    {
        long[] limbs = PlainLimbs.Of(3);
        ModularInverse.InvertToMontgomery(limbs, true, limbs);
        Assert.AreEqual(Radix % PlainLimbs.P, 3 * PlainLimbs.ToNumber(limbs) % PlainLimbs.P);
        limbs = PlainLimbs.Of(3);
        ModularInverse.InvertPublic(limbs, true, limbs);
        Assert.AreEqual(1, 3 * PlainLimbs.ToNumber(limbs) % PlainLimbs.P);
    }

    private static void Check(BigInteger value, bool ofField)
    {
        BigInteger modulus = ModulusOf(ofField);
        long[] limbs = PlainLimbs.Of(value);
        long[] result = new long[ModularInverse.LimbCount];
        ModularInverse.InvertToMontgomery(limbs, ofField, result);
        BigInteger inverse = PlainLimbs.ToNumber(result);
        Assert.IsTrue(inverse < modulus && inverse * value % modulus == Radix % modulus, $"Invert {value:x}");
        ModularInverse.InvertPublic(limbs, ofField, result);
        inverse = PlainLimbs.ToNumber(result);
        Assert.IsTrue(inverse < modulus && (inverse * value % modulus).IsOne, $"InvertPublic {value:x}");
        Assert.AreEqual(value, PlainLimbs.ToNumber(limbs));
    }

    private static BigInteger ModulusOf(bool ofField)
    {
        return ofField ? PlainLimbs.P : PlainLimbs.N;
    }
}
