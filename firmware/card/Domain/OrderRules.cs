using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Card.Domain;

/// <summary>Do the five answers to an order continue it and each other, on terms the card accepts?</summary>
public static class OrderRules
{
    /// <summary>Checks what signatures do not: one transaction, one timestamp, an unbroken chain, sane terms.</summary>
    /// <returns>Ok, TransactionMismatch or TermsRefused.</returns>
    public static StatusCode CheckAnswer(PaymentOrder order, byte[] orderDigest, OrderAnswer answer, long nowMs)
    {
        StatusCode status = CheckTransaction(order, answer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = CheckChain(orderDigest, answer);
        return status != StatusCode.Ok ? status : CheckTerms(answer, nowMs);
    }

    private static StatusCode CheckTransaction(PaymentOrder order, OrderAnswer answer)
    {
        bool same = IsSame(order, answer.Endorsement.TimestampMs, answer.Endorsement.VoucherId)
            && IsSame(order, answer.FirstResult.TimestampMs, answer.FirstResult.VoucherId)
            && IsSame(order, answer.SecondResult.TimestampMs, answer.SecondResult.VoucherId)
            && IsSame(order, answer.Confirmation.TimestampMs, answer.Confirmation.VoucherId)
            && IsSame(order, answer.ThirdResult.TimestampMs, answer.ThirdResult.VoucherId);
        return same ? StatusCode.Ok : StatusCode.TransactionMismatch;
    }

    private static bool IsSame(PaymentOrder order, long timestampMs, byte[] voucherId)
    {
        return timestampMs == order.TimestampMs && AreEqual(voucherId, order.VoucherId);
    }

    // Order <- endorsement <- first result <- second result <- confirmation <- third result; the central bank's two
    // also name the order itself, so that a payee needs no more than order and confirmation.
    private static StatusCode CheckChain(byte[] orderDigest, OrderAnswer answer)
    {
        bool unbroken = AreEqual(answer.Endorsement.PreviousDigest, orderDigest)
            && AreEqual(answer.FirstResult.PreviousDigest, answer.EndorsementDigest)
            && AreEqual(answer.FirstResult.OrderDigest, orderDigest)
            && AreEqual(answer.SecondResult.PreviousDigest, answer.FirstResultDigest)
            && AreEqual(answer.Confirmation.PreviousDigest, answer.SecondResultDigest)
            && AreEqual(answer.Confirmation.OrderDigest, orderDigest)
            && AreEqual(answer.ThirdResult.PreviousDigest, answer.ConfirmationDigest);
        return unbroken ? StatusCode.Ok : StatusCode.TransactionMismatch;
    }

    private static StatusCode CheckTerms(OrderAnswer answer, long nowMs)
    {
        Confirmation confirmation = answer.Confirmation;
        if (confirmation.ValidUntilMs != answer.FirstResult.ValidUntilMs
            || confirmation.ReportUntilMs != answer.SecondResult.ReportUntilMs)
        {
            return StatusCode.TermsRefused;
        }

        // A card that may pay later than the voucher is valid would hand a payee an invalid receipt.
        bool ordered = answer.ThirdResult.SpendUntilMs <= confirmation.ValidUntilMs
            && confirmation.ValidUntilMs <= confirmation.ReportUntilMs;
        return ordered && answer.ThirdResult.SpendUntilMs > nowMs ? StatusCode.Ok : StatusCode.TermsRefused;
    }

    private static bool AreEqual(byte[] a, byte[] b)
    {
        return a.Length == b.Length && Bytes.AreEqual(a, 0, b, 0, a.Length);
    }
}
