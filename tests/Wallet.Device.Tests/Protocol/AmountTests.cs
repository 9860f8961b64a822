using Wallet.Core.Receiving;
using Wallet.Core.Screen;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Money at the edges of its range and of long, which the chip's arithmetic must survive too.</summary>
[TestClass]
public sealed class AmountTests
{
    [TestMethod]
    [DataRow(long.MinValue, false)]
    [DataRow(-1L, false)]
    [DataRow(0L, false)]
    [DataRow(1L, true)]
    [DataRow(100_000_000_000L, true)]
    [DataRow(100_000_000_001L, false)]
    [DataRow(long.MaxValue, false)]
    public void IsValid_AtTheLimits_AsNamed(long amountMinor, bool expected)
    {
        Assert.AreEqual(expected, Amount.IsValid(amountMinor));
    }

    [TestMethod]
    [DataRow(0L, 0L, 0L)]
    [DataRow(99_999_999_999L, 1L, 100_000_000_000L)]
    [DataRow(4_294_967_295L, 1L, 4_294_967_296L)]
    [DataRow(2_147_483_647L, 1L, 2_147_483_648L)]
    public void TryAdd_WithinTheLimit_Sum(long a, long b, long expected)
    {
        bool added = Amount.TryAdd(a, b, out long sum);
        Assert.IsTrue(added);
        Assert.AreEqual(expected, sum);
        bool back = Amount.TrySubtract(sum, b, out long difference);
        Assert.IsTrue(back);
        Assert.AreEqual(a, difference);
    }

    [TestMethod]
    [DataRow(100_000_000_000L, 1L)]
    [DataRow(-1L, 2L)]
    [DataRow(2L, -1L)]
    [DataRow(long.MaxValue, long.MaxValue)]
    [DataRow(long.MinValue, long.MinValue)]
    [DataRow(1L, long.MinValue)]
    public void TryAdd_BeyondTheLimit_Nothing(long a, long b)
    {
        bool added = Amount.TryAdd(a, b, out long sum);
        Assert.IsFalse(added);
        Assert.AreEqual(0L, sum);
    }

    [TestMethod]
    [DataRow(1L, 2L)]
    [DataRow(0L, long.MinValue)]
    [DataRow(long.MinValue, 1L)]
    public void TrySubtract_TooLittle_Nothing(long a, long b)
    {
        bool subtracted = Amount.TrySubtract(a, b, out long difference);
        Assert.IsFalse(subtracted);
        Assert.AreEqual(0L, difference);
    }

    [TestMethod]
    [DataRow(0L, "0.00", "0.00")]
    [DataRow(5L, "0.05", "0.05")]
    [DataRow(123456L, "1234.56", "1,234.56")]
    [DataRow(100_000_000_000L, "1000000000.00", "1,000,000,000.00")]
    [DataRow(long.MaxValue, "92233720368547758.07", "92,233,720,368,547,758.07")]
    [DataRow(long.MinValue, "-92233720368547758.08", "-92,233,720,368,547,758.08")]
    public void Format_MinorUnits_AsPeopleReadThem(long amountMinor, string plain, string grouped)
    {
        Assert.AreEqual(plain, Amount.Format(amountMinor));
        Assert.AreEqual(grouped, AmountText.Format(amountMinor));
    }

    [TestMethod]
    public void Totals_Add_StaysAtTheTop()
    {
        Assert.AreEqual(3L, Totals.Add(1, 2));
        Assert.IsTrue(Totals.Add(long.MaxValue, long.MaxValue) > 0);
    }
}
