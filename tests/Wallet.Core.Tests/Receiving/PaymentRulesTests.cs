using System;
using Wallet.Core.Receiving;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Tests.Receiving;

/// <summary>What a terminal asks of a voucher beyond its signatures: each row has one thing wrong.</summary>
[TestClass]
public sealed class PaymentRulesTests
{
    private const long NowMs = 1_767_225_600_000;
    private static readonly byte[] s_own = Filled(1);
    private static readonly byte[] s_payer = Filled(2);
    private static readonly byte[] s_orderDigest = Filled(3);
    private static readonly byte[] s_confirmationDigest = Filled(4);

    private readonly PaymentOrder _order = new()
    {
        TimestampMs = NowMs,
        VoucherId = Filled(5, 16),
        PayerCertificateDigest = s_payer,
        PayerBank = "bank-a",
        PayeeCertificateDigest = s_own,
        PayeeBank = "bank-b",
        AmountMinor = 12_50,
        Currency = "CNY",
    };

    private readonly Confirmation _confirmation = new()
    {
        TimestampMs = NowMs,
        VoucherId = Filled(5, 16),
        OrderDigest = s_orderDigest,
        ValidUntilMs = NowMs + 1_000,
        ReportUntilMs = NowMs + 2_000,
    };

    private readonly Payment _payment = new()
    {
        TimeMs = NowMs,
        VoucherId = Filled(5, 16),
        ConfirmationDigest = s_confirmationDigest,
        PayeeCertificateDigest = s_own,
        AmountMinor = 12_50,
    };

    [TestMethod]
    public void Voucher_AsAgreed_IsGood() => ExpectAll(StatusCode.Ok, StatusCode.Ok, StatusCode.Ok, StatusCode.Ok);

    [TestMethod]
    public void CheckPayer_AnotherCertificate_TransactionMismatch()
    {
        _order.PayerCertificateDigest = Filled(9);
        ExpectAll(payer: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckPayer_AnotherBankThanTheCertificates_WrongBank()
    {
        _order.PayerBank = "bank-b";
        ExpectAll(payer: StatusCode.WrongBank);
    }

    [TestMethod]
    public void CheckConfirmation_OfAnotherOrder_TransactionMismatch()
    {
        _confirmation.OrderDigest = Filled(9);
        ExpectAll(confirmation: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckConfirmation_OfAnotherVoucher_TransactionMismatch()
    {
        _confirmation.VoucherId = Filled(9, 16);
        ExpectAll(confirmation: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckConfirmation_AnotherTimestamp_TransactionMismatch()
    {
        _confirmation.TimestampMs++;
        ExpectAll(confirmation: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckSale_ForAnotherPayee_VoucherWrongPayee()
    {
        _order.PayeeCertificateDigest = Filled(9);
        _payment.PayeeCertificateDigest = Filled(9);
        ExpectAll(sale: StatusCode.VoucherWrongPayee);
    }

    [TestMethod]
    public void CheckSale_PayerIsThePayee_PayerIsPayee()
    {
        _order.PayerCertificateDigest = s_own;
        ExpectAll(payer: StatusCode.TransactionMismatch, sale: StatusCode.PayerIsPayee);
    }

    [TestMethod]
    public void CheckSale_ForAnotherBank_WrongBank()
    {
        _order.PayeeBank = "bank-a";
        ExpectAll(sale: StatusCode.WrongBank);
    }

    [TestMethod]
    public void CheckSale_VoucherOfLessThanAsked_AmountChanged()
    {
        _order.AmountMinor--;
        _payment.AmountMinor--;
        ExpectAll(sale: StatusCode.AmountChanged, payment: StatusCode.AmountChanged);
    }

    [TestMethod]
    [DataRow(12_51)]
    [DataRow(50_00)]
    [DataRow(Amount.MinorMax)]
    public void CheckSale_VoucherOfMoreThanAsked_IsGoodForWhatIsAsked(long orderMinor)
    {
        _order.AmountMinor = orderMinor;
        ExpectAll();
    }

    [TestMethod]
    public void CheckSale_AnotherCurrency_CurrencyInvalid()
    {
        _order.Currency = "EUR";
        ExpectAll(sale: StatusCode.CurrencyInvalid);
    }

    [TestMethod]
    public void CheckPayment_OfAnotherVoucher_TransactionMismatch()
    {
        _payment.VoucherId = Filled(9, 16);
        ExpectAll(payment: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckPayment_OfAnotherConfirmation_TransactionMismatch()
    {
        _payment.ConfirmationDigest = Filled(9);
        ExpectAll(payment: StatusCode.TransactionMismatch);
    }

    [TestMethod]
    public void CheckPayment_ToAnotherPayee_VoucherWrongPayee()
    {
        _payment.PayeeCertificateDigest = Filled(9);
        ExpectAll(payment: StatusCode.VoucherWrongPayee);
    }

    [TestMethod]
    [DataRow(12_51)]
    [DataRow(12_49)]
    [DataRow(0)]
    [DataRow(50_00)]
    public void CheckPayment_AnotherAmount_AmountChanged(long amountMinor)
    {
        _order.AmountMinor = 50_00;
        _payment.AmountMinor = amountMinor;
        ExpectAll(payment: StatusCode.AmountChanged);
    }

    [TestMethod]
    public void CheckPayment_MadeAfterTheEnd_VoucherExpired()
    {
        _payment.TimeMs = _confirmation.ValidUntilMs + 1;
        ExpectAll(payment: StatusCode.VoucherExpired);
    }

    [TestMethod]
    [DataRow(0, StatusCode.Ok)]
    [DataRow(1_000, StatusCode.Ok)]
    [DataRow(1_001, StatusCode.VoucherExpired)]
    public void CheckValidity_AtAndAfterTheEnd_IsGoodToTheLastMillisecond(int laterMs, StatusCode status) =>
        Assert.AreEqual(status, PaymentRules.CheckValidity(_confirmation, NowMs + laterMs));

    [TestMethod]
    public void CheckRedemption_OfAnotherVoucherOrPayment_TransactionMismatch()
    {
        var statement = new RedemptionStatement { VoucherId = Filled(5, 16), PaymentDigest = Filled(6) };

        Assert.AreEqual(StatusCode.Ok, PaymentRules.CheckRedemption(statement, Filled(5, 16), Filled(6)));
        StatusCode voucher = PaymentRules.CheckRedemption(statement, Filled(9, 16), Filled(6));
        StatusCode payment = PaymentRules.CheckRedemption(statement, Filled(5, 16), Filled(9));
        Assert.AreEqual(StatusCode.TransactionMismatch, voucher);
        Assert.AreEqual(StatusCode.TransactionMismatch, payment);
    }

    private static byte[] Filled(byte value, int count = 32)
    {
        byte[] bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    private void ExpectAll(
        StatusCode payer = StatusCode.Ok,
        StatusCode confirmation = StatusCode.Ok,
        StatusCode sale = StatusCode.Ok,
        StatusCode payment = StatusCode.Ok)
    {
        Assert.AreEqual(payer, PaymentRules.CheckPayer(_order, s_payer, "bank-a"));
        Assert.AreEqual(confirmation, PaymentRules.CheckConfirmation(_order, s_orderDigest, _confirmation));
        Assert.AreEqual(sale, PaymentRules.CheckSale(_order, s_own, "bank-b", 12_50, "CNY"));
        Assert.AreEqual(payment, PaymentRules.CheckPayment(
            _order, _confirmation, s_confirmationDigest, _payment, 12_50));
    }
}
