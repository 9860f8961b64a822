using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>Each bad input of system A: a status of its own, written down, and no book changed.</summary>
[TestClass]
public sealed class RefusalTests
{
    /// <summary>Rows in order of precedence; each spoils one thing of a good order.</summary>
    private static readonly (StatusCode Expected, Action<TestLoop, PaymentOrder> Spoil)[] BadOrders =
    [
        (StatusCode.TimestampStale, (_, order) => order.TimestampMs -= 5 * 60 * 1000 + 1),
        (StatusCode.TimestampStale, (_, order) => order.TimestampMs += 5 * 60 * 1000 + 1),
        (StatusCode.WrongBank, (_, order) => order.PayerBank = Institutions.BankB),
        (StatusCode.PayeeUnknown, (_, order) => order.PayeeBank = "bank-x"),
        (StatusCode.AmountInvalid, (_, order) => order.AmountMinor = 0),
        (StatusCode.AmountInvalid, (_, order) => order.AmountMinor = long.MaxValue),
        (StatusCode.AmountChanged, (_, order) => order.AmountMinor++),
        (StatusCode.CurrencyInvalid, (_, order) => order.CurrencyDigest = new byte[32]),
        (StatusCode.CurrencyInvalid, (_, order) => order.Currency = "EUR"),
        (StatusCode.TransactionMismatch, (_, order) => order.PayerCertificateDigest = new byte[32]),
        (StatusCode.PayeeUnknown, (_, order) => order.PayeeCertificateDigest = new byte[32]),
    ];

    [TestMethod]
    public void SubmitOrder_OneThingWrong_HasItsStatusAndNoBookChanges()
    {
        using var loop = new TestLoop();
        TestVoucher first = loop.NewVoucher();
        (StatusCode, Action<TestLoop, PaymentOrder>)[] lastRows =
        [
            (StatusCode.TimestampReplayed, (_, order) => order.TimestampMs = first.Order.TimestampMs),
            (StatusCode.CertificateRevoked, (l, _) => l.System.Revoke(l.Card.Certificate)),
        ];
        foreach ((StatusCode expected, Action<TestLoop, PaymentOrder> spoil) in BadOrders.Concat(lastRows))
        {
            PaymentOrder order = loop.NewOrder(20_00);
            string before = loop.BooksText();
            spoil(loop, order);
            Assert.AreEqual(expected, loop.Submit(order, out _));

            Assert.AreEqual(before, loop.BooksText(), expected.ToString());
            Assert.Contains(line => line.Status == expected.ToString(), loop.System.Refusals());
            loop.AssertSound();
        }
    }

    [TestMethod]
    public void SubmitOrder_SignedByAnotherKey_SignatureInvalid()
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        string before = loop.BooksText();

        Assert.AreEqual(
            StatusCode.SignatureInvalid, loop.Submit(order, loop.Till.Sign(PaymentOrder.Label, order.Encode()), out _));
        Assert.AreEqual(
            StatusCode.SignatureInvalid, loop.Submit(order, loop.Card.Sign(Payment.Label, order.Encode()), out _));

