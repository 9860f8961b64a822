using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Tests.Domain;

/// <summary>What a payee asks of a payment, and the payments it remembers.</summary>
[TestClass]
public sealed class PaymentTests
{
    private const long NowMs = 1_780_000_000_000;
    private const long HourMs = 3_600_000;
    private const long AmountMinor = 12_50;
    private const int CountMax = 128;

    [TestMethod]
    public void CheckPayer_AnotherCertificateOrBank_Refused()
    {
        PaymentOrder order = Order();
        Check.IsOk(PaymentRules.CheckPayer(order, Hex.Filled(32, 2), "bank-a"), "agreed");
        StatusCode other = PaymentRules.CheckPayer(order, Hex.Filled(32, 9), "bank-a");
        Check.IsStatus(StatusCode.TransactionMismatch, other, "certificate");
        Check.IsStatus(StatusCode.WrongBank, PaymentRules.CheckPayer(order, Hex.Filled(32, 2), "bank-b"), "bank");
    }

    [TestMethod]
    public void CheckConfirmation_OfAnotherOrder_Mismatch()
    {
        byte[] digest = Hex.Filled(32, 3);
        Confirmation confirmation = Confirmed();
        Check.IsOk(PaymentRules.CheckConfirmation(Order(), digest, confirmation), "agreed");
        confirmation.TimestampMs++;
        StatusCode status = PaymentRules.CheckConfirmation(Order(), digest, confirmation);
        Check.IsStatus(StatusCode.TransactionMismatch, status, "timestamp");
        status = PaymentRules.CheckConfirmation(Order(), Hex.Filled(32, 9), Confirmed());
        Check.IsStatus(StatusCode.TransactionMismatch, status, "digest");
    }

    [TestMethod]
    public void CheckSale_AnotherTerm_Refused()
    {
        byte[] own = Hex.Filled(32, 1);
        Check.IsOk(PaymentRules.CheckSale(Order(), own, "bank-b", AmountMinor, "CNY"), "agreed");
        StatusCode status = PaymentRules.CheckSale(Order(), Hex.Filled(32, 9), "bank-b", AmountMinor, "CNY");
        Check.IsStatus(StatusCode.VoucherWrongPayee, status, "payee");
        status = PaymentRules.CheckSale(Order(), own, "bank-a", AmountMinor, "CNY");
        Check.IsStatus(StatusCode.WrongBank, status, "bank");
        status = PaymentRules.CheckSale(Order(), own, "bank-b", AmountMinor + 4_294_967_296, "CNY");
        Check.IsStatus(StatusCode.AmountChanged, status, "amount");
        Check.IsOk(PaymentRules.CheckSale(Order(), own, "bank-b", AmountMinor - 1, "CNY"), "a part");
        status = PaymentRules.CheckSale(Order(), own, "bank-b", AmountMinor, "EUR");
        Check.IsStatus(StatusCode.CurrencyInvalid, status, "currency");
    }

    [TestMethod]
    public void CheckPayment_AnotherTerm_Refused()
    {
        Check.IsOk(CheckPayment(Paid()), "agreed");
        Payment payment = Paid();
        payment.ConfirmationDigest = Hex.Filled(32, 9);
        Check.IsStatus(StatusCode.TransactionMismatch, CheckPayment(payment), "confirmation");
        payment = Paid();
        payment.AmountMinor--;
        Check.IsStatus(StatusCode.AmountChanged, CheckPayment(payment), "amount");
        payment = Paid();
        payment.TimeMs = NowMs + HourMs + 1;
        Check.IsStatus(StatusCode.VoucherExpired, CheckPayment(payment), "too late");
    }

    [TestMethod]
    [DataRow(0L, true)]
    [DataRow(3_600_000L, true)]
    [DataRow(3_600_001L, false)]
    [DataRow(4_294_967_296L, false)]
    public void CheckValidity_AroundTheEnd_GoodToTheLastMillisecond(long laterMs, bool isValid)
    {
        StatusCode status = PaymentRules.CheckValidity(Confirmed(), NowMs + laterMs);
        Check.IsStatus(isValid ? StatusCode.Ok : StatusCode.VoucherExpired, status, "validity");
    }

