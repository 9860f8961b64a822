using System;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Shared;

/// <summary>What was paid with a voucher, all of it or a part: the payment that the card signed says it.</summary>
internal static class PaidAmount
{
    /// <summary>May so much be paid with a voucher of this amount?</summary>
    /// <returns>Ok, AmountInvalid or AmountChanged.</returns>
    public static StatusCode Check(long paidMinor, long voucherMinor)
    {
        if (!Amount.IsValid(paidMinor))
        {
            return StatusCode.AmountInvalid;
        }

        return paidMinor > voucherMinor ? StatusCode.AmountChanged : StatusCode.Ok;
    }

    /// <summary>The amount of a payment that was checked before it was kept; 0 where there is none yet.</summary>
    /// <exception cref="InvalidOperationException">It is not a payment: the books cannot be right.</exception>
    public static long Of(byte[] payment)
    {
        if (payment.Length == 0)
        {
            return 0;
        }

        StatusCode status = Sign1.TryRead(payment, Payment.TryDecode, out Payment read);
        return status == StatusCode.Ok
            ? read.AmountMinor
            : throw new InvalidOperationException($"A payment that was kept cannot be read: {status}.");
    }

    /// <summary>The amount of the payment in a Redeem request that was kept; 0 where there is none yet.</summary>
    /// <exception cref="InvalidOperationException">It is not such a request: the books cannot be right.</exception>
    public static long OfReport(byte[] report)
    {
        if (report.Length == 0)
        {
            return 0;
        }

        StatusCode status = Redeem.TryDecode(report, 0, report.Length, out Redeem read);
        return status == StatusCode.Ok
            ? Of(read.Payment)
            : throw new InvalidOperationException($"A report that was kept cannot be read: {status}.");
    }
}
