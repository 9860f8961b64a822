using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Records;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

/// <summary>The vouchers of a card against a dictionary: power cuts, flash too small, flash damaged.</summary>
[TestClass]
public sealed class VoucherRecordsRaceTests
{
    private const int RequestCount = 8;
    private const int RecordBytes = 1024;

    [TestMethod]
    public void Requests_PowerCutAtEveryWrite_OldOrNew()
    {
        foreach (int seed in StorageSeeds.All())
        {
            Random? draw = StorageSeeds.CutsOf(seed) ?? new Random(seed);
            CardRace race = new(seed);
            VirtualFlash flash = new();
            int requests = StorageSeeds.CutsOf(seed) is null ? 2 * RequestCount : RequestCount;
            for (int i = 0; i < requests; i++)
            {
                var (name, run, after) = race.Next();
                string context = $"WALLET_TEST_SEED={seed}, request {i} ({name})";
                List<(VirtualFlash Flash, SortedDictionary<int, string> Model)> outcomes = [];
                Action<VirtualFlash> action = f => Assert.AreEqual(StatusCode.Ok, run(CardRace.Open(f)), context);
                foreach ((string where, VirtualFlash cut) in PowerCuts.Of(flash, RecordBytes, action, draw))
                {
                    VoucherRecords card = CardRace.Open(cut);
                    SortedDictionary<int, string> found = CardRace.Read(card);
                    bool isNew = CardRace.Same(after, found);
                    Assert.IsTrue(isNew || CardRace.Same(race.Model, found),
                        $"{context}, {where}: {CardRace.Text(found)}");
                    Assert.AreEqual(0, card.LostCount, context);
                    outcomes.Add((cut, isNew ? after : race.Model));
                }

                action(flash);
                Assert.IsTrue(CardRace.Same(after, CardRace.Read(CardRace.Open(flash))), context);
                (flash, SortedDictionary<int, string> model) = outcomes.Count > 0 && draw.Next(3) == 0
                    ? outcomes[draw.Next(outcomes.Count)]
                    : (flash.Clone(), after);
                race.Take(model);
            }
        }
    }

    [TestMethod]
    public void Requests_FlashTooSmall_NewVouchersAreRefusedAndNoneIsLost()
    {
        int refused = 0;
        foreach (int seed in StorageSeeds.Tenth())
        {
            CardRace race = new(seed);
            VirtualFlash flash = new(new Random(seed).Next(28, 60) * 1024);
            VoucherRecords card = CardRace.Open(flash);
            for (int i = 0; i < 3 * RequestCount; i++)
            {
                var (name, run, after) = race.Next();
                string context = $"WALLET_TEST_SEED={seed}, request {i} ({name})";
                bool isAdd = name.StartsWith("add", StringComparison.Ordinal);
                StatusCode room = isAdd ? card.CheckRoom() : StatusCode.Ok;
                bool isFull = room == StatusCode.StorageFull;
                Assert.IsTrue(room == StatusCode.Ok || isFull, $"{context}: {room}");
                Assert.AreEqual(StatusCode.Ok, isFull ? StatusCode.Ok : run(card), context);
                refused += isFull ? 1 : 0;
                race.Take(isFull ? race.Model : after);
                card = CardRace.Open(flash);
                Assert.IsTrue(CardRace.Same(race.Model, CardRace.Read(card)), context);
            }
        }

        Assert.IsGreaterThan(0, refused, "no flash was too small");
    }

    [TestMethod]
    public void AnyBitOfAnyFileTurnedOver_OneRecordOrSomeEntriesAreLost_NothingIsHeldAgain()
    {
        foreach (int seed in StorageSeeds.All())
        {
            Random random = new(~seed);
            CardRace race = new(seed);
            VirtualFlash flash = new();
            int requests = 1 + random.Next(3 * RequestCount);
            for (int i = 0; i < requests; i++)
            {
                var (_, run, after) = race.Next();
                Assert.AreEqual(StatusCode.Ok, run(CardRace.Open(flash)));
                race.Take(after);
            }

            string[] names = flash.Names;
            string file = names[random.Next(names.Length)];
            int at = random.Next(flash.Length(file));
            flash.FlipBit(file, at, random.Next(8));
            string context = $"WALLET_TEST_SEED={seed}, {file} byte {at}";
            VoucherRecords card = CardRace.Open(flash);
            SortedDictionary<int, string> found = CardRace.Read(card);
            Compare(race.Model, found, file.StartsWith('j'), card.LostCount, context);

            // It goes on, says the same until the holder has seen it, and then no more of what is lost.
            VoucherRecords again = CardRace.Open(flash);
            Assert.IsTrue(CardRace.Read(again).SequenceEqual(found), context);
            Assert.AreEqual(card.LostCount, again.LostCount, context);
            again.ForgetLost();
            race.Take(found);
            var (next, goesOn, _) = race.Next();
            if (next.StartsWith("add", StringComparison.Ordinal) || CardRace.IsKnown(found))
            {
                Assert.AreEqual(StatusCode.Ok, goesOn(again), $"{context}, {next}");
            }

            Assert.AreEqual(0, CardRace.Open(flash).LostCount, context);
        }
    }

    private static void Compare(
        SortedDictionary<int, string> model,
        SortedDictionary<int, string> found,
        bool isJournal,
        int lost,
        string context)
    {
        int changed = 0;
        foreach ((int number, string value) in model)
        {
            found.TryGetValue(number, out string? now);
            Assert.IsFalse(now == "held" && value != "held", $"{context}: {number} was {value} and is held again");
            bool isForgotten = CardRace.IsClosed(value) && now is null;
            changed += now == value || isForgotten ? 0 : 1;
        }

        Assert.IsTrue(isJournal ? lost == 0 : changed <= 1 && lost <= 1, $"{context}: {CardRace.Text(found)}");
        Assert.IsEmpty(found.Keys.Except(model.Keys), context);
    }
}
