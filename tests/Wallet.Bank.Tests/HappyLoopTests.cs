using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests;

[TestClass]
public sealed class HappyLoopTests
{
    [TestMethod]
    public void Loop_OrderPaymentReport_MoneyArrivesAndEveryBookAgrees()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        Assert.AreEqual(TestLoop.OpeningMinor - TestLoop.AmountMinor, loop.AnnMinor);
        loop.AssertSound();

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher), out byte[] redemption));

        Assert.AreEqual(TestLoop.AmountMinor, loop.ShopMinor);
        Assert.IsGreaterThan(0, redemption.Length);
        Assert.AreEqual("Redeemed", loop.System.Books().Vouchers.Single().State);
        loop.AssertSound();
    }

    [TestMethod]
    public void Verify_AfterTheLoop_AllSixSignaturesAreGood()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();

        VoucherVerification verification = loop.System.VerifyVoucher(voucher.Order.VoucherId)!;

        Assert.IsTrue(verification.IsGood, string.Join("\n", verification.Signatures));
        CollectionAssert.AreEqual(
            new[]
            {
                "Ann (card, bank-a)", "Bank A (bank, bank-a)", "Central Bank (central-bank, central)",
                "Bank B (bank, bank-b)", "Central Bank (central-bank, central)", "Bank A (bank, bank-a)",
            },
            verification.Signatures.Select(check => check.SignedBy).ToArray());
    }

    [TestMethod]
    public void RollBack_OnRequest_MoneyReturns()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();

        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out byte[] statement));

        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);
        StatusCode status = RollBackStatement.TryDecode(
            Forgery.PayloadOf(statement), out RollBackStatement read);
        Assert.AreEqual(StatusCode.Ok, status);
        Assert.AreEqual(1, read.Reason);
        loop.AssertSound();
    }

    [TestMethod]
    public void Tick_AfterGrace_LostCardsVoucherReturns()
    {
        using var loop = new TestLoop();
        loop.NewVoucher();
        loop.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        loop.System.Tick();
        Assert.AreEqual(TestLoop.OpeningMinor - TestLoop.AmountMinor, loop.AnnMinor);

        loop.Clock.Advance(TimeSpan.FromSeconds(2));
        loop.System.Tick();

        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);
        Assert.AreEqual("RolledBack", loop.System.Books().Vouchers.Single().State);
        loop.AssertSound();
    }
}
