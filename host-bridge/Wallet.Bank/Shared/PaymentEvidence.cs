using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.Shared;

/// <summary>
/// A payee's report: order, confirmation, payment and the payer's certificate, and what anyone can check in it.
/// </summary>
/// <remarks>
/// Rule for revocation: the payer's certificate must have been good when the order was confirmed, and it was, because
/// the central bank asked the authority then and set the money aside. A payee offline cannot learn of a later
/// revocation, and the card that signed held exactly this voucher; so a later revocation never hurts the payee. For the
/// same reason the certificate's period of validity is compared with the order's T1, not with today.
/// </remarks>
internal sealed class PaymentEvidence
{
    public required byte[] OrderDocument { get; init; }

    public required byte[] ConfirmationDocument { get; init; }

    public required byte[] PaymentDocument { get; init; }

    public required byte[] PayerCertificateDocument { get; init; }

    public PaymentOrder Order { get; private set; } = null!;

    public Confirmation Confirmation { get; private set; } = null!;

    public Payment Payment { get; private set; } = null!;

    public Certificate Payer { get; private set; } = null!;

    public byte[] VoucherId => Order.VoucherId;

    public byte[] PaymentDigest => Sign1.Digest(PaymentDocument);

    /// <summary>Reads all four; nothing is trusted yet.</summary>
    public StatusCode TryRead()
    {
        StatusCode status = Sign1.TryRead(OrderDocument, PaymentOrder.TryDecode, out PaymentOrder order);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Sign1.TryRead(ConfirmationDocument, Confirmation.TryDecode, out Confirmation confirmation);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Sign1.TryRead(PaymentDocument, Payment.TryDecode, out Payment payment);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Certificate.TryRead(PayerCertificateDocument, out Certificate payer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        Order = order;
        Confirmation = confirmation;
        Payment = payment;
        Payer = payer;
        return StatusCode.Ok;
    }

    /// <summary>Certificate and the three signatures.</summary>
    /// <returns>Ok, CertificateInvalid, CertificateExpired, CertificateWrongRole or SignatureInvalid.</returns>
    public StatusCode CheckSignatures(Office office, Certificate centralBank)
    {
        StatusCode status = Payer.Check(office.Authority, Order.TimestampMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (Payer.Role != Role.Card)
        {
            return StatusCode.CertificateWrongRole;
        }

        return office.IsSignedBy(OrderDocument, PaymentOrder.Label, Payer, VoucherId)
            && office.IsSignedBy(ConfirmationDocument, Confirmation.Label, centralBank, VoucherId)
            && office.IsSignedBy(PaymentDocument, Payment.Label, Payer, VoucherId)
                ? StatusCode.Ok
                : StatusCode.SignatureInvalid;
    }

    /// <summary>That the documents belong together and say the same.</summary>
    /// <param name="isVoucherKnown">True when the caller has this very confirmation in its books.</param>
    /// <returns>
    /// Ok, AmountInvalid, AmountChanged where it is more than the voucher's, TransactionMismatch, VoucherUnknown,
    /// VoucherWrongPayee or VoucherExpired.
    /// </returns>
    public StatusCode CheckContent(bool isVoucherKnown)
    {
        StatusCode amount = PaidAmount.Check(Payment.AmountMinor, Order.AmountMinor);
        if (amount != StatusCode.Ok)
        {
            return amount;
        }

        if (!Sign1.Same(Confirmation.VoucherId, Order.VoucherId) || !Sign1.Same(Payment.VoucherId, Order.VoucherId)
            || !Sign1.Same(Confirmation.OrderDigest, Sign1.Digest(OrderDocument))
            || !Sign1.Same(Payment.ConfirmationDigest, Sign1.Digest(ConfirmationDocument))
            || !Sign1.Same(Order.PayerCertificateDigest, Payer.Digest)
            || Confirmation.TimestampMs != Order.TimestampMs)
        {
            return StatusCode.TransactionMismatch;
        }

        if (!isVoucherKnown)
        {
            return StatusCode.VoucherUnknown;
        }

        if (!Sign1.Same(Payment.PayeeCertificateDigest, Order.PayeeCertificateDigest))
        {
            return StatusCode.VoucherWrongPayee;
        }

        return Payment.TimeMs > Confirmation.ValidUntilMs ? StatusCode.VoucherExpired : StatusCode.Ok;
    }
}
