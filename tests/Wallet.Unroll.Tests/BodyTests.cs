using System;
using System.Linq;
using System.Numerics;

namespace Wallet.Unroll.Tests;

[TestClass]
public sealed class BodyTests
{
    private static readonly Element Carried = Element.OfValue("a", new Interval(0, Modulus.P.Value - 1));

    [TestMethod]
    public void Reduce_CarriedOperands_ResultBelowTwiceTheModulus()
    {
        Element product = NewBody().Reduce("a", "a * b", new Product(Carried, Carried with { Register = "b" }));
        Assert.IsTrue(new Interval(0, 2 * Modulus.P.Value).Contains(product.Value));
        Assert.IsTrue(product.Limbs[..8].All(limb => limb == Element.Carried));
    }

    // 8 products of two carried limbs are 2^61: three times that fits, four times does not.
    [TestMethod]
    public void Reduce_OneProductTooMany_Refused()
    {
        Summand[] squares = [.. Enumerable.Repeat(new Square(Carried), 3)];
        NewBody().Reduce("a", "3 a^2", squares);
        Assert.ThrowsExactly<BoundException>(() => NewBody().Reduce("a", "4 a^2", [.. squares, squares[0]]));
        Assert.ThrowsExactly<BoundException>(() =>
            NewBody().Reduce("a", "4 a^2", new Square(Carried) { Shift = 2 }));
    }

    [TestMethod]
    public void Reduce_SumTimesSum_RefusedUnlessItsColumnsAreThoseOfSquares()
    {
        Element b = Carried with { Register = "b" };
        Body body = NewBody();
        Element difference = body.ScaledDifference("d", "3 (a - b)", Carried, b, "three", 3);
        Element sum = body.Combine("e", "a + b", (Carried, 1), (b, 1));
        body.Reduce("d", "3 (a^2 - b^2)", new DifferenceOfSquares(Carried, b, 3, difference, sum));
        Assert.ThrowsExactly<BoundException>(() => body.Reduce("d", "the same", new Product(difference, sum)));
    }

    [TestMethod]
    public void Combine_PastSixtyThreeBits_Refused()
    {
        Element wide = Element.OfLimbs("a", Interval.Around(BigInteger.One << 61), Interval.Zero);
        NewBody().Combine("b", "2 a", (wide, 2));
        Assert.ThrowsExactly<BoundException>(() => NewBody().Combine("b", "4 a", (wide, 4)));
    }

    [TestMethod]
    public void Converges_ResultWiderThanAssumed_Refused()
    {
        Body.Converges(Carried, Carried);
        Element wider = Element.OfValue("a", new Interval(0, Modulus.P.Value << 1));
        Assert.ThrowsExactly<BoundException>(() => Body.Converges(Carried, wider));
        Element lower = Element.OfValue("a", new Interval(-1, 1));
        Assert.ThrowsExactly<BoundException>(() => Body.Converges(Carried, lower));
    }

    [TestMethod]
    public void Modulus_Terms_MakeThePrimes()
    {
        Assert.AreEqual(
            (BigInteger.One << 256) - (BigInteger.One << 224) + (BigInteger.One << 192) + (BigInteger.One << 96) - 1,
            Modulus.P.Value);
        Assert.AreEqual(
            new BigInteger(
                Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true),
            Modulus.N.Value);
        foreach (Modulus modulus in new[] { Modulus.P, Modulus.N })
        {
            Assert.AreEqual(BigInteger.Zero, ((modulus.Inverse * modulus.Value) + 1) % (1 << 29));
        }
    }

    private static Body NewBody()
    {
        return new Body(Modulus.P, 0);
    }
}
