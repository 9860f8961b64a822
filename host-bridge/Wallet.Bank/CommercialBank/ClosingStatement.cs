using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.CommercialBank;

/// <summary>Checks the central bank's word that a voucher has ended.</summary>
internal static class ClosingStatement
{
    /// <summary>Ok, an encoding status, SignatureInvalid or TransactionMismatch.</summary>
    public static StatusCode CheckRollBack(Office office, Certificate centralBank, BankVoucher voucher, byte[] document)
    {
        StatusCode status = ReadRollBack(office, centralBank, document, out RollBackStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return Sign1.Same(statement.VoucherId, voucher.VoucherId)
            && Sign1.Same(statement.OrderDigest, voucher.OrderDigest)
                ? StatusCode.Ok
                : StatusCode.TransactionMismatch;
    }

    /// <summary>Reads a roll-back statement that the central bank signed.</summary>
    public static StatusCode ReadRollBack(
        Office office, Certificate centralBank, byte[] document, out RollBackStatement statement)
    {
        StatusCode status = Sign1.TryRead(document, RollBackStatement.TryDecode, out statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return office.IsSignedBy(document, RollBackStatement.Label, centralBank, statement.VoucherId)
            ? StatusCode.Ok
            : StatusCode.SignatureInvalid;
    }

    /// <summary>
    /// The redemption of this very payment, the payment signed by the voucher's payer, of no more than the voucher.
    /// </summary>
    /// <returns>
    /// Ok, an encoding status, SignatureInvalid, TransactionMismatch, AmountInvalid or AmountChanged.
    /// </returns>
    public static StatusCode CheckRedemption(
        Office office, Certificate centralBank, BankVoucher voucher, byte[] document, byte[] payment)
    {
        StatusCode status = Sign1.TryRead(document, RedemptionStatement.TryDecode, out RedemptionStatement statement);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Certificate payer = Certificate.Read(voucher.PayerCertificate);
        if (!office.IsSignedBy(document, RedemptionStatement.Label, centralBank, voucher.VoucherId)
            || !office.IsSignedBy(payment, Payment.Label, payer, voucher.VoucherId))
        {
            return StatusCode.SignatureInvalid;
        }

        return Sign1.Same(statement.VoucherId, voucher.VoucherId)
            && Sign1.Same(statement.PaymentDigest, Sign1.Digest(payment))
                ? CheckPayment(voucher, payment)
                : StatusCode.TransactionMismatch;
    }

    // The books follow the payment's amount, so this bank sees for itself that it is of this voucher and within it.
    private static StatusCode CheckPayment(BankVoucher voucher, byte[] document)
    {
        StatusCode status = Sign1.TryRead(document, Payment.TryDecode, out Payment payment);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        return Sign1.Same(payment.VoucherId, voucher.VoucherId)
            ? PaidAmount.Check(payment.AmountMinor, voucher.AmountMinor)
            : StatusCode.TransactionMismatch;
    }
}
