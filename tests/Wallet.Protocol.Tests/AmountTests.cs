namespace Wallet.Protocol.Tests;

[TestClass]
public class AmountTests
{
    [TestMethod]
    [DataRow(long.MinValue, false)]
    [DataRow(-1L, false)]
    [DataRow(0L, false)]
    [DataRow(1L, true)]
    [DataRow(Amount.MinorMax, true)]
    [DataRow(Amount.MinorMax + 1, false)]
    [DataRow(long.MaxValue, false)]
    public void IsValid_AtItsLimits_IsAsNamed(long amountMinor, bool expected) =>
        Assert.AreEqual(expected, Amount.IsValid(amountMinor));

    [TestMethod]
    [DataRow(0L, 0L, 0L)]
    [DataRow(1L, 2L, 3L)]
    [DataRow(Amount.MinorMax, 0L, Amount.MinorMax)]
    [DataRow(Amount.MinorMax - 1, 1L, Amount.MinorMax)]
    public void TryAdd_WithinTheLimit_GivesTheSum(long a, long b, long expected)
    {
        Assert.IsTrue(Amount.TryAdd(a, b, out long sum));
        Assert.AreEqual(expected, sum);
    }

    [TestMethod]
    [DataRow(Amount.MinorMax, 1L)]
    [DataRow(1L, Amount.MinorMax)]
    [DataRow(-1L, 2L)]
    [DataRow(2L, -1L)]
    [DataRow(long.MaxValue, 1L)]
    [DataRow(long.MaxValue, long.MaxValue)]
    [DataRow(long.MinValue, long.MinValue)]
    [DataRow(1L, long.MinValue)]
    public void TryAdd_OutsideTheLimit_GivesNothing(long a, long b)
    {
        Assert.IsFalse(Amount.TryAdd(a, b, out long sum));
        Assert.AreEqual(0L, sum);
    }

    [TestMethod]
    [DataRow(3L, 2L, 1L)]
    [DataRow(2L, 2L, 0L)]
    [DataRow(Amount.MinorMax, Amount.MinorMax, 0L)]
    public void TrySubtract_Enough_GivesTheDifference(long a, long b, long expected)
    {
        Assert.IsTrue(Amount.TrySubtract(a, b, out long difference));
        Assert.AreEqual(expected, difference);
    }

    [TestMethod]
    [DataRow(1L, 2L)]
    [DataRow(1L, -1L)]
    [DataRow(-1L, -2L)]
    [DataRow(Amount.MinorMax + 1, 1L)]
    [DataRow(long.MinValue, 1L)]
    [DataRow(0L, long.MinValue)]
    public void TrySubtract_TooLittleOrOutside_GivesNothing(long a, long b)
    {
        Assert.IsFalse(Amount.TrySubtract(a, b, out long difference));
        Assert.AreEqual(0L, difference);
    }

    [TestMethod]
    [DataRow(0L, "0.00")]
    [DataRow(1L, "0.01")]
    [DataRow(10L, "0.10")]
    [DataRow(100L, "1.00")]
    [DataRow(1250L, "12.50")]
    [DataRow(Amount.MinorMax, "1000000000.00")]
    [DataRow(-5L, "-0.05")]
    [DataRow(long.MaxValue, "92233720368547758.07")]
    [DataRow(long.MinValue, "-92233720368547758.08")]
    public void Format_MinorUnits_AsPeopleReadThem(long amountMinor, string expected) =>
        Assert.AreEqual(expected, Amount.Format(amountMinor));
}
