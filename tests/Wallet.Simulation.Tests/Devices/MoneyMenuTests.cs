using System;
using System.Linq;
using Wallet.Virtual.Boards;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>What the holder sees under "My money": balance, history, limits.</summary>
[TestClass]
public sealed class MoneyMenuTests
{
    [TestMethod]
    public void Money_LoadedAndPaid_IsInBalanceAndHistory()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.CardBoard.See("#=menu", "33");
            world.CardBoard.See("No transactions", "C");
            world.CardBoard.See("My money", "C");
            world.Load("1250");
            world.Load("300");
            world.CardBoard.See("#=menu", "31");
            AssertRows(
                world.CardBoard, "Balance",
                "To pay with     15.50", "In vouchers     15.50", "Limit left       none");
            world.CardBoard.Keypad.Press("CC");
            world.SetOnline(false);
            world.Arm();
            world.StartSale("1250");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            world.Field.Part();
            world.CardBoard.See("Paid", "C");
            world.CardBoard.See("#=menu", "33");
            AssertRows(
                world.CardBoard, "Transactions",
                "Bo's Tea       -12.50", "Bo's Tea        +3.00", "Bo's Tea       +12.50");
            world.CardBoard.Keypad.Press("#");
            world.CardBoard.See("No.");
            string[] rows = world.CardBoard.Display.Text;
            Assert.AreEqual("Paid            12.50", rows[1]);
            Assert.AreEqual("Bo's Tea", rows[2]);
            StringAssert.Matches(rows[3], new("^UTC  20[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}$"));
            StringAssert.Matches(rows[4], new("^No. +[0-9a-fA-F]{16}$"));
            world.CardBoard.Keypad.Press("CCC");

            world.SetOnline(true);
            world.CardBoard.See("#=menu", "4");
            world.CardBoard.See("Choose voucher", "#");
            world.CardBoard.See("#=yes", "#");
            world.CardBoard.See("Rolled back", "C");
            world.CardBoard.See("#=menu", "33");
            AssertRows(world.CardBoard, "Transactions", "Bo's Tea        -3.00", "Bo's Tea       -12.50");
            world.CardBoard.Keypad.Press("#");
            world.CardBoard.See("Rolled back      3.00");
        });
    }

    [TestMethod]
    public void Money_PaidAndPowerLostAtOnce_IsInTheHistoryAfterTheNextStart()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.EnrolAndPayOffline("1250");
            world.CardBoard.See("Paid");
            world.CardBoard.PowerOff();
            world.PowerOnCard();
            world.CardBoard.See("#=menu", "33");
            AssertRows(world.CardBoard, "Transactions", "Bo's Tea       -12.50", "Bo's Tea       +12.50");
        });
    }

    [TestMethod]
    public void Limits_SetByTheHolder_AreEnforcedBeforeArming()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1000");
            world.Load("1001");
            world.CardBoard.See("#=menu", "34");
            world.CardBoard.See("Most per payment", "1000#");
            world.CardBoard.See("4 Limit/pay     10.00", "5");
            world.CardBoard.See("Most in 24 hours", "2000#");
            world.CardBoard.See("5 Limit/day     20.00", "C");
            world.CardBoard.See("#=menu", "1");
            world.CardBoard.See("Choose voucher", "B#");
            world.CardBoard.See("Above your limit.", "C");

            world.SetOnline(false);
            world.CardBoard.See("#=menu", "1");
            world.CardBoard.See("Choose voucher", "#");
            world.CardBoard.See("#=yes", "#");
            world.CardBoard.See("Hold card to");
            world.StartSale("1000");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            world.Field.Part();
            world.CardBoard.See("Paid", "C");
            world.CardBoard.See("#=menu", "31");
            world.CardBoard.See("Limit left      10.00", "C");
            world.CardBoard.See("My money", "4");
            world.CardBoard.See("Most per payment", "#");
            world.CardBoard.See("4 Limit/pay      none", "C");
            world.CardBoard.See("#=menu", "1");
            world.CardBoard.See("Choose voucher", "#");
            world.CardBoard.See("Above your day limit.", "C");
        });
    }

    private static void AssertRows(VirtualBoard board, string title, params string[] rows)
    {
        board.See(title);
        board.See(rows[0]);
        string[] shown = board.Display.Text;
        CollectionAssert.AreEqual(rows, shown.Skip(1).Take(rows.Length).ToList(), string.Join('|', shown));
    }
}
