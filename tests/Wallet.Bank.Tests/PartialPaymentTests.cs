using System;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Bank.Tests.Forging;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests;

/// <summary>A voucher is good for up to its amount: what is not paid goes back to the payer, once.</summary>
[TestClass]
public sealed class PartialPaymentTests
{
    private const long VoucherMinor = 50_00;
    private const long PaidMinor = 12_50;
    private const long RestMinor = VoucherMinor - PaidMinor;
    private const long CapitalMinor = 1_000_000_00;

    [TestMethod]
    public void Report_APartOfTheVoucher_BooksAreExactAtEachStep()
    {
        using var loop = new TestLoop();
        ExpectBooks(loop, ann: TestLoop.OpeningMinor, vouchers: 0, shop: 0, bankA: TestLoop.OpeningMinor);

        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        const long left = TestLoop.OpeningMinor - VoucherMinor;
        ExpectBooks(loop, ann: left, vouchers: VoucherMinor, shop: 0, bankA: left);

        // The payer's bank does not hear of it yet: the payee is paid, the rest is between the two banks.
        byte[] payment = loop.Pay(voucher, PaidMinor);
        loop.Wire.Request = (from, to, _, bytes) =>
            from == Institutions.CentralBank && to == Institutions.BankA ? null : bytes;
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] redemption));
        Assert.AreEqual(PaidMinor, loop.ShopMinor);
        Assert.AreEqual(left, loop.AnnMinor);
        Assert.AreEqual(0, loop.Balance(Institutions.CentralBank, "pending"));
        Assert.AreEqual(
            CapitalMinor + TestLoop.OpeningMinor - PaidMinor, loop.Balance(Institutions.CentralBank, "reserve:bank-a"));
        Assert.AreEqual(CapitalMinor + PaidMinor, loop.Balance(Institutions.CentralBank, "reserve:bank-b"));
        Assert.AreEqual(-PaidMinor, loop.System.Books().Totals.InTransitMinor);
        loop.AssertSound();

        loop.Wire.Request = (_, _, _, bytes) => bytes;
        loop.System.Tick();
        const long end = TestLoop.OpeningMinor - PaidMinor;
        ExpectBooks(loop, ann: end, vouchers: 0, shop: PaidMinor, bankA: end);
        VoucherLine line = loop.System.Books().Vouchers.Single();
        Assert.AreEqual("Redeemed", line.State);
        Assert.AreEqual(VoucherMinor, line.AmountMinor);
        Assert.AreEqual(PaidMinor, line.PaidMinor);
        Assert.IsTrue(loop.System.VerifyVoucher(voucher.Order.VoucherId)!.IsGood);

        string after = loop.BooksText();
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out byte[] again));
        CollectionAssert.AreEqual(redemption, again);
        loop.Clock.Advance(TimeSpan.FromDays(20));
        loop.System.Tick();
        Assert.AreEqual(after, loop.BooksText());
    }

    [TestMethod]
    [DataRow(1L)]
    [DataRow(VoucherMinor - 1)]
    [DataRow(VoucherMinor)]
    public void Report_TheLeastAndTheMost_RestIsWhatIsNotPaid(long paidMinor)
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher, paidMinor), out _));
        Assert.AreEqual(paidMinor, loop.ShopMinor);
        Assert.AreEqual(TestLoop.OpeningMinor - paidMinor, loop.AnnMinor);
        loop.AssertSound();
    }

    /// <summary>Payer and payee at one bank, which is told as both.</summary>
    [TestMethod]
    public void Report_PayerAndPayeeOfOneBank_BooksAgree()
    {
        using var loop = new TestLoop();
        string code = loop.System.OpenAccount(Institutions.BankA, "Bob", DeviceKind.Card, 0);
        using var bob = new TestDevice(loop.System, Institutions.BankA);
        TestLoop.Enrol(bob, code, DeviceKind.Card);
        PaymentOrder order = loop.NewOrder(VoucherMinor);
        order.PayeeCertificateDigest = bob.CertificateDigest;
        order.PayeeBank = Institutions.BankA;
        Assert.AreEqual(StatusCode.Ok, loop.Submit(order, out TestVoucher voucher));

        byte[] reply = bob.Ask(new ReportPayment
        {
            Order = voucher.Document,
            Confirmation = voucher.Reply!.Confirmation,
            Payment = loop.Pay(voucher, PaidMinor),
            PayerCertificate = loop.Card.Certificate,
        }.Encode());

        Assert.AreEqual(StatusCode.Ok, ReportPaymentReply.TryDecode(reply, 0, reply.Length, out _));
        Assert.AreEqual(TestLoop.OpeningMinor - PaidMinor, loop.AnnMinor);
        Assert.AreEqual(PaidMinor, loop.Balance(Institutions.BankA, "customer:0002"));
        loop.AssertSound();
    }

    /// <summary>A card that signs twice has cheated, whatever the two amounts come to.</summary>
    [TestMethod]
    [DataRow(PaidMinor + 1)]
    [DataRow(RestMinor)]
    [DataRow(VoucherMinor)]
    public void Report_AnotherPaymentOfTheSameVoucher_VoucherSpent(long secondMinor)
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        byte[] first = loop.Pay(voucher, PaidMinor);
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, first, out _));
        string after = loop.BooksText();

        Assert.AreEqual(StatusCode.VoucherSpent, loop.Report(voucher, loop.Pay(voucher, secondMinor), out _));

        Assert.AreEqual(after, loop.BooksText());
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, first, out _));
        Assert.AreEqual(after, loop.BooksText());
    }

    [TestMethod]
    public void RollBack_AfterAPartWasReported_RollBackAfterUse()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher, PaidMinor), out _));
        string after = loop.BooksText();

        Assert.AreEqual(StatusCode.RollBackAfterUse, loop.RollBack(loop.RollBackDocument(voucher), out _));

        Assert.AreEqual(after, loop.BooksText());
        loop.AssertSound();
    }

    [TestMethod]
    public void Tick_PartNeverReported_AllOfItReturnsAndALateReportGetsNothing()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        byte[] payment = loop.Pay(voucher, PaidMinor);
        loop.Clock.Advance(TimeSpan.FromDays(10) + TimeSpan.FromSeconds(1));
        loop.System.Tick();
        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);
        string after = loop.BooksText();

        Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
        Assert.AreEqual(StatusCode.ReportTooLate, loop.Report(voucher, payment, out _));

        Assert.AreEqual(after, loop.BooksText());
        Assert.AreEqual(0, loop.System.Books().Vouchers.Single().PaidMinor);
        loop.AssertSound();
    }

    /// <summary>Given back and paid with: what was paid is borne, and only that counts against the limit.</summary>
    [TestMethod]
    public void Guarantee_ForAPart_AccountBearsThatPart()
    {
        using var loop = new TestLoop(options: new TestOptions { RollBackMaxMinor = VoucherMinor });
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        byte[] payment = loop.Pay(voucher, PaidMinor);
        byte[] payer = loop.Card.Certificate;
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _, payer));

        Assert.AreEqual(PaidMinor, loop.ShopMinor);
        Assert.AreEqual(TestLoop.OpeningMinor - PaidMinor, loop.AnnMinor);
        Assert.AreEqual(0, loop.Balance(Institutions.BankA, "losses"));
        Assert.AreEqual("PaidUnderGuarantee", loop.System.Books().Vouchers.Single().State);
        loop.AssertSound();
        loop.ReplaceCard();
        TestVoucher above = loop.NewVoucher(RestMinor + 1);
        Assert.AreEqual(StatusCode.RollBackLimit, loop.RollBack(loop.RollBackDocument(above), out _));
        TestVoucher within = loop.NewVoucher(RestMinor);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(within), out _));
        loop.AssertSound();
    }

    [TestMethod]
    public void Guarantee_ForAPartOfAnEmptyAccount_BankBearsThatPart()
    {
        using var loop = new TestLoop();
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        byte[] payment = loop.Pay(voucher, PaidMinor);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(voucher), out _));
        const long spareMinor = 2_00;
        loop.NewVoucher(TestLoop.OpeningMinor - spareMinor);

        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));

        Assert.AreEqual(PaidMinor, loop.ShopMinor);
        Assert.AreEqual(0, loop.AnnMinor);
        Assert.AreEqual(PaidMinor - spareMinor, loop.Balance(Institutions.BankA, "losses"));
        loop.AssertSound();
    }

    /// <summary>The payee's bank is not believed: the central bank reads the payment itself.</summary>
    [TestMethod]
    [DataRow(0L, StatusCode.AmountInvalid)]
    [DataRow(VoucherMinor + 1, StatusCode.AmountChanged)]
    [DataRow(Amount.MinorMax + 1, StatusCode.AmountInvalid)]
    public void Redeem_PaymentNotWithinTheVoucher_TheCentralBankRefuses(long forgedMinor, StatusCode expected)
    {
        using var loop = new TestLoop();
        using var wire = new OpenedWire(loop);
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        byte[] payment = loop.Pay(voucher, PaidMinor);
        string before = loop.BooksText();
        wire.Between(Institutions.BankB, Institutions.CentralBank).Rewrite<Redeem>(
            MessageType.Redeem, Redeem.TryDecode, read => read.Encode(),
            message => message.Payment = loop.Pay(voucher, forgedMinor));

        Assert.AreEqual(expected, loop.Report(voucher, payment, out _));

        Assert.AreEqual(before, loop.BooksText());
        ForgedLoop.ExpectRefused(
            loop, Institutions.CentralBank, nameof(Redeem), expected, "Bank B (bank, bank-b)");
        wire.HandsOff();
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _));
        Assert.AreEqual(PaidMinor, loop.ShopMinor);
        loop.AssertSound();
    }

    /// <summary>Nor is the central bank: the payer's bank reads what its customer's card signed.</summary>
    [TestMethod]
    [DataRow(0L, StatusCode.AmountInvalid)]
    [DataRow(VoucherMinor + 1, StatusCode.AmountChanged)]
    public void VoucherClosed_PaymentNotWithinTheVoucher_ThePayersBankRefuses(long forgedMinor, StatusCode expected)
    {
        using var loop = new TestLoop();
        using var wire = new OpenedWire(loop);
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        Forge(wire, loop, loop.Pay(voucher, forgedMinor), voucher.Order.VoucherId);

        ExpectNoteRefused(loop, voucher, expected);
    }

    [TestMethod]
    public void VoucherClosed_PaymentOfAnotherVoucher_ThePayersBankRefuses()
    {
        using var loop = new TestLoop();
        using var wire = new OpenedWire(loop);
        TestVoucher other = loop.NewVoucher(1_00);
        TestVoucher voucher = loop.NewVoucher(VoucherMinor);
        Assert.AreEqual(StatusCode.Ok, loop.RollBack(loop.RollBackDocument(other), out _));
        Forge(wire, loop, loop.Pay(other), voucher.Order.VoucherId);

        ExpectNoteRefused(loop, voucher, StatusCode.TransactionMismatch);
    }

    private static void Forge(OpenedWire wire, TestLoop loop, byte[] payment, byte[] voucherId)
    {
        var statement = new RedemptionStatement
        {
            VoucherId = voucherId,
            PaymentDigest = SHA256.HashData(payment),
            TimeMs = loop.Clock.NowMs,
        };
        wire.Between(Institutions.CentralBank, Institutions.BankA).Rewrite<VoucherClosed>(
            MessageType.VoucherClosed, VoucherClosed.TryDecode, read => read.Encode(), message =>
            {
                message.Evidence = payment;
                message.Statement = Forgery.Sign(
                    wire.KeyOf(Institutions.CentralBank), RedemptionStatement.Label, statement.Encode());
            });
    }

    private static void ExpectNoteRefused(TestLoop loop, TestVoucher voucher, StatusCode expected)
    {
        long annMinor = loop.AnnMinor;
        Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, loop.Pay(voucher, PaidMinor), out _));
        Assert.AreEqual(annMinor, loop.AnnMinor);
        Assert.AreEqual(VoucherMinor, loop.Balance(Institutions.BankA, "vouchers"));
        ForgedLoop.ExpectRefused(
            loop, Institutions.BankA, nameof(VoucherClosed), expected, "Central Bank (central-bank, central)");
        Assert.Contains(
            problem => problem.EndsWith($"was refused by {Institutions.BankA}: {expected}", StringComparison.Ordinal),
            loop.System.VerifyBooks());
    }

    private static void ExpectBooks(TestLoop loop, long ann, long vouchers, long shop, long bankA)
    {
        Assert.AreEqual(ann, loop.AnnMinor);
        Assert.AreEqual(shop, loop.ShopMinor);
        Assert.AreEqual(vouchers, loop.Balance(Institutions.BankA, "vouchers"));
        Assert.AreEqual(vouchers, loop.Balance(Institutions.BankA, "pending"));
        Assert.AreEqual(CapitalMinor + bankA, loop.Balance(Institutions.BankA, "reserve"));
        Assert.AreEqual(CapitalMinor + shop, loop.Balance(Institutions.BankB, "reserve"));
        Assert.AreEqual(vouchers, loop.Balance(Institutions.CentralBank, "pending"));
        Assert.AreEqual(CapitalMinor + bankA, loop.Balance(Institutions.CentralBank, "reserve:bank-a"));
        Assert.AreEqual(CapitalMinor + shop, loop.Balance(Institutions.CentralBank, "reserve:bank-b"));
        loop.AssertSound();
    }
}
