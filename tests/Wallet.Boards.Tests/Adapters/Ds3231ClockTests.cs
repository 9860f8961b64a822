using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class Ds3231ClockContract : RealTimeClockContract
{
    protected override void Use(Action<IRealTimeClock, IEvents> test) =>
        Ds3231ClockTests.Use((world, _, clock) => test(clock, new WorldEvents(world)));
}

[TestClass]
public sealed class Ds3231ClockTests
{
    private const int Address = 0x68;
    private const int Year = 6;
    private const int Month = 5;
    private const int Hour = 2;

    // 2026-02-28T23:59:58Z
    private const long BeforeMarchMs = 1772323198000;

    [TestMethod]
    public void TryRead_NewChip_HasNoTime() =>
        Use((_, _, clock) => AssertNoTime(clock));

    [TestMethod]
    public void Set_SomeTime_RegistersHoldItInBcd()
    {
        Use((_, chip, clock) =>
        {
            clock.Set(BeforeMarchMs);

            byte[] time = [chip[0], chip[1], chip[2], chip[4], chip[5], chip[6]];
            CollectionAssert.AreEqual(new byte[] { 0x58, 0x59, 0x23, 0x28, 0x02, 0x26 }, time);
            Assert.IsInRange(1, 7, chip[3], "day of the week");
            Assert.AreEqual(0x04, chip[0x0E], "runs on the battery, no square wave");
            Assert.AreEqual(0, chip[0x0F] & 0x80, "has not stopped");
        });
    }

    [TestMethod]
    [DataRow(1772323198000, 1772323202000, DisplayName = "into March")]
    [DataRow(1835481598000, 1835481602000, DisplayName = "into the 29th of February")]
    [DataRow(1798761598000, 1798761602000, DisplayName = "into a new year")]
    public void TryRead_FourSecondsLater_CrossesTheCalendar(long setMs, long readMs)
    {
        Use((world, _, clock) =>
        {
            clock.Set(setMs);
            world.Sleep(4000);

            Assert.IsTrue(clock.TryRead(out long unixMs));
            Assert.AreEqual(readMs, unixMs);
        });
    }

    [TestMethod]
    public void TryRead_AfterAMonthOnTheBattery_HasGoneOn()
    {
        Use((_, chip, clock) =>
        {
            clock.Set(BeforeMarchMs);
            chip.RunOnBattery(31L * 86_400_000);

            Assert.IsTrue(clock.TryRead(out long unixMs));
            Assert.AreEqual(BeforeMarchMs + (31L * 86_400_000), unixMs);
        });
    }

    [TestMethod]
    public void TryRead_BatteryWasEmpty_HasNoTimeUntilSet()
    {
        Use((_, chip, clock) =>
        {
            clock.Set(BeforeMarchMs);
            chip.LoseBattery();

            AssertNoTime(clock);
            clock.Set(BeforeMarchMs);
            Assert.IsTrue(clock.TryRead(out long _));
        });
    }

    [TestMethod]
    [DataRow(0x0E, 0x84, DisplayName = "the oscillator stops with the power")]
    [DataRow(0x0F, 0x80, DisplayName = "the oscillator has stopped")]
    [DataRow(Hour, 0x63, DisplayName = "12-hour mode")]
    [DataRow(Month, 0x82, DisplayName = "2100 and later")]
    [DataRow(Month, 0x13, DisplayName = "13th month")]
    [DataRow(Month, 0x0F, DisplayName = "no digit")]
    [DataRow(Month, 0x00, DisplayName = "month 0")]
    [DataRow(4, 0x29, DisplayName = "29th of February of no leap year")]
    [DataRow(4, 0x00, DisplayName = "day 0")]
    [DataRow(0, 0x60, DisplayName = "second 60")]
    [DataRow(Year, 0x24, DisplayName = "before this firmware")]
    [DataRow(Year, 0xA0, DisplayName = "year of no digits")]
    public void TryRead_RegisterThatNoSetClockHas_HasNoTime(int register, int value)
    {
        Use((_, chip, clock) =>
        {
            clock.Set(BeforeMarchMs);
            chip[register] = (byte)value;

            AssertNoTime(clock);
        });
    }

    [TestMethod]
    [DataRow(1735689599999)]
    [DataRow(4102444800000)]
    [DataRow(-1)]
    [DataRow(long.MaxValue)]
    public void Set_TimeTheChipCannotHold_LeavesItAsItWas(long unixMs)
    {
        Use((_, _, clock) =>
        {
            clock.Set(BeforeMarchMs);
            clock.Set(unixMs);

            Assert.IsTrue(clock.TryRead(out long readMs));
            Assert.AreEqual(BeforeMarchMs, readMs);
        });
    }

    [TestMethod]
    [DataRow(1735689600000)]
    [DataRow(4102444799000)]
    public void Set_FirstAndLastTime_ReadsIt(long unixMs)
    {
        Use((_, _, clock) =>
        {
            clock.Set(unixMs);

            Assert.IsTrue(clock.TryRead(out long readMs));
            Assert.AreEqual(unixMs, readMs);
        });
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void TryRead_BusFails_HasNoTimeAndThenAgain(bool byException)
    {
        Use((world, _, clock) =>
        {
            clock.Set(BeforeMarchMs);
            world.Bus(1).FailsByException = byException;
            world.Bus(1).Failures = 1;

            AssertNoTime(clock);
            Assert.IsTrue(clock.TryRead(out long _));
        });
    }

    [TestMethod]
    public void TryRead_NoChip_HasNoTime()
    {
        Use((world, _, clock) =>
        {
            world.Bus(1).Unsolder(Address);
            clock.Set(BeforeMarchMs);

            AssertNoTime(clock);
        });
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(7)]
    public void Set_NewChipAndBusFailsHalfway_HasNoTime(int bytesBeforeFailure)
    {
        Use((world, _, clock) =>
        {
            world.Bus(1).Failures = 1;
            world.Bus(1).FailsByException = bytesBeforeFailure == 3;
            world.Bus(1).BytesBeforeFailure = bytesBeforeFailure;
            clock.Set(BeforeMarchMs);

            AssertNoTime(clock);
        });
    }

    [TestMethod]
    public void TryRead_AtEverySecondOfALeapYearsDays_IsTheTimeThatWasSet()
    {
        Use((_, _, clock) =>
        {
            // 2028: every day, at a second that wanders.
            for (long unixMs = 1830297600000; unixMs < 1861920000000; unixMs += 86_400_000 + 241_000)
            {
                clock.Set(unixMs);
                Assert.IsTrue(clock.TryRead(out long readMs));
                Assert.AreEqual(unixMs, readMs);
            }
        });
    }

    internal static void Use(Action<VirtualEsp32, VirtualDs3231, Ds3231Clock> test)
    {
        Rig.Use(world =>
        {
            VirtualDs3231 chip = new(world.Scheduler);
            world.Bus(1).Solder(Address, chip);
            test(world, chip, new Ds3231Clock(Rig.OpenI2c(Address)));
        });
    }

    private static void AssertNoTime(Ds3231Clock clock)
    {
        Assert.IsFalse(clock.TryRead(out long unixMs));
        Assert.AreEqual(0, unixMs);
    }
}
