using System;
using Wallet.Core.Storage;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>What a card's holder can do when its flash has lost the vault: wipe it and begin anew.</summary>
[TestClass]
public sealed class DamagedVaultTests
{
    [TestMethod]
    public void Wiped_TheSheetBringsTheAccountBack() => Run(world =>
    {
        world.Enrol();
        string[][] sheet = world.MakeSheet();
        world.CardBoard.See("shares apart.", "C");
        byte[] oldKey = world.Card.Card.Device.Identity.PublicKey;
        DamageAndWipe(world);

        world.Recover(sheet[0], sheet[1]);
        world.CardBoard.See("Account recovered", "C");
        world.CardBoard.PutSheetOff();
        CollectionAssert.AreNotEqual(oldKey, world.Card.Card.Device.Identity.PublicKey);
        world.Load("1250");
        Assert.AreEqual(12_50L, world.HeldMinor);
    });

    [TestMethod]
    public void Wiped_ACodeOfTheBankBringsTheAccountBack() => Run(world =>
    {
        world.Enrol();
        world.Load("2000");
        DamageAndWipe(world);

        VirtualBoard board = world.CardBoard;
        board.See("Not enrolled", "#");
        board.ChoosePin();
        board.PutSheetOff();
        board.See("Enrolment code", world.Bank!.NewEnrolmentCode("bank-a", "0001") + "#");
        board.See("Enrolled", "C");
        board.See("#=menu");
        Assert.AreEqual(0L, world.HeldMinor, "what was held comes back to the account when it expires");
        world.Load("1250");
    });

    private static void DamageAndWipe(DeviceWorld world)
    {
        VirtualBoard board = world.CardBoard;
        board.See("#=menu");
        board.PowerOff();
        board.Flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, 0), 30, 1);
        board.Flash.FlipBit(RecordKeys.FileName(RecordKeys.Vault, 1), 30, 1);
        world.PowerOnCard();
        board.See("*=wipe card", "*");
        board.See("Memory is damaged.", "#");
        board.See("Key and vouchers", "#");
    }

    private static void Run(Action<DeviceWorld> story)
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() => story(world));
    }
}
