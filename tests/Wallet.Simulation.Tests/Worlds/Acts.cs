using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Card.Domain;
using Wallet.Protocol.Messages;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests.Worlds;

/// <summary>Something that is done in a world, and may go wrong.</summary>
internal delegate void Act(TestWorld world);

/// <summary>
/// What people do, each with the way it must end when it is done again after whatever went wrong the first time.
/// </summary>
internal static class Acts
{
    private const long AmountMinor = Snapshot.AmountMinor;

    // Of no other voucher, so that a touch for it cannot be taken for one that finishes an earlier payment.
    private const long AnotherMinor = 7_30;

    public static void EnrolCard(TestWorld world)
    {
        world.GoOnline();
        if (world.Card.IsOn && world.CardDevice?.Identity.IsEnrolled != true)
        {
            world.Card.Enrol(world.Simulation.CardCode);
        }

        RequireReady(world, world.Card, () => world.Simulation.CardFirmware?.Card?.State);
    }

    public static void EnrolTerminal(TestWorld world)
    {
        world.GoOnline();
        if (world.Terminal.IsOn && world.TerminalDevice?.Identity.IsEnrolled != true)
        {
            world.Terminal.Enrol(world.Simulation.TerminalCode);
        }

        RequireReady(world, world.Terminal, () => world.Simulation.TerminalFirmware?.Terminal?.State);
    }

    /// <summary>A device that is enrolled and has no clock yet says so, and has its holder update it.</summary>
    private static void RequireReady(TestWorld world, Hands device, Func<DeviceState?> state)
    {
        device.Rest();
        world.Settle();
        if (device.IsOn && state() == DeviceState.Enrolled)
        {
            device.Update();
            device.Rest();
        }

        if (device.IsOn)
        {
            Assert.AreEqual(DeviceState.Ready, state(), device.Shown);
        }
    }

    /// <summary>Tries to enrol; how it ends is looked at later.</summary>
    public static void EnrolCardOnce(TestWorld world) => EnrolOnce(world, 0, world.Card, world.Simulation.CardCode);

    /// <summary>Tries to enrol; how it ends is looked at later.</summary>
    public static void EnrolTerminalOnce(TestWorld world) =>
        EnrolOnce(world, 1, world.Terminal, world.Simulation.TerminalCode);

    private static void EnrolOnce(TestWorld world, int bridge, Hands device, string code)
    {
        world.Simulation.Bridges[bridge].SetOnline(true);
        world.Settle();
        device.Enrol(code);
        device.Rest();
        world.Settle();
    }

    /// <summary>Tries to load with the network that there is.</summary>
    public static void LoadOnce(TestWorld world)
    {
        world.Card.Load(AmountMinor);
        world.Settle();
    }

    /// <summary>Tries to roll back with the network that there is.</summary>
    public static void RollBackOnce(TestWorld world)
    {
        world.Card.RollBack();
        world.Settle();
    }

    public static void Load(TestWorld world)
    {
        world.GoOnline();
        world.Card.Load(AmountMinor);
        world.Settle();
    }

    public static void FinishLoad(TestWorld world)
    {
        world.GoOnline();
        if (world.Held.Length == 0)
        {
            Assert.AreEqual("Voucher loaded", world.Card.Load(AmountMinor));
        }

        world.Finish();
        Assert.HasCount(1, world.Held);
        Assert.HasCount(1, world.Simulation.Bank.Books().Vouchers);
        Assert.AreEqual(AmountMinor, world.Money.CardMinor);
    }

    public static void Pay(TestWorld world)
    {
        world.Pay(AmountMinor);
        world.Settle();
    }

    public static void FinishPay(TestWorld world)
    {
        world.Terminal.Rest();

        // After a restart its holder unlocks the card, which then hands a torn payment over again.
        if (world.Card.Board.Display.Shows("#=unlock"))
        {
            world.Card.Rest();
        }

        string outcome = world.Pay(AmountMinor);
        int received = MoneyView.Received(world.Simulation).Count();
        Assert.AreEqual(1, received, $"The touch after the restart said {outcome}: {world.Terminal.Shown}");
        Assert.IsEmpty(world.Held);
        FinishReport(world);
    }

    public static void GoOnline(TestWorld world) => world.GoOnline();

    public static void ReportAndUpdate(TestWorld world)
    {
        world.GoOnline();
        world.Card.Update();
        world.Settle();
    }

    public static void FinishReport(TestWorld world)
    {
        world.Finish();
        Assert.AreEqual(AmountMinor, world.AccountMinor(Institutions.BankB), "The merchant's account.");
        Assert.IsEmpty(MoneyView.CardVouchers(world.Simulation), "The card keeps a voucher that is redeemed.");
    }

    public static void RollBack(TestWorld world)
    {
        world.GoOnline();
        world.Card.RollBack();
        world.Settle();
    }

    public static void FinishRollBack(TestWorld world)
    {
        world.GoOnline();
        if (world.Held.Length > 0)
        {
            Assert.AreEqual("Rolled back", world.Card.RollBack());
        }

        world.Finish();
        Assert.IsEmpty(MoneyView.CardVouchers(world.Simulation), "The card keeps a voucher that was rolled back.");
        Assert.AreEqual(1_000_00, world.AccountMinor(Institutions.BankA), "The payer's account.");
    }

    /// <summary>
    /// Whatever went wrong is over: the card pays what it still holds, loads another voucher, pays with that too in a
    /// touch of its own, and the merchant has the money of all of it.
    /// </summary>
    public static void PayAnother(TestWorld world)
    {
        EnrolCard(world);
        EnrolTerminal(world);
        long merchantMinor =
            world.AccountMinor(Institutions.BankB) + world.Money.TerminalMinor + world.Money.CardMinor;
        foreach (Voucher held in world.Held)
        {
            world.PayOffline(held.AmountMinor);
        }

        Assert.AreEqual("Voucher loaded", world.Card.Load(AnotherMinor), "Another voucher.");
        world.Card.Rest();
        string another = Convert.ToHexString(world.Held.Single().Id);
        world.Simulation.SetNetwork(online: false);
        world.Settle();
        Assert.AreEqual("Received", world.Pay(AnotherMinor), $"With another voucher: {world.Terminal.Shown}");
        Assert.IsEmpty(world.Held);
        Assert.Contains(another, world.ReceivedIds);
        world.Finish();
        Assert.AreEqual(
            merchantMinor + AnotherMinor, world.AccountMinor(Institutions.BankB), "The merchant's account.");
        Assert.IsEmpty(MoneyView.CardVouchers(world.Simulation), "The card keeps a voucher that is redeemed.");
    }
}
