using Wallet.Protocol;

namespace Wallet.Card.Domain;

/// <summary>What a bank's refusal of an order means for the order.</summary>
public static class OrderStatuses
{
    /// <summary>True where sending the same bytes again cannot help: the order is dead and may be forgotten.</summary>
    /// <remarks>
    /// Only for refusals that the bank itself sent inside the session. Forgetting an order that a bank accepted after
    /// all costs time and no money: its voucher is never spent, expires, and the bank gives the money back. Whatever is
    /// not named here is worth sending again, so that a new status errs on that side.
    /// </remarks>
    public static bool IsDefinite(StatusCode status)
    {
        switch (status)
        {
            case StatusCode.CertificateInvalid:
            case StatusCode.CertificateExpired:
            case StatusCode.CertificateRevoked:
            case StatusCode.CertificateUnknown:
            case StatusCode.CertificateWrongRole:
            case StatusCode.SignatureInvalid:
            case StatusCode.TimestampStale:
            case StatusCode.TimestampReplayed:
            case StatusCode.WrongBank:
            case StatusCode.AccountUnknown:
            case StatusCode.PayeeUnknown:
            case StatusCode.AmountInvalid:
            case StatusCode.AmountChanged:
            case StatusCode.InsufficientFunds:
            case StatusCode.CurrencyInvalid:
            case StatusCode.CurrencySpent:
            case StatusCode.TransactionMismatch:
            case StatusCode.IdempotencyConflict:
            case StatusCode.TermsRefused:
            case StatusCode.VoucherExpired:
            case StatusCode.VoucherSpent:
            case StatusCode.VoucherRolledBack:
                return true;
            default:
                return false;
        }
    }
}
