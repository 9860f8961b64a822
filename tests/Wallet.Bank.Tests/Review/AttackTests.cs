using System;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests.Review;

/// <summary>Attacks that a review thought of; each failed before it was defended.</summary>
[TestClass]
public sealed class AttackTests
{
    /// <summary>
    /// Every amount needs a document of its own: one customer asking for one amount after another must not turn the
    /// bank's whole reserve into documents that nobody needs.
    /// </summary>
    [TestMethod]
    public void RequestCurrency_OneAmountAfterAnother_TiesUpNoMoreThanTwiceTheBalance()
    {
        using var loop = new TestLoop();
        long before = loop.Balance(Institutions.BankA, "reserve");
        for (int i = 0; i < 20; i++)
        {
            loop.RequestCurrency(loop.NewVoucherId(), out _, TestLoop.OpeningMinor - i);
        }

        long tiedUp = before - loop.Balance(Institutions.BankA, "reserve");
        Assert.IsTrue(tiedUp <= 2 * TestLoop.OpeningMinor, $"{tiedUp} tied up");
        loop.AssertSound();
    }

    /// <summary>A payee whose certificate is revoked can never report, so nobody's money may be bound to it.</summary>
    [TestMethod]
    public void SubmitOrder_PayeeRevoked_PayeeUnknownAndNoBookChanges()
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        Assert.IsTrue(loop.System.Revoke(loop.Till.Certificate));
        string before = loop.BooksText();

        Assert.AreEqual(StatusCode.PayeeUnknown, loop.Submit(order, out _));
        Assert.AreEqual(before, loop.BooksText());
        loop.AssertSound();
    }

    /// <summary>A session outlives a revocation only for a while, however busy it is kept.</summary>
    [TestMethod]
    public void AskTime_CardRevokedAndSessionKeptBusy_SessionEnds()
    {
        using var loop = new TestLoop();
        loop.System.Revoke(loop.Card.Certificate);
        byte[] question = new SynchroniseClock { Nonce = new byte[16] }.Encode();
        StatusCode status = StatusCode.Ok;
        for (int minute = 0; minute < 120 && status == StatusCode.Ok; minute++)
        {
            loop.Clock.Advance(TimeSpan.FromMinutes(1));
            status = TestDevice.StatusOf(loop.Card.Ask(question));
        }

        Assert.AreEqual(StatusCode.SessionUnknown, status);
        loop.Card.AssertRevoked();
    }

    /// <summary>The same between institutions, at the end that asks.</summary>
    [TestMethod]
    public void SubmitOrder_PayeesBankRevokedLongAgo_ItIsAskedNoMore()
    {
        using var loop = new TestLoop();
        loop.NewVoucher();
        Assert.IsTrue(loop.System.Revoke(CertificateOf(loop, Institutions.BankB)));
        for (int i = 0; i < 40; i++)
        {
            loop.Clock.Advance(TimeSpan.FromMinutes(1));
            loop.System.Tick();
        }

        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Submit(loop.NewOrder(), out _));
        loop.AssertSound();
    }

    /// <summary>A second card of the account cannot give back what the first one holds.</summary>
    [TestMethod]
    public void RollBack_ByAnotherCardOfTheAccount_IsRefusedByItsOwnBankAtOnce()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        using var second = new TestDevice(loop.System, Institutions.BankA);
        TestLoop.Enrol(second, loop.System.NewEnrolmentCode(Institutions.BankA, "0001"), DeviceKind.Card);
        byte[] request = second.Sign(RollBackRequest.Label, new RollBackRequest
        {
            TimestampMs = loop.Clock.NowMs,
            VoucherId = voucher.Order.VoucherId,
            OrderDigest = SHA256.HashData(voucher.Document),
        }.Encode());
        loop.Wire.Sent.Clear();

        byte[] reply = second.Ask(new RollBack { Request = request }.Encode());

        Assert.AreEqual(StatusCode.TransactionMismatch, TestDevice.StatusOf(reply));
        Assert.IsFalse(loop.Wire.Sent.Any(sent => sent.To == Institutions.CentralBank));
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        loop.AssertSound();
    }

    /// <summary>What ended by use is never answered with a statement, which the card would take for a return.</summary>
    [TestMethod]
    public void RollBack_AgainAfterTheVoucherWasUsed_RollBackAfterUse()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] request = loop.RollBackDocument(voucher);
        loop.Wire.Request = (from, to, _, bytes) =>
            from == Institutions.BankA && to == Institutions.CentralBank ? null : bytes;
        Assert.AreEqual(StatusCode.BankUnavailable, loop.RollBack(request, out _));
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher), out _));
        loop.Wire.Request = (_, _, _, bytes) => bytes;

        Assert.AreEqual(StatusCode.RollBackAfterUse, loop.RollBack(request, out byte[] statement));
        Assert.IsEmpty(statement);
        loop.AssertSound();
    }

    private static byte[] CertificateOf(TestLoop loop, string bank)
    {
        byte[] certificate = [];
        using var probe = new TestDevice(
            message =>
            {
                byte[] reply = loop.System.Handle(bank, message);
                Assert.AreEqual(
                    StatusCode.Ok, SessionHelloReply.TryDecode(reply, 0, reply.Length, out SessionHelloReply hello));
                certificate = hello.Certificate;
                return reply;
            },
            bank);
        Assert.AreEqual(StatusCode.Ok, probe.Hello());
        return certificate;
    }
}
