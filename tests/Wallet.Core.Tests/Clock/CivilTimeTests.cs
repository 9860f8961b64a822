using System;
using Wallet.Core.Clock;

namespace Wallet.Core.Tests.Clock;

/// <summary>Held against .NET's calendar.</summary>
[TestClass]
public sealed class CivilTimeTests
{
    [TestMethod]
    public void ToAndFrom_EveryDayOfFourHundredYears_AsDotNet()
    {
        int[] parts = new int[CivilTime.Parts];
        DateTimeOffset moment = new(1970, 1, 1, 0, 0, 59, TimeSpan.Zero);
        for (int day = 0; day < 146_097; day++)
        {
            CivilTime.FromUnixMs(moment.ToUnixTimeMilliseconds() + 999, parts);
            int[] expected =
                [moment.Year, moment.Month, moment.Day, moment.Hour, moment.Minute, moment.Second];
            CollectionAssert.AreEqual(expected, parts);
            Assert.IsTrue(CivilTime.TryToUnixMs(parts, out long unixMs));
            Assert.AreEqual(moment.ToUnixTimeMilliseconds(), unixMs);
            moment = moment.AddDays(1).AddSeconds(7);
        }
    }

    [TestMethod]
    public void FromUnixMs_LastSecondOfTheLastYear_IsThere()
    {
        int[] parts = new int[CivilTime.Parts];
        CivilTime.FromUnixMs(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), parts);

        CollectionAssert.AreEqual(new[] { 9999, 12, 31, 23, 59, 59 }, parts);
        Assert.IsTrue(CivilTime.TryToUnixMs(parts, out _));
    }

    [TestMethod]
    [DataRow(1969, 12, 31, 23, 59, 59)]
    [DataRow(10000, 1, 1, 0, 0, 0)]
    [DataRow(2026, 0, 1, 0, 0, 0)]
    [DataRow(2026, 13, 1, 0, 0, 0)]
    [DataRow(2026, 4, 31, 0, 0, 0)]
    [DataRow(2026, 1, 0, 0, 0, 0)]
    [DataRow(2026, 2, 29, 0, 0, 0)]
    [DataRow(2100, 2, 29, 0, 0, 0)]
    [DataRow(2026, 1, 1, 24, 0, 0)]
    [DataRow(2026, 1, 1, 0, 60, 0)]
    [DataRow(2026, 1, 1, 0, 0, 60)]
    [DataRow(2026, 1, 1, -1, 0, 0)]
    public void TryToUnixMs_NoSuchMoment_False(int year, int month, int day, int hour, int minute, int second)
    {
        Assert.IsFalse(CivilTime.TryToUnixMs([year, month, day, hour, minute, second], out long unixMs));
        Assert.AreEqual(0, unixMs);
    }
}