    [TestMethod]
    public void Reported_UntilItsTimeIsOver_Remembered()
    {
        var reported = new ReportedPayments(CountMax);
        reported.Add(Reported(1, NowMs + HourMs));
        reported.Forget(NowMs);
        Assert.IsTrue(reported.Contains(TagOf(1)));
        Assert.IsFalse(reported.Contains(TagOf(2)));
        reported.Forget(NowMs + (3 * HourMs));
        Assert.IsFalse(reported.Contains(TagOf(1)));
        Assert.AreEqual(AmountMinor, reported.TotalMinor);
    }

    [TestMethod]
    public void CheckNew_KnownInEitherPlace_Spent()
    {
        var table = new PaymentTable(8);
        var reported = new ReportedPayments(CountMax);
        table.Add(new ReceivedPayment { VoucherId = Hex.Filled(16, 1), Tag = TagOf(1), AmountMinor = 1, Slot = 0 });
        reported.Add(Reported(2, NowMs));
        StatusCode status = PaymentRules.CheckNew(Hex.Filled(16, 1), table, reported);
        Check.IsStatus(StatusCode.VoucherSpent, status, "received");
        status = PaymentRules.CheckNew(Hex.Filled(16, 2), table, reported);
        Check.IsStatus(StatusCode.VoucherSpent, status, "reported");
        Check.IsOk(PaymentRules.CheckNew(Hex.Filled(16, 3), table, reported), "new");
    }

    [TestMethod]
    public void Checkpoint_Full_FitsAndComesBack()
    {
        var reported = new ReportedPayments(CountMax);
        for (int i = 0; i < CountMax; i++)
        {
            reported.Add(Reported((byte)i, NowMs));
        }

        byte[] state = ReportedCodec.Encode(reported);
        Assert.IsTrue(state.Length > 0 && state.Length <= Journal.StateBytesMax);
        var read = new ReportedPayments(CountMax);
        Check.IsOk(ReportedCodec.TryDecode(state, 0, state.Length, read), "replay");
        Assert.AreEqual(CountMax, read.Count);
        Assert.AreEqual(reported.TotalMinor, read.TotalMinor);
        Assert.IsTrue(read.Contains(TagOf(127)));
    }

    private static StatusCode CheckPayment(Payment payment)
    {
        return PaymentRules.CheckPayment(Order(), Confirmed(), Hex.Filled(32, 4), payment, AmountMinor);
    }

    private static PaymentOrder Order()
    {
        return new PaymentOrder
        {
            TimestampMs = NowMs,
            VoucherId = Hex.Filled(16, 5),
            PayerCertificateDigest = Hex.Filled(32, 2),
            PayerBank = "bank-a",
            PayeeCertificateDigest = Hex.Filled(32, 1),
            PayeeBank = "bank-b",
            AmountMinor = AmountMinor,
            Currency = "CNY",
        };
    }

    private static Confirmation Confirmed()
    {
        return new Confirmation
        {
            TimestampMs = NowMs,
            VoucherId = Hex.Filled(16, 5),
            OrderDigest = Hex.Filled(32, 3),
            ValidUntilMs = NowMs + HourMs,
            ReportUntilMs = NowMs + (2 * HourMs),
        };
    }

    private static Payment Paid()
    {
        return new Payment
        {
            TimeMs = NowMs,
            VoucherId = Hex.Filled(16, 5),
            ConfirmationDigest = Hex.Filled(32, 4),
            PayeeCertificateDigest = Hex.Filled(32, 1),
            AmountMinor = AmountMinor,
        };
    }

    private static ReportedPayment Reported(byte id, long reportUntilMs)
    {
        return new ReportedPayment
        {
            VoucherId = Hex.Filled(16, id),
            AmountMinor = AmountMinor,
            PayerName = "Card of Ada",
            ReportUntilMs = reportUntilMs,
        };
    }

    private static byte[] TagOf(byte id)
    {
        return ReportedPayments.TagOf(Hex.Filled(16, id));
    }
}
