using System;
using System.Linq;
using Wallet.Protocol;

namespace Wallet.Bank.Tests;

/// <summary>What a broken card, a hostile bank and a cut line can cost, and whom.</summary>
[TestClass]
public sealed class GuaranteeTests
{
    private const long EarlierMinor = 4_00;

    /// <summary>Pay, give back, load again: the account bears what it can, the bank no more than its limit.</summary>
    [TestMethod]
    public void RollBack_PaidVouchersAgainAndAgain_CostTheBankNoMoreThanTheLimit()
    {
        const long limitMinor = 900_00;
        using var loop = new TestLoop(options: new TestOptions { RollBackMaxMinor = limitMinor });
        var paid = new (TestVoucher Voucher, byte[] Payment)[3];
        StatusCode[] rolledBack = new StatusCode[3];
        for (int i = 0; i < paid.Length; i++)
        {
            TestVoucher voucher = loop.NewVoucher(TestLoop.OpeningMinor - (100_00 * (i + 1)));
            paid[i] = (voucher, loop.Pay(voucher));
            rolledBack[i] = loop.RollBack(loop.RollBackDocument(voucher), out _);
        }

        // 400 and 300 fit, 200 makes the 900 full.
        CollectionAssert.AreEqual(new[] { StatusCode.Ok, StatusCode.Ok, StatusCode.Ok }, rolledBack);
        TestVoucher last = loop.NewVoucher(1_00);
        string before = loop.BooksText();
        Assert.AreEqual(StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(last), out _));
        Assert.AreEqual(before, loop.BooksText());