        Assert.AreEqual(before, loop.BooksText());
    }

    [TestMethod]
    public void SubmitOrder_CurrencyUsedBefore_CurrencySpent()
    {
        using var loop = new TestLoop();
        TestVoucher first = loop.NewVoucher();
        PaymentOrder order = loop.NewOrder();
        order.CurrencyDigest = first.Order.CurrencyDigest;
        string before = loop.BooksText();

        Assert.AreEqual(StatusCode.CurrencySpent, loop.Submit(order, out _));
        Assert.AreEqual(before, loop.BooksText());
    }

    [TestMethod]
    public void SubmitOrder_CurrencySetAsideTooLongAgo_CurrencyInvalid()
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        loop.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        order.TimestampMs = loop.Clock.NowMs;
        string before = loop.BooksText();

        Assert.AreEqual(StatusCode.CurrencyInvalid, loop.Submit(order, out _));
        Assert.AreEqual(before, loop.BooksText());
    }

    [TestMethod]
    public void SubmitOrder_AuthoritySilent_CertificateStatusUnavailableThenSameOrderPasses()
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        byte[] document = loop.Card.Sign(PaymentOrder.Label, order.Encode());
        string before = loop.BooksText();
        loop.Wire.Request = (_, to, _, bytes) => to == Institutions.Authority ? null : bytes;

        Assert.AreEqual(StatusCode.CertificateStatusUnavailable, loop.Submit(order, document, out _));
        Assert.AreEqual(before, loop.BooksText());

        loop.Wire.Request = (_, _, _, bytes) => bytes;
        Assert.AreEqual(StatusCode.Ok, loop.Submit(order, document, out _));
        loop.AssertSound();
    }

    [TestMethod]
    public void RequestCurrency_Bad_HasItsStatus()
    {
        using var loop = new TestLoop();
        byte[] id = loop.NewVoucherId();
        string before = loop.BooksText();
        Assert.AreEqual(StatusCode.AmountInvalid, loop.RequestCurrency(id, out _, 0));
        Assert.AreEqual(StatusCode.InsufficientFunds, loop.RequestCurrency(id, out _, TestLoop.OpeningMinor + 1));
        Assert.AreEqual(before, loop.BooksText());

        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(id, out byte[] first));
        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(id, out byte[] again));
        CollectionAssert.AreEqual(first, again);
        Assert.AreEqual(StatusCode.IdempotencyConflict, loop.RequestCurrency(id, out _, TestLoop.AmountMinor + 1));
    }

    [TestMethod]
    public void Report_OneThingWrong_HasItsStatusAndNoBookChanges()
    {
        (StatusCode Expected, Action<Payment> Spoil)[] rows =
        [
            (StatusCode.AmountChanged, payment => payment.AmountMinor++),
            (StatusCode.AmountInvalid, payment => payment.AmountMinor = 0),
            (StatusCode.AmountInvalid, payment => payment.AmountMinor = long.MaxValue),
            (StatusCode.TransactionMismatch, payment => payment.ConfirmationDigest = new byte[32]),
            (StatusCode.VoucherWrongPayee, payment => payment.PayeeCertificateDigest = new byte[32]),
            (StatusCode.VoucherExpired, payment => payment.TimeMs += 8L * 24 * 60 * 60 * 1000),
        ];
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        string before = loop.BooksText();
        foreach ((StatusCode expected, Action<Payment> spoil) in rows)
        {
            Payment payment = loop.NewPayment(voucher);
            spoil(payment);
            Assert.AreEqual(expected, loop.Report(voucher, loop.Card.Sign(Payment.Label, payment.Encode()), out _));
            Assert.AreEqual(before, loop.BooksText());
        }

        byte[] forged = loop.Till.Sign(Payment.Label, loop.NewPayment(voucher).Encode());
        Assert.AreEqual(StatusCode.SignatureInvalid, loop.Report(voucher, forged, out _));
        Assert.AreEqual(
            StatusCode.CertificateWrongRole, loop.Report(voucher, loop.Pay(voucher), out _, loop.Till.Certificate));
        Assert.AreEqual(before, loop.BooksText());
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher), out _));
        loop.AssertSound();
    }

    [TestMethod]
    public void Report_SecondUse_VoucherSpentAndSameReportSameAnswer()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] redemption));
        string after = loop.BooksText();

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] again));
        CollectionAssert.AreEqual(redemption, again);
        loop.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(StatusCode.VoucherSpent, loop.Report(voucher, loop.Pay(voucher), out _));
        Assert.AreEqual(StatusCode.RollBackAfterUse, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(after, loop.BooksText());
    }

    [TestMethod]
    public void Report_CardRevokedAfterThePayment_PayeeIsPaid()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        Assert.AreEqual(1, loop.System.Revoke(Institutions.BankA, "0001"));

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));
        loop.Card.AssertRevoked();
        loop.AssertSound();
    }

    [TestMethod]
    public void Report_PayeeRevokedAfterTheConfirmation_IsPaidAndNothingElseIsAllowed()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        Assert.AreEqual(1, loop.System.Revoke(Institutions.BankB, "0001"));
        loop.Till.AssertRevoked();

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] redemption));
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] again));
        CollectionAssert.AreEqual(redemption, again);
        Assert.AreEqual(TestLoop.AmountMinor, loop.ShopMinor);
        Assert.AreEqual(StatusCode.PayeeUnknown, loop.Submit(loop.NewOrder(), out _));
        loop.AssertSound();
    }

    [TestMethod]
    public void Report_InGrace_WinsOverExpiry()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        loop.Clock.Advance(TimeSpan.FromDays(9));
        loop.System.Tick();
        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));
        Assert.AreEqual(TestLoop.AmountMinor, loop.ShopMinor);
        loop.AssertSound();
    }

    [TestMethod]
    public void Report_AfterGrace_ReportTooLateWhetherTickedOrNot()
    {
        foreach (bool isTicked in new[] { false, true })
        {
            using var loop = new TestLoop();
            TestVoucher voucher = loop.NewVoucher();
            byte[] payment = loop.Pay(voucher);
            loop.Clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromSeconds(1));
            if (isTicked)
            {
                loop.System.Tick();
            }

            string before = loop.BooksText();
            Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
            Assert.AreEqual(StatusCode.ReportTooLate, loop.Report(voucher, payment, out _));
            Assert.AreEqual(before, loop.BooksText());
            loop.AssertSound();
        }
    }

    [TestMethod]
    public void Report_AuthoritySilentPastTheDeadline_ArrivalCounts()
    {
        using var loop = new TestLoop();

        // The banks have a session already; without the authority they could not open one.
        TestVoucher earlier = loop.NewVoucher();
        Assert.AreEqual(StatusCode.Ok, loop.Report(earlier, loop.Pay(earlier), out _));
        TestVoucher voucher = loop.NewVoucher();
        byte[] payment = loop.Pay(voucher);
        loop.Wire.Request = (from, to, _, bytes) =>
            from == Institutions.CentralBank && to == Institutions.Authority ? null : bytes;
        Assert.AreEqual(StatusCode.CertificateStatusUnavailable, loop.Report(voucher, payment, out _));
        loop.Clock.Advance(TimeSpan.FromDays(11));
        loop.System.Tick();

        loop.Wire.Request = (_, _, _, bytes) => bytes;
        loop.System.Tick();

        Assert.AreEqual(2 * TestLoop.AmountMinor, loop.ShopMinor);
        loop.AssertSound();
    }
}
