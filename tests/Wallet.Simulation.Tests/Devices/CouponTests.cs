using System;
using Wallet.Core;
using Wallet.Core.Crypto;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>Signatures made ahead, on both products: when they are used, when they are made anew.</summary>
[TestClass]
public sealed class CouponTests
{
    [TestMethod]
    public void Touch_AfterRest_IsSignedWithACouponAndTheStockFillsLater()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1250");
            world.Arm();
            world.StartSale("1250");
            SignatureCoupons card = world.Card.Card.Device.Coupons;
            world.Scheduler.Sleep(1);
            Assert.AreEqual(SignatureCoupons.Capacity, card.Count);

            world.Touch();
            world.TerminalBoard.See("Received", "C");
            Assert.AreEqual(SignatureCoupons.Capacity - 1, card.Count, "Nothing is made within a touch.");
            world.Scheduler.Sleep(DeviceLoop.TouchQuietMs + 1);
            Assert.AreEqual(SignatureCoupons.Capacity, card.Count);
        });
    }

    [TestMethod]
    public void Session_AfterRest_TakesACouponForEachSignature()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Scheduler.Sleep(1);
            Assert.AreEqual(SignatureCoupons.Capacity, world.Card.Card.Device.Coupons.Count);
            Assert.AreEqual(SignatureCoupons.Capacity, world.Terminal.Terminal.Device.Coupons.Count);

            // While the page says that it is done the device does not rest.
            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date");
            world.TerminalBoard.See("#=menu", "4");
            world.TerminalBoard.See("Up to date");
            // The card signs besides what it is and holds, and again after the platform's first command.
            Assert.AreEqual(SignatureCoupons.Capacity - 3, world.Card.Card.Device.Coupons.Count);
            Assert.AreEqual(SignatureCoupons.Capacity - 1, world.Terminal.Terminal.Device.Coupons.Count);
        });
    }

    [TestMethod]
    public void Sleep_StockFull_WakesAsSeldomAsBefore()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();

            // A card that locked itself would be asked to synchronise for ever, and clocks are watched by the hour.
            world.Card.Card.Device.Settings.IdleMinutes = 10_000;
            world.Card.Card.Device.Watch = null!;
            world.CardBoard.Keypad.Press('C');
            CallsInAnHour(world, world.CardBoard);
            long calls = CallsInAnHour(world, world.CardBoard);
            world.Card.Card.Device.Background = new Core.Background.BackgroundWork();
            Assert.AreEqual(calls, CallsInAnHour(world, world.CardBoard));
        });
    }

    private static long CallsInAnHour(DeviceWorld world, VirtualBoard board)
    {
        long before = board.PortCallCount;
        world.Scheduler.Sleep((long)TimeSpan.FromHours(1).TotalMilliseconds);
        return board.PortCallCount - before;
    }
}
