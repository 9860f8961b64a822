using System;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Storage;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>A card whose flash is damaged, or full: it says what it lost and goes on with the rest.</summary>
[TestClass]
public sealed class StorageDamageTests
{
    private const int DamagedByte = 20;

    [TestMethod]
    public void VoucherRecordDamaged_TheCardSaysSo_PaysWithTheOther()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            LoadTwo(world);
            Damage(world, RecordKeys.FileName(RecordKeys.VoucherFirst, 0));
            world.CardBoard.See("Vouchers lost       1");
            world.CardBoard.See("Press a key", "#");
            world.CardBoard.See("In vouchers      2.00");
            world.Arm();
            world.StartSale("200");
            world.Touch();
            world.TerminalBoard.See("Received", "C");

            world.CardBoard.Restart();
            world.CardBoard.See("#=menu");
            Assert.AreEqual(0, world.Card.Card.Vouchers.LostCount);
        });
    }

    [TestMethod]
    public void JournalDamaged_EveryVoucherHeldIsInDoubt_OthersCanBeLoaded()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            LoadTwo(world);
            Damage(world, world.CardBoard.Flash.Names.Single(IsJournal));
            world.CardBoard.See("Vouchers damaged    2");
            world.CardBoard.See("Press a key", "#");
            Assert.AreEqual(0, world.HeldMinor);
            world.CardBoard.See("Updating");
            world.Load("300");
            world.Arm();
            world.StartSale("300");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            Assert.AreEqual(2, world.Card.Card.Vouchers.Table.CountOf(VoucherState.Doubtful));
        });
    }

    [TestMethod]
    public void FlashFull_LoadingIsRefusedBeforeTheBankIsAsked_PayingGoesOn()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            LoadTwo(world);
            VirtualFlash flash = world.CardBoard.Flash;
            flash.SetContents("filler", new byte[flash.BytesTotal - flash.BytesUsed - (27 * 1024)]);
            long accountMinor = world.Bank!.Books().Totals.CustomersMinor;
            world.CardBoard.See("#=menu", "2");
            world.CardBoard.See("Memory is full", "C");
            Assert.AreEqual(accountMinor, world.Bank.Books().Totals.CustomersMinor);
            world.Arm();
            world.StartSale("100");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
        });
    }

    private static bool IsJournal(string name) => name.StartsWith("journal", StringComparison.Ordinal);

    private static void LoadTwo(DeviceWorld world)
    {
        world.Enrol();
        world.Load("100");
        world.Load("200");
    }

    private static void Damage(DeviceWorld world, string file)
    {
        world.CardBoard.See("#=menu");
        VirtualBoard board = world.CardBoard;
        board.PowerOff();
        board.Flash.FlipBit(file, DamagedByte, 3);
        board.PowerOn();
    }
}
