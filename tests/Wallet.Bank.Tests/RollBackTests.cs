using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>Roll-back on request: once, not after use, and never at the payee's cost.</summary>
[TestClass]
public sealed class RollBackTests
{
    [TestMethod]
    public void RollBack_Twice_SameRequestSameStatementOtherRequestRefused()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] request = loop.RollBackDocument(voucher);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(request, out byte[] statement));
        string after = loop.BooksText();

        Assert.AreEqual(StatusCode.Ok, loop.RollBack(request, out byte[] again));
        CollectionAssert.AreEqual(statement, again);
        loop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(StatusCode.VoucherRolledBack, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(after, loop.BooksText());
    }

    [TestMethod]
    public void NextTick_OneVoucher_IsItsExpiryAndThenNever()
    {
        using var loop = new TestLoop();
        Assert.AreEqual(long.MaxValue, loop.System.NextTickMs());
        loop.NewVoucher();
        long reportUntilMs = loop.System.Books().Vouchers.Single().ReportUntilMs;
        Assert.AreEqual(reportUntilMs + 1, loop.System.NextTickMs());

        loop.Clock.Advance(TimeSpan.FromDays(11));
        loop.System.Tick();
        Assert.AreEqual("RolledBack", loop.System.Books().Vouchers.Single().State);
        Assert.AreEqual(long.MaxValue, loop.System.NextTickMs());
    }

    [TestMethod]
    public void RollBack_ExpiredOrUnknown_HasItsStatus()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        PaymentOrder other = loop.NewOrder();
        var unknown = new TestVoucher(other, loop.Card.Sign(PaymentOrder.Label, other.Encode()), null);
        Assert.AreEqual(StatusCode.VoucherUnknown, loop.RollBack(loop.RollBackDocument(unknown), out _));
        var mismatched = new TestVoucher(voucher.Order, unknown.Document, null);
        Assert.AreEqual(StatusCode.TransactionMismatch, loop.RollBack(loop.RollBackDocument(mismatched), out _));
        loop.Clock.Advance(TimeSpan.FromDays(8));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        string before = loop.BooksText();

        Assert.AreEqual(StatusCode.VoucherExpired, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(before, loop.BooksText());
        byte[][] ids = [voucher.Order.VoucherId, new byte[16]];
        byte[] reply = loop.Card.Ask(new VoucherStates { VoucherIds = ids }.Encode());
        Assert.AreEqual(
            StatusCode.Ok, VoucherStatesReply.TryDecode(reply, 0, reply.Length, out VoucherStatesReply states));
        CollectionAssert.AreEqual(
            new[] { (long)BankVoucherState.Expired, (long)BankVoucherState.Unknown }, states.States);
    }

    [TestMethod]
    public void Report_AfterRollBackOnRequest_PaidUnderGuaranteeAndCardRevoked()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));

        Assert.AreEqual(TestLoop.AmountMinor, loop.ShopMinor);
        Assert.AreEqual(TestLoop.OpeningMinor - TestLoop.AmountMinor, loop.AnnMinor);
        Assert.AreEqual(0, loop.Balance(Institutions.BankA, "losses"));
        Assert.AreEqual("PaidUnderGuarantee", loop.System.Books().Vouchers.Single().State);
        loop.Card.AssertRevoked();
        loop.AssertSound();
    }
}
