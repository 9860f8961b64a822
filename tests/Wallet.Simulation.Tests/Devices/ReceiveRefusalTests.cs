using System;
using System.Linq;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>When a card takes no money from another, and what it says then.</summary>
[TestClass]
public sealed class ReceiveRefusalTests
{
    private const string AmountKeys = "1250";
    private const int PastTheMaximumMs = (14 * 24 * 60 * 60 * 1000) + 1;

    [TestMethod]
    public void Receive_PayeeIsFrozen_SaysSoUntilItIsNot() => Play(world =>
    {
        Update(world);
        string payee = Account(world);
        world.Bank!.Freeze("bank-b", payee, isFrozen: true);
        Update(world);
        world.TerminalBoard.See("Frozen", Holder.ReceiveKey);
        world.TerminalBoard.See("Frozen by your bank.", "C");
        Assert.AreEqual(0, world.Payments.Table.Count);

        world.Bank.Freeze("bank-b", payee, isFrozen: false);
        Update(world);
        world.Load(AmountKeys);
        PayOffline(world);
    });

    [TestMethod]
    public void Receive_PayeeOfflineForTooLong_SaysSoUntilItIsUpdated() => Play(world =>
    {
        world.SetOnline(false);
        world.Scheduler.Sleep(PastTheMaximumMs);
        world.TerminalBoard.See("#=menu", Holder.ReceiveKey);
        world.TerminalBoard.See("Offline for too long.", "C");
        Assert.AreEqual(0, world.Payments.Table.Count);

        Update(world);
        world.Load(AmountKeys);
        PayOffline(world);
    });

    [TestMethod]
    public void Wipe_MoneyIsNotReportedYet_WarnsWithTheAmountUntilItIs() => Play(world =>
    {
        world.Load(AmountKeys);
        PayOffline(world);
        AskToWipe(world);
        world.TerminalBoard.See("lost: update first.");
        Assert.IsTrue(world.TerminalBoard.Display.Shows("12.50"));
        world.TerminalBoard.Keypad.Press("C");
        world.TerminalBoard.See("Cancelled", "C");
        Assert.AreEqual(12_50L, world.ToReportMinor);

        AskToWipe(world);
        world.TerminalBoard.See("lost: update first.", "#");
        world.TerminalBoard.See("Key and vouchers", "C");
        world.TerminalBoard.See("Cancelled", "C");

        Update(world);
        Assert.AreEqual(0L, world.ToReportMinor);
        AskToWipe(world);
        world.TerminalBoard.See("Key and vouchers", "C");
    });

    [TestMethod]
    public void Receive_TwoCardsOfOneBank_MoneyGoesOverInsideIt() => Play(
        world =>
        {
            world.Load(AmountKeys);
            PayOffline(world);
            Update(world);
            Assert.AreEqual(DeviceWorld.OpeningMinor - 1250, BalanceMinor(world, "Alice"));
            Assert.AreEqual(1250, BalanceMinor(world, "Bo's Tea"));
            Assert.IsEmpty(world.Bank!.VerifyBooks());
        },
        payeeBank: "bank-a");

    private static void Play(Action<DeviceWorld> play, string payeeBank = "bank-b")
    {
        using DeviceWorld world = DeviceWorld.WithBank(payee: BoardKind.Card, payeeBank: payeeBank);
        world.Scheduler.Run(() =>
        {
            world.Enrol(payeeBank);
            play(world);
        });
    }

    private static void Update(DeviceWorld world)
    {
        world.SetOnline(true);
        world.CardBoard.See("#=menu");
        world.Scheduler.Sleep(20_000);
        world.TerminalBoard.See("#=menu", "5");
        world.TerminalBoard.See("Up to date", "C");
    }

    private static void PayOffline(DeviceWorld world)
    {
        world.SetOnline(false);
        world.Arm();
        world.StartSale(AmountKeys);
        world.Touch();
        world.TerminalBoard.See("Received", "C");
        world.CardBoard.See("Paid", "C");
        world.Field.Part();
    }

    private static void AskToWipe(DeviceWorld world)
    {
        world.TerminalBoard.See("#=menu", "*");
        world.TerminalBoard.See("Lock now", "BBBB#");
    }

    private static string Account(DeviceWorld world) =>
        world.Bank!.Wallets().Single(wallet => wallet.Holder == "Bo's Tea").Account;

    private static long BalanceMinor(DeviceWorld world, string holder) => world.Bank!.Books().Institutions
        .SelectMany(books => books.Accounts).Single(account => account.Holder == holder).BalanceMinor;
}