        foreach ((TestVoucher voucher, byte[] payment) in paid)
        {
            Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));
        }

        // The account had 499 after the last load: that is set off first, and the bank bears the rest.
        Assert.AreEqual(900_00, loop.ShopMinor);
        Assert.AreEqual(0, loop.AnnMinor);
        Assert.AreEqual(900_00 - 499_00, loop.Balance(Institutions.BankA, "losses"));
        loop.AssertSound();
    }

    /// <summary>What was refused is reported, or comes back by expiry; then more can be given back.</summary>
    [TestMethod]
    public void RollBack_AboveTheLimit_VoucherIsReportedOrComesBackByExpiry()
    {
        using var loop = new TestLoop(options: new TestOptions { RollBackMaxMinor = 10_00 });
        TestVoucher used = loop.NewVoucher(11_00);
        TestVoucher unused = loop.NewVoucher(12_00);
        Assert.AreEqual(StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(used), out _));
        Assert.AreEqual(StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(unused), out _));

        Assert.AreEqual(StatusCode.Ok, loop.Report(used, loop.Pay(used), out _));
        Assert.AreEqual(11_00, loop.ShopMinor);
        TestVoucher small = loop.NewVoucher(10_00);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(small), out _));
        Assert.AreEqual(
            StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(loop.NewVoucher(1_00)), out _));

        loop.Clock.Advance(TimeSpan.FromDays(11));
        loop.System.Tick();
        Assert.AreEqual(TestLoop.OpeningMinor - 11_00, loop.AnnMinor);
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(loop.NewVoucher(10_00)), out _));
        loop.AssertSound();
    }

    /// <summary>A new card, and the time of the old vouchers over: what the bank stood for still counts.</summary>
    [TestMethod]
    public void RollBack_NewCardAfterAGuarantee_AccountCostsNoMoreThanTheLimitEver()
    {
        using var loop = new TestLoop(options: new TestOptions { RollBackMaxMinor = 10_00 });
        TestVoucher first = loop.NewVoucher(10_00);
        byte[] payment = loop.Pay(first);
        loop.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Connect(loop);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(first), out _));
        loop.Clock.Advance(TimeSpan.FromDays(2));
        Connect(loop);
        Assert.AreEqual(StatusCode.Ok, loop.Report(first, payment, out _));
        loop.Card.AssertRevoked();

        loop.ReplaceCard();
        loop.Clock.Advance(TimeSpan.FromDays(2));
        Connect(loop);
        Assert.AreEqual(
            StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(loop.NewVoucher(10_00)), out _));
        loop.AssertSound();
    }

    /// <summary>The clocks of two institutions differ a little; the limit must not have a gap there.</summary>
    [TestMethod]
    public void RollBack_AboveTheLimitJustExpiredByTheBanksClockOnly_RollBackLimit()
    {
        using var loop = new TestLoop(options: new TestOptions { RollBackMaxMinor = 10_00 });
        TestVoucher voucher = loop.NewVoucher(11_00);
        loop.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        Connect(loop);
        var slow = TimeSpan.FromSeconds(2);
        loop.System.Wire = new TestWire(loop.Wire)
        {
            Request = (from, to, _, bytes) =>
            {
                bool isBehind = from == Institutions.BankA && to == Institutions.CentralBank;
                loop.Clock.Advance(isBehind ? -slow : TimeSpan.Zero);
                return bytes;
            },
            Reply = (from, to, _, bytes) =>
            {
                bool isBehind = from == Institutions.BankA && to == Institutions.CentralBank;
                loop.Clock.Advance(isBehind ? slow : TimeSpan.Zero);
                return bytes;
            },
        };
        Assert.AreEqual(StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(voucher), out _));

        loop.System.Wire = loop.Wire;
        loop.Clock.Advance(TimeSpan.FromMinutes(6));
        Connect(loop);
        Assert.AreEqual(StatusCode.VoucherExpired, loop.RollBack(loop.RollBackDocument(voucher), out _));
        loop.AssertSound();
    }

    /// <summary>A bank whose cards all cheat: its reserve always covers what it may still have to pay.</summary>
    [TestMethod]
    public void IssueCurrency_ReserveOnlyOfReturnedVouchers_ReserveTiedUpAndNeverOverdrawn()
    {
        using var loop = new TestLoop(options: new TestOptions { CapitalMinor = 0, RollBackMaxMinor = 1_000_000_00 });
        TestVoucher first = loop.NewVoucher(300_00);
        byte[] payment = loop.Pay(first);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(first), out _));
        TestVoucher second = loop.NewVoucher(200_00);
        byte[] secondPayment = loop.Pay(second);
        string before = loop.BooksText();

        // 300 are left, and all of them may still be owed.
        Assert.AreEqual(StatusCode.ReserveTiedUp, loop.RequestCurrency(loop.NewVoucherId(), out _, 1_00));
        Assert.AreEqual(before, loop.BooksText());

        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(second), out _));
        Assert.AreEqual(StatusCode.ReserveTiedUp, loop.RequestCurrency(loop.NewVoucherId(), out _, 1_00));
        Assert.AreEqual(StatusCode.Ok, loop.Report(first, payment, out _));
        Assert.AreEqual(StatusCode.Ok, loop.Report(second, secondPayment, out _));
        Assert.AreEqual(0, loop.Balance(Institutions.CentralBank, "reserve:bank-a"));
        Assert.AreEqual(500_00, loop.ShopMinor);
        Assert.AreEqual(0, loop.Balance(Institutions.BankA, "losses"));
        loop.AssertSound();
    }

    /// <summary>Once nobody can report any more, the reserve is free again.</summary>
    [TestMethod]
    public void IssueCurrency_AfterTheReportsEnd_ReserveIsFree()
    {
        using var loop = new TestLoop(options: new TestOptions { CapitalMinor = 0 });
        TestVoucher voucher = loop.NewVoucher(300_00);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(StatusCode.ReserveTiedUp, loop.RequestCurrency(loop.NewVoucherId(), out _, 250_00));

        loop.Clock.Advance(TimeSpan.FromDays(11));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(loop.NewVoucherId(), out _, 250_00));
        loop.AssertSound();
    }

    /// <summary>What its bank took in time is in time, also when the central bank was out of reach then.</summary>
    [TestMethod]
    public void Report_TakenInTimeAndBroughtWithinADay_IsPaid()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        ReportIntoSilence(loop, voucher, payment);

        loop.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        loop.System.Wire = loop.Wire;
        loop.System.Tick();

        Assert.AreEqual(EarlierMinor + TestLoop.AmountMinor, loop.ShopMinor);
        Assert.AreEqual("Redeemed", loop.System.Books().Vouchers.Single(line => line.VoucherId == voucher.Id).State);
        Assert.AreEqual(0, loop.Balance(Institutions.BankB, "losses"));
        loop.AssertSound();
    }

    /// <summary>Later than that the payer has the money back, and the payee's bank stands for its customer.</summary>
    [TestMethod]
    public void Report_TakenInTimeAndBroughtTooLate_ItsBankStandsForIt()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        ReportIntoSilence(loop, voucher, payment);

        loop.Clock.Advance(TimeSpan.FromDays(2));
        loop.System.Tick();
        loop.System.Wire = loop.Wire;
        loop.System.Tick();

        Assert.AreEqual(EarlierMinor + TestLoop.AmountMinor, loop.ShopMinor);
        Assert.AreEqual(TestLoop.AmountMinor, loop.Balance(Institutions.BankB, "losses"));
        Assert.AreEqual("RolledBack", loop.System.Books().Vouchers.Single(line => line.VoucherId == voucher.Id).State);
        loop.AssertSound();

        // Once, however often it is reported.
        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
        Assert.AreEqual(StatusCode.ReportTooLate, loop.Report(voucher, payment, out _));
        Assert.AreEqual(EarlierMinor + TestLoop.AmountMinor, loop.ShopMinor);
        loop.AssertSound();
    }

    /// <summary>The payee's own time ends a day before the central bank's.</summary>
    [TestMethod]
    public void Report_AfterThePayeesTime_ReportTooLateThoughTheVoucherIsOpen()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        loop.Clock.Advance(TimeSpan.FromDays(9) + TimeSpan.FromSeconds(1));
        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
        string before = loop.BooksText();

        Assert.AreEqual(StatusCode.ReportTooLate, loop.Report(voucher, payment, out _));
        Assert.AreEqual("Open", loop.System.Books().Vouchers.Single().State);
        Assert.AreEqual(before, loop.BooksText());
    }

    private static void Connect(TestLoop loop)
    {
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
    }

    private static void ReportIntoSilence(TestLoop loop, TestVoucher voucher, byte[] payment)
    {
        // The payee's bank knows the central bank already; otherwise it could not judge a report.
        TestVoucher earlier = loop.NewVoucher(EarlierMinor);
        Assert.AreEqual(StatusCode.Ok, loop.Report(earlier, loop.Pay(earlier), out _));
        loop.Clock.Advance(TimeSpan.FromDays(9) - TimeSpan.FromMinutes(1));
        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
        loop.Silence(Institutions.BankB);
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Report(voucher, payment, out _));
    }
}
