using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Receiving;

/// <summary>
/// Is this voucher good for what is to be paid? Each check returns the first reason why not, and changes nothing.
/// </summary>
/// <remarks>Signatures are checked elsewhere; here is what they do not say.</remarks>
public static class PaymentRules
{
    /// <summary>Is the order that of the certificate's holder?</summary>
    public static StatusCode CheckPayer(PaymentOrder order, byte[] payerCertificateDigest, string payerBank)
    {
        if (!AreEqual(order.PayerCertificateDigest, payerCertificateDigest))
        {
            return StatusCode.TransactionMismatch;
        }

        return order.PayerBank == payerBank ? StatusCode.Ok : StatusCode.WrongBank;
    }

    /// <summary>Does the central bank's confirmation stand for this order?</summary>
    public static StatusCode CheckConfirmation(PaymentOrder order, byte[] orderDigest, Confirmation confirmation)
    {
        bool stands = AreEqual(confirmation.OrderDigest, orderDigest)
            && AreEqual(confirmation.VoucherId, order.VoucherId)
            && confirmation.TimestampMs == order.TimestampMs;
        return stands ? StatusCode.Ok : StatusCode.TransactionMismatch;
    }

    /// <summary>Does the order pay this device, as much as this, in this currency?</summary>
    /// <remarks>A voucher is good for up to its amount: the payment says how much of it is paid.</remarks>
    public static StatusCode CheckSale(
        PaymentOrder order, byte[] ownCertificateDigest, string ownBank, long amountMinor, string currency)
    {
        if (!AreEqual(order.PayeeCertificateDigest, ownCertificateDigest))
        {
            return StatusCode.VoucherWrongPayee;
        }

        if (AreEqual(order.PayerCertificateDigest, ownCertificateDigest))
        {
            return StatusCode.PayerIsPayee;
        }

        if (order.PayeeBank != ownBank)
        {
            return StatusCode.WrongBank;
        }

        if (order.AmountMinor < amountMinor)
        {
            return StatusCode.AmountChanged;
        }

        return order.Currency == currency ? StatusCode.Ok : StatusCode.CurrencyInvalid;
    }

    /// <summary>Is it valid now?</summary>
    public static StatusCode CheckValidity(Confirmation confirmation, long nowMs)
    {
        return nowMs > confirmation.ValidUntilMs ? StatusCode.VoucherExpired : StatusCode.Ok;
    }

    /// <summary>Was it received before?</summary>
    /// <remarks>
    /// By the tag that is remembered after reporting: of two unreported payments that share it, the second would seem
    /// reported once the first is.
    /// </remarks>
    public static StatusCode CheckNew(byte[] voucherId, PaymentTable payments, ReportedPayments reported)
    {
        byte[] tag = ReportedPayments.TagOf(voucherId);
        return payments.Contains(tag) || reported.Contains(tag) ? StatusCode.VoucherSpent : StatusCode.Ok;
    }

    /// <summary>Does the payment hand over this amount of this voucher, to this payee?</summary>
    /// <remarks>
    /// The nonce is not compared: after a torn touch the card hands over the payment it signed then, under the nonce of
    /// then, which this device may have forgotten with its power. A payment is good once because its voucher is. What
    /// that leaves to a reader between the two is in ARCHITECTURE.md, Limits.
    /// </remarks>
    public static StatusCode CheckPayment(
        PaymentOrder order, Confirmation confirmation, byte[] confirmationDigest, Payment payment, long amountMinor)
    {
        if (!AreEqual(payment.VoucherId, order.VoucherId) || !AreEqual(payment.ConfirmationDigest, confirmationDigest))
        {
            return StatusCode.TransactionMismatch;
        }

        if (!AreEqual(payment.PayeeCertificateDigest, order.PayeeCertificateDigest))
        {
            return StatusCode.VoucherWrongPayee;
        }

        if (payment.AmountMinor != amountMinor)
        {
            return StatusCode.AmountChanged;
        }

        // By the card's clock; the central bank would not redeem one that says it was made after the voucher's time.
        return payment.TimeMs > confirmation.ValidUntilMs ? StatusCode.VoucherExpired : StatusCode.Ok;
    }

    /// <summary>Does the central bank's statement say that this very payment was redeemed?</summary>
    public static StatusCode CheckRedemption(RedemptionStatement statement, byte[] voucherId, byte[] paymentDigest)
    {
        bool same = AreEqual(statement.VoucherId, voucherId) && AreEqual(statement.PaymentDigest, paymentDigest);
        return same ? StatusCode.Ok : StatusCode.TransactionMismatch;
    }

    private static bool AreEqual(byte[] a, byte[] b)
    {
        return a.Length == b.Length && Bytes.AreEqual(a, 0, b, 0, a.Length);
    }
}
