using System;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>Power cut while a terminal carries: nothing is lost or half-done, and the next one does it all.</summary>
[TestClass]
public sealed class CarriedUpdateCutTests
{
    private static readonly int[] s_prefixes = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 40, int.MaxValue];

    [TestMethod]
    public void Carry_CutAtEveryWriteOfTheCard_TheNextOneDoesItAll() => Carrying.Run(world =>
    {
        int cuts = 0;
        int round = 0;
        foreach (int prefix in s_prefixes)
        {
            int operation = 0;
            bool wasCut = true;
            while (wasCut)
            {
                // Each round brings a command that the card has not, so that it always writes.
                long limitMinor = 100_00 + ++round;
                world.Bank!.Limit("bank-a", Carrying.AccountOf(world), TimeSpan.FromHours(50), limitMinor);
                wasCut = CutOnce(world, operation++, prefix);
                cuts += wasCut ? 1 : 0;
                string what = $"write {operation - 1}, prefix {prefix}";
                Assert.AreEqual(500L, world.HeldMinor, what);
                Assert.IsFalse(world.Card.Card.IsDamaged, what);
                Assert.IsTrue(Carrying.WalletOf(world).IsCarriedOut, what);
                Assert.IsEmpty(Carrying.WalletOf(world).Differences, what);
                Assert.AreEqual(limitMinor, world.Card.Card.Device.Remote.PaymentMaxMinor, what);
                Assert.AreEqual(StatusCode.Ok, world.Card.Card.CheckPayment(), what);
            }
        }

        Assert.IsGreaterThan(3 * s_prefixes.Length, cuts, "an update writes clock and command");
    });

    [TestMethod]
    public void Carry_TerminalLosesPowerAfterAnyExchange_CardSaysSoAndTheNextOneWorks() =>
        Carrying.Run(world =>
        {
            Carrying.CarryToTheEnd(world);
            int exchanges = world.Field.Touches[0].Exchanges.Count;
            for (int count = 1; count < exchanges; count++)
            {
                CutTerminal(world, count);
                world.CardBoard.See("Terminal went away.", "C");
                world.Field.Part();
                Assert.AreEqual(500L, world.HeldMinor);
            }

            Carrying.CarryToTheEnd(world);
        });

    [TestMethod]
    public void Carry_TerminalStartsAnewInTime_GoesOnOrSaysWhyAndTheNextOneWorks() => Carrying.Run(world =>
    {
        Carrying.CarryToTheEnd(world);
        int exchanges = world.Field.Touches[0].Exchanges.Count;
        for (int count = 1; count < exchanges; count++)
        {
            CutTerminal(world, count);
            world.TerminalBoard.See("Network            on", "7");
            world.TerminalBoard.See("Keep card there");
            string? seen = world.CardBoard.Display.WaitForAny(60_000, "Up to date", "Message came twice.");
            Assert.IsNotNull(seen, $"cut after {count}");
            world.CardBoard.Keypad.Press('C');
            world.TerminalBoard.See(seen == "Up to date" ? "Card is up to date" : "The card itself says", "C");
            world.Field.Part();
        }

        Carrying.CarryToTheEnd(world);
    });

    private static bool CutOnce(DeviceWorld world, int operation, int prefix)
    {
        VirtualFlash flash = world.CardBoard.Flash;
        Carrying.Begin(world);
        flash.CutAt(flash.OperationCount + operation, prefix);
        world.Touch();
        world.Scheduler.WaitUntil(
            () => !world.CardBoard.IsPowered || world.CardBoard.Display.Shows("Up to date"),
            long.MaxValue,
            "cut or end");
        bool wasCut = !world.CardBoard.IsPowered;
        world.Field.Part();
        if (!wasCut)
        {
            // The cut would come in some later write.
            flash.CutAt(int.MaxValue, prefix);
            world.TerminalBoard.See("Card is up to date", "C");
            world.CardBoard.See("Up to date", "C");
            return false;
        }

        world.CardBoard.PowerOn();
        world.TerminalBoard.See("The card itself says", "C");
        world.CardBoard.See("#=menu");
        Carrying.CarryToTheEnd(world);
        return true;
    }

    private static void CutTerminal(DeviceWorld world, int exchanges)
    {
        Carrying.Begin(world);
        world.Touch();
        world.Scheduler.WaitUntil(
            () => world.Field.Current!.Exchanges.Count > exchanges, long.MaxValue, "so many exchanges");
        world.TerminalBoard.PowerOff();
        world.TerminalBoard.PowerOn();
    }
}
