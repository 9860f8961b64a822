using System;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.Tests;

/// <summary>One unfinished row that fails in an unforeseen way, at every tick, keeps no other waiting.</summary>
[TestClass]
public sealed class ResumeTests
{
    [TestMethod]
    public void Tick_OneReportThrows_TheNextIsFinished()
    {
        using var loop = new TestLoop();

        // The payee's bank knows the central bank already; otherwise it could not judge a report.
        TestVoucher earlier = loop.NewVoucher(4_00);
        Assert.AreEqual(StatusCode.Ok, loop.Report(earlier, loop.Pay(earlier), out _));
        TestVoucher first = loop.NewVoucher(1_00);
        TestVoucher second = loop.NewVoucher(2_00);
        byte[] firstPayment = loop.Pay(first);
        byte[] secondPayment = loop.Pay(second);
        loop.Silence(Institutions.BankB);
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Report(first, firstPayment, out _));
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Report(second, secondPayment, out _));

        TickWithFault(loop, Institutions.BankB);

        Assert.IsTrue(loop.ShopMinor is 5_00 or 6_00, $"{loop.ShopMinor}");
        Assert.Contains(
            happened => happened.Institution == Institutions.BankB
                && happened.Subject == "ReportPayment: TimeoutException" && happened.Status == StatusCode.InternalError,
            loop.System.Events);
        loop.System.Wire = loop.Wire;
        loop.System.Tick();
        Assert.AreEqual(7_00, loop.ShopMinor);
        loop.AssertSound();
    }

    [TestMethod]
    public void Tick_CurrencyRequestThrows_TheOrderIsStillFinished()
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        byte[] document = loop.Card.Sign(PaymentOrder.Label, order.Encode());
        loop.Silence(Institutions.BankA);
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Submit(order, document, out _));
        Assert.AreEqual(StatusCode.BankUnavailable, loop.RequestCurrency(loop.NewVoucherId(), out _));

        TickWithFault(loop, Institutions.BankA);

        // What was finished is in the bank's own tables.
        loop.Silence(Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, loop.Submit(order, document, out _));
        loop.AssertSound();
    }

    /// <summary>Breaks on the bank's first question of the tick, and on no other.</summary>
    private static void TickWithFault(TestLoop loop, string bank)
    {
        bool hasThrown = false;
        loop.System.Wire = new TestWire(loop.Wire)
        {
            Request = (from, to, _, bytes) =>
            {
                if (from == bank && to == Institutions.CentralBank && !hasThrown)
                {
                    hasThrown = true;
                    throw new TimeoutException("injected");
                }

                return bytes;
            },
        };
        loop.System.Tick();
        Assert.IsTrue(hasThrown);
    }
}
