using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Clock;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Tests;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

/// <summary>
/// The numbers that are signed once, against a model that remembers all of them: whichever slot is damaged, the card
/// goes on, with a number it has never given.
/// </summary>
[TestClass]
public sealed class OrderRecordsTests
{
    private const long StartMs = 1_780_000_000_000;
    private const int SeedsUsual = 60;

    private static readonly string s_orderSlot = RecordKeys.FileName(RecordKeys.PendingOrder, 0);
    private static readonly string[] s_slots =
        [RecordKeys.FileName(RecordKeys.Counters, 0), RecordKeys.FileName(RecordKeys.Counters, 1)];

    [TestMethod]
    public void NextTimestamp_OneSlotDamagedAtAnyByte_IsPastEveryNumberGiven()
    {
        foreach (int seed in Seeds())
        {
            VirtualFlash flash = Used(seed, out List<long> given, out long nowMs);
            foreach ((string slot, int at) in Places(flash))
            {
                VirtualFlash damaged = flash.Clone();
                damaged.FlipBit(slot, at, at % 8);
                string where = $"WALLET_TEST_SEED={seed}, {slot} byte {at}";
                long next = Next(damaged, nowMs, where);
                Assert.IsGreaterThan(given.Max(), next, where);
                long healed = Next(damaged, nowMs, where);
                Assert.IsGreaterThan(next, healed, where);
                Assert.IsLessThanOrEqualTo(healed, Next(damaged, nowMs + 1, where) - 1, where + ": healed");
            }
        }
    }

    [TestMethod]
    public void NextTimestamp_NoDamage_SkipsNothing()
    {
        VirtualFlash flash = new();
        Assert.AreEqual(StartMs, Next(flash, StartMs, "first"));
        Assert.AreEqual(StartMs + 1, Next(flash, StartMs - 5, "second"));
        Assert.AreEqual(StartMs + 9, Next(flash, StartMs + 9, "third"));
    }

    [TestMethod]
    public void NextTimestamp_CutWhileItHealsADamagedSlot_GoesOnAfterTheRestart()
    {
        VirtualFlash flash = Used(seed: 1, out _, out long nowMs);
        foreach (string slot in s_slots)
        {
            int bytes = flash.Length(slot);
            for (int prefix = VirtualFlash.LeavesAbsent; prefix <= bytes; prefix++)
            {
                VirtualFlash cut = flash.Clone();
                cut.FlipBit(slot, 20, 3);
                cut.CutAt(cut.OperationCount, prefix);
                Assert.ThrowsExactly<PowerLostException>(() => Open(cut).NextTimestamp(nowMs, out _));
                cut.Restore();
                Next(cut, nowMs, $"{slot} cut at {prefix}");
            }
        }
    }

    [TestMethod]
    public void NextTimestamp_NoSlotIsSound_IsPastEveryNumberGiven()
    {
        foreach (int seed in Seeds())
        {
            VirtualFlash flash = Used(seed, out List<long> given, out long nowMs);
            flash.FlipBit(s_slots[0], 20, 0);
            flash.FlipBit(s_slots[1], 20, 0);
            string where = $"WALLET_TEST_SEED={seed}";
            Assert.IsGreaterThan(given.Max(), Next(flash, nowMs, where), where);
        }
    }

    [TestMethod]
    public void Open_OrderDamaged_IsLostUntilItIsSeenAndAnotherCanBeKept()
    {
        var flash = new VirtualFlash();
        OrderRecords orders = Open(flash);
        var pending = new PendingOrder { Order = new byte[300], PayeeName = "Bo's Tea" };
        Assert.AreEqual(StatusCode.Ok, orders.Save(pending));
        foreach (int at in Enumerable.Range(0, flash.Length(s_orderSlot)))
        {
            VirtualFlash damaged = flash.Clone();
            damaged.FlipBit(s_orderSlot, at, at % 8);
            Assert.IsTrue(Opened(damaged).IsLost, $"byte {at}");
            OrderRecords again = Opened(damaged);
            Assert.IsTrue(again.IsLost && again.Pending is null, $"byte {at}");
            again.ForgetLost();
            Assert.IsFalse(again.IsLost || Opened(damaged).IsLost, $"byte {at}");
            Assert.AreEqual(StatusCode.Ok, again.Save(pending));
            CollectionAssert.AreEqual(pending.Order, Opened(damaged).Pending.Order);
        }
    }

    /// <summary>Numbers drawn by a clock that runs and is now and then set back as far as it may be.</summary>
    private static VirtualFlash Used(int seed, out List<long> given, out long nowMs)
    {
        var random = new Random(seed);
        var flash = new VirtualFlash();
        given = [];
        long latestMs = StartMs;
        nowMs = StartMs;
        int count = 2 + random.Next(6);
        for (int i = 0; i < count; i++)
        {
            latestMs += random.Next(3) * random.Next(100_000);
            nowMs = latestMs - (random.Next(2) * random.Next((int)TrustedClock.BackwardsToleranceMs + 1));
            given.Add(Next(flash, nowMs, $"WALLET_TEST_SEED={seed}, number {i}"));
        }

        CollectionAssert.AreEqual(given.Distinct().Order().ToList(), given);
        return flash;
    }

    private static IEnumerable<(string Slot, int At)> Places(VirtualFlash flash) =>
        s_slots.SelectMany(slot => Enumerable.Range(0, flash.Length(slot)).Select(at => (slot, at)));

    private static long Next(VirtualFlash flash, long nowMs, string where)
    {
        Assert.AreEqual(StatusCode.Ok, Open(flash).NextTimestamp(nowMs, out long timestampMs), where);
        return timestampMs;
    }

    private static OrderRecords Opened(VirtualFlash flash)
    {
        OrderRecords orders = Open(flash);
        orders.Open();
        return orders;
    }

    private static OrderRecords Open(VirtualFlash flash) => new(new RecordStore(flash, new HmacSha256(), new byte[32]));

    private static IEnumerable<int> Seeds() => TestSettings.NumberOrNull<int>("WALLET_TEST_SEED") is int seed
        ? [seed]
        : Enumerable.Range(1, TestSettings.NumberOrNull<int>("WALLET_TEST_SEEDS") ?? SeedsUsual);
}
