using System;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Core.Ports;
using Wallet.Core.Screen;
using Wallet.Terminal.Dialogs;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>The real firmware against the real institutions, from enrolment to the books.</summary>
[TestClass]
public sealed class LoopTests
{
    [TestMethod]
    public void DualOffline_LoadPayReport_MoneyArrives()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("1250");
            Assert.IsTrue(world.CardBoard.Display.WaitFor("12.50"));
            world.SetOnline(false);

            world.Arm();
            world.StartSale("1250");
            world.Touch();
            world.TerminalBoard.See("Received", "C");
            world.CardBoard.See("Paid", "C");
            world.Field.Part();
            Assert.AreEqual(0L, world.HeldMinor);
            Assert.AreEqual(1250L, world.ToReportMinor);

            world.SetOnline(true);
            world.TerminalBoard.See("#=menu", "3");
            world.TerminalBoard.See("Reported 1", "C");
            Assert.AreEqual(0L, world.ToReportMinor);
            Assert.AreEqual(1250L, world.Terminal.Terminal.Payments.Reported.TotalMinor);

            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date", "C");
            Assert.AreEqual(0, world.Card.Card.Vouchers.Table.Count);
            Assert.AreEqual(VoucherOutcome.Redeemed, world.Card.Card.Vouchers.History.At(0).Outcome);
        });
        world.Bank!.Tick();
        Assert.AreEqual(1250L, BalanceOf(world, "Bo's Tea"));
        Assert.AreEqual(DeviceWorld.OpeningMinor - 1250, BalanceOf(world, "Alice"));
        Assert.AreEqual(0, world.Bank.VerifyBooks().Count);
    }

    [TestMethod]
    public void RollBack_HolderSaysYes_MoneyIsBack()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("500");
            world.CardBoard.See("#=menu", "4");
            world.CardBoard.See("A up B down", "#");
            world.CardBoard.See("#=yes", "#");
            world.CardBoard.See("Rolled back", "C");
            world.CardBoard.See("#=menu");
            Assert.AreEqual(VoucherOutcome.RolledBack, world.Card.Card.Vouchers.History.At(0).Outcome);
        });
        Assert.AreEqual(DeviceWorld.OpeningMinor, BalanceOf(world, "Alice"));
    }

    [TestMethod]
    public void RollBack_NoNetwork_StaysStruckOutAndUpdateFinishesIt()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.Load("500");
            world.SetOnline(false);
            world.CardBoard.See("#=menu", "4");
            world.CardBoard.See("A up B down", "#");
            world.CardBoard.See("#=yes", "#");
            world.CardBoard.See("No network", "C");
            world.CardBoard.See("#=menu");
            Assert.AreEqual(0L, world.HeldMinor);
            Assert.AreEqual(1, world.Card.Card.Vouchers.Table.CountOf(VoucherState.StruckOut));

            world.CardBoard.Restart();
            world.CardBoard.See("#=menu", "1");
            world.CardBoard.See("No such voucher", "C");
            world.SetOnline(true);
            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date", "C");
            Assert.AreEqual(0, world.Card.Card.Vouchers.Table.Count);
        });
        Assert.AreEqual(DeviceWorld.OpeningMinor, BalanceOf(world, "Alice"));
    }

    [TestMethod]
    public void Load_AnswerLost_SameOrderIsSentAgainAndOneVoucherComes()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            // The answers of this load: hello, authenticate, payees, currency; the fifth is the order's.
            int answers = 0;
            world.Answer = answer => ++answers == 5 ? null : answer;
            world.AskToLoad("700");
            world.CardBoard.See("Code", "C");
            world.CardBoard.See("#=menu");
            Assert.AreEqual(0L, world.HeldMinor);
            PendingOrder pending = world.Card.Card.Orders.Pending;
            Assert.IsNotNull(pending);

            world.CardBoard.Restart();
            world.CardBoard.See("#=menu");
            CollectionAssert.AreEqual(pending.Order, world.Card.Card.Orders.Pending.Order);
            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date", "C");
            Assert.AreEqual(700L, world.HeldMinor);
            Assert.IsNull(world.Card.Card.Orders.Pending);
        });
        Assert.AreEqual(DeviceWorld.OpeningMinor - 700, BalanceOf(world, "Alice"));
    }

    [TestMethod]
    public void Load_AnswerChangedOnTheWay_IsRefusedAndKept()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            int answers = 0;
            world.Answer = answer =>
            {
                if (++answers == 5)
                {
                    answer[^1] ^= 1;
                }

                return answer;
            };
            world.AskToLoad("700");
            world.CardBoard.See("Message was changed", "C");
            world.CardBoard.See("#=menu", "5");
            world.CardBoard.See("Up to date", "C");
            Assert.AreEqual(700L, world.HeldMinor);
        });
    }

    [TestMethod]
    public void Load_MoreThanTheAccountHolds_IsRefusedAndNothingIsPending()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.AskToLoad("10001");
            world.CardBoard.See("Not enough money", "C");
            world.CardBoard.See("#=menu");
            Assert.IsNull(world.Card.Card.Orders.Pending);
            Assert.AreEqual(0L, world.HeldMinor);
        });
        Assert.AreEqual(DeviceWorld.OpeningMinor, BalanceOf(world, "Alice"));
    }

    [TestMethod]
    public void Load_HolderSaysNoOrNothing_NothingChanges()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.Enrol();
            world.CardBoard.See("#=menu", "2");
            world.CardBoard.See("A up B down", "#");
            world.CardBoard.See("Type amount", "700#");
            world.CardBoard.See("#=yes", "C");
            world.CardBoard.See("Cancelled", "C");
            world.CardBoard.See("#=menu", "2");
            world.CardBoard.See("A up B down", "#");
            world.CardBoard.See("Type amount", "700#");
            world.CardBoard.See("Load for");
            long askedMs = world.Scheduler.NowMs;
            world.CardBoard.See("No answer in time", "C");
            Assert.AreEqual(30_000.0, world.Scheduler.NowMs - askedMs, 1000.0);
            world.CardBoard.See("#=menu");
            Assert.IsNull(world.Card.Card.Orders.Pending);
        });
        Assert.AreEqual(DeviceWorld.OpeningMinor, BalanceOf(world, "Alice"));
    }

    [TestMethod]
    public void Update_TerminalRevokedAfterItWasPaidAndRestarted_ReportsWithoutTime()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.EnrolAndPayOffline("1250");

            world.Bank!.Revoke(world.Terminal.Terminal.Device.Identity.Certificate.Encoded);
            world.TerminalBoard.RealTime.HasDeadBattery = true;
            world.TerminalBoard.Restart();
            world.TerminalBoard.See("#=menu");
            Assert.IsFalse(world.Terminal.Terminal.Device.CanCheck);
            world.SetOnline(true);
            world.TerminalBoard.See("#=menu", "4");
            world.TerminalBoard.See("Reported 1", "C");
            Assert.AreEqual(0L, world.ToReportMinor);

            // It learns what has become of it, and gets no time.
            world.TerminalBoard.See("Certificate revoked", "C");
            world.TerminalBoard.See("#=menu", "4");
            world.TerminalBoard.See("Certificate revoked", "C");
            Assert.IsFalse(world.Terminal.Terminal.Device.CanCheck);
        });
        Assert.AreEqual(1250L, BalanceOf(world, "Bo's Tea"));
        Assert.AreEqual(0, world.Bank!.VerifyBooks().Count);
    }

    [TestMethod]
    public void Report_TooLate_TheMoneyCountsAsRefusedAndNotAsReceived()
    {
        using DeviceWorld world = DeviceWorld.WithBank();
        world.Scheduler.Run(() =>
        {
            world.EnrolAndPayOffline("1250");
            world.TerminalBoard.See("#=menu");
            Assert.AreEqual("12.50 12.50", Resting(world));

            long untilMs = world.Terminal.Terminal.Payments.Table.At(0).ReportUntilMs;
            world.Scheduler.Sleep(untilMs + 1 - world.Scheduler.UnixNowMs);
            world.SetOnline(true);
            world.TerminalBoard.See("#=menu", "3");
            world.TerminalBoard.See("Reported 0");
            world.TerminalBoard.See("Refused 1", "C");
            world.TerminalBoard.See("Reported too late", "C");
            world.TerminalBoard.See("#=menu");
            Assert.AreEqual("0.00 0.00 12.50", Resting(world));

            // Four rows in Chinese: it stands in the last one.
            world.Terminal.Terminal.Device.Screen.Language = Language.Chinese;
            RestingPage.Show(world.Terminal.Terminal);
            var expected = new RecordedPage();
            var page = new TextScreen(expected) { Language = Language.Chinese };
            page.Pair(3, page.Text(TextId.RefusedByBank), "12.50");
            page.Show();
            byte[] shown = world.TerminalBoard.Display.LastFrame;
            CollectionAssert.AreEqual(expected.Frame[^256..], shown[^256..]);
        });
        Assert.AreEqual(0L, BalanceOf(world, "Bo's Tea"));
    }

    /// <summary>The amounts on the terminal's resting page: received, to report, and refused where any was.</summary>
    private static string Resting(DeviceWorld world) => string.Join(' ', world.TerminalBoard.Display.Text
        .Where(row => row.StartsWith("Received", StringComparison.Ordinal)
            || row.StartsWith("To report", StringComparison.Ordinal)
            || row.StartsWith("Refused", StringComparison.Ordinal))
        .Select(row => row.TrimEnd().Split(' ')[^1]));

    private static long BalanceOf(DeviceWorld world, string holder) => world.Bank!.Books().Institutions
        .SelectMany(institution => institution.Accounts)
        .Where(account => string.Equals(account.Holder, holder, StringComparison.Ordinal))
        .Sum(account => account.BalanceMinor);

    /// <summary>A display that keeps the last page.</summary>
    private sealed class RecordedPage : IDisplay
    {
        public byte[] Frame { get; private set; } = [];

        public void Show(byte[] frame) => Frame = [.. frame];
    }
}
