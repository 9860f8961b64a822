using System;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Receiving;
using Wallet.Tests;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>
/// One card pays another again and again, with a seeded hand in it: torn touches, lost answers, and power cut at any
/// write of either card, in the touch and in the report. After each: the money is on one side, the next touch finishes,
/// and in the end the accounts say what a sum in the test says.
/// </summary>
/// <remarks>WALLET_TEST_SEED=n repeats one seed, WALLET_TEST_SEEDS=n plays so many.</remarks>
[TestClass]
public sealed class CardToCardRaceTests
{
    private const int SeedsUsual = 3;
    private const int Rounds = 8;
    private const int TouchBytesMax = 1800;
    private const int WritesMax = 6;
    private const int PatienceMs = 30_000;
    private static readonly int[] s_prefixes = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 40, int.MaxValue];

    [TestMethod]
    public void CardToCard_AnyTearAndAnyCut_MoneyIsThereOnce()
    {
        int? one = TestSettings.NumberOrNull<int>("WALLET_TEST_SEED");
        int first = one ?? 1;
        int count = one != null ? 1 : TestSettings.NumberOrNull<int>("WALLET_TEST_SEEDS") ?? SeedsUsual;
        for (int seed = first; seed < first + count; seed++)
        {
            Race(seed);
        }
    }

    private static void Race(int seed)
    {
        var random = new Random(seed);
        using DeviceWorld world = DeviceWorld.WithBank((ulong)seed, payee: BoardKind.Card);
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            long sumMinor = 0;
            for (int round = 0; round < Rounds; round++)
            {
                string what = $"WALLET_TEST_SEED={seed}, round {round}";
                long amountMinor = 1 + random.Next(900);
                sumMinor += amountMinor;
                Pay(world, random, amountMinor, what);
                if (random.Next(2) == 0 || round == Rounds - 1)
                {
                    Report(world, random, what);
                    Assert.AreEqual(sumMinor, AccountMinor(world, "bank-b"), what);
                }
            }

            Assert.AreEqual(DeviceWorld.OpeningMinor - sumMinor, AccountMinor(world, "bank-a"), $"seed {seed}");
        });
    }

    private static void Pay(DeviceWorld world, Random random, long amountMinor, string what)
    {
        string keys = amountMinor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Rest(world.CardBoard);
        world.SetOnline(true);
        world.Load(keys);
        world.SetOnline(random.Next(3) == 0);
        byte[] id = world.Card.Card.Vouchers.Table.AllOf(VoucherState.Held)[0].Id;
        Ready(world, keys);
        Disturb(world, random);
        world.Touch();
        world.Scheduler.WaitUntil(
            () => IsReceived(world, id) || !world.CardBoard.IsPowered || !world.TerminalBoard.IsPowered
                || world.TerminalBoard.Display.Shows("Touch again"),
            world.Scheduler.DeadlineIn(PatienceMs),
            "the touch");
        world.Field.Part();
        for (int tries = 0; !IsOver(world, id, what); tries++)
        {
            Assert.IsLessThan(4, tries, what);
            Ready(world, keys);
            world.Touch();
            world.Scheduler.WaitUntil(
                () => IsReceived(world, id), world.Scheduler.DeadlineIn(PatienceMs), "the next touch");
            world.Field.Part();
        }

        Rest(world.TerminalBoard);
        Calm(world);
    }

    // What met nothing in this round is not to meet the next one.
    private static void Calm(DeviceWorld world)
    {
        world.Field.LoseReplies(0);
        world.CardBoard.Flash.CutAt(int.MaxValue, 0);
        world.TerminalBoard.Flash.CutAt(int.MaxValue, 0);
    }

    private static void Disturb(DeviceWorld world, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                world.Field.TearAfterBytes(random.Next(TouchBytesMax));
                break;
            case 1:
                world.Field.LoseReplies(1 + random.Next(2));
                break;
            case 2:
                Cut(world.CardBoard, random);
                break;
            case 3:
                Cut(world.TerminalBoard, random);
                break;
        }
    }

    private static void Cut(VirtualBoard board, Random random) => board.Flash.CutAt(
        board.Flash.OperationCount + random.Next(WritesMax), s_prefixes[random.Next(s_prefixes.Length)]);

    // Both on, and never the money on both sides.
    private static bool IsOver(DeviceWorld world, byte[] id, string what)
    {
        Rest(world.CardBoard);
        Voucher? voucher = world.Card.Card.Vouchers.Table.Find(id);
        if (!world.TerminalBoard.IsPowered)
        {
            Rest(world.TerminalBoard);
        }

        bool isReceived = IsReceived(world, id);
        Assert.IsFalse(isReceived && voucher?.State == VoucherState.Held, "on both sides: " + what);
        return isReceived;
    }

    private static bool IsReceived(DeviceWorld world, byte[] id)
    {
        PaymentRecords? payments = world.PayeeCard.Card?.Payments;
        byte[] tag = ReportedPayments.TagOf(id);
        return payments != null && (payments.Table.Contains(tag) || payments.Reported.Contains(tag));
    }

    private static void Report(DeviceWorld world, Random random, string what)
    {
        Rest(world.TerminalBoard);
        world.SetOnline(false);
        if (random.Next(2) == 0)
        {
            Cut(world.TerminalBoard, random);
        }

        for (int tries = 0; tries == 0 || world.Payments.Table.Count > 0; tries++)
        {
            Assert.IsLessThan(4, tries, what);
            world.SetOnline(true);
            world.Scheduler.WaitUntil(
                () => !world.TerminalBoard.IsPowered || world.Payments.Table.Count == 0,
                world.Scheduler.DeadlineIn(PatienceMs),
                "the report");
            world.Scheduler.Sleep(PatienceMs);
            Rest(world.TerminalBoard);
            world.SetOnline(false);
            world.Scheduler.Sleep(1000);
        }

        Calm(world);
    }

    // The payer has said yes, and the payee waits; whoever lost its power is on again.
    private static void Ready(DeviceWorld world, string keys)
    {
        if (!world.TerminalBoard.IsPowered || !world.TerminalBoard.Display.Shows("Touch "))
        {
            Rest(world.TerminalBoard);
            world.StartSale(keys);
        }

        if (!world.CardBoard.Display.Shows("Hold card to"))
        {
            Rest(world.CardBoard);
            if (world.Card.Card.Vouchers.Table.CountOf(VoucherState.Held) > 0)
            {
                world.Arm();
            }
        }
    }

    // On, unlocked, and on the page where it rests.
    private static void Rest(VirtualBoard board)
    {
        for (int i = 0; i < 12 && !(board.IsPowered && board.Display.Shows("#=menu")); i++)
        {
            if (!board.IsPowered)
            {
                board.PowerOn();
            }
            else if (board.Display.Shows(Holder.Locked))
            {
                board.Unlock();
            }
            else
            {
                board.Keypad.Press('C');
            }

            board.Display.WaitForAny(5_000, "#=menu", Holder.Locked);
        }

        Assert.IsTrue(board.Display.Shows("#=menu"), string.Join('/', board.Display.Text));
    }

    private static long AccountMinor(DeviceWorld world, string bank) => world.Bank!.Books().Institutions
        .Single(books => books.Institution == bank)
        .Accounts.Where(account => account.Holder.Length > 0)
        .Sum(account => account.BalanceMinor);
}
