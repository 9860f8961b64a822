using Wallet.Core.Receiving;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Tests;

/// <summary>Received payments for tests of what keeps them; nobody has signed them.</summary>
internal static class PaymentSample
{
    internal const long AmountMinor = 500;

    // The vouchers are of more than what was paid with them.
    private const long OrderMinor = 50_000;

    internal static ReceivedPayment Received(int id, long reportUntilMs) => new()
    {
        VoucherId = Id(id),
        Tag = ReportedPayments.TagOf(Id(id)),
        AmountMinor = AmountMinor,
        PayerName = "Ann",
        ReportUntilMs = reportUntilMs,
        State = PaymentState.ToReport,
    };

    // Signatures are checked before a payment is kept and not when it is read again.
    internal static PaymentDocuments Documents(int id, long reportUntilMs)
    {
        var order = new PaymentOrder
        {
            VoucherId = Id(id),
            PayerCertificateDigest = new byte[PaymentOrder.PayerCertificateDigestBytes],
            PayerBank = "bank-a",
            PayeeCertificateDigest = new byte[PaymentOrder.PayeeCertificateDigestBytes],
            PayeeBank = "bank-b",
            AmountMinor = OrderMinor,
            Currency = "CNY",
            CurrencyDigest = new byte[PaymentOrder.CurrencyDigestBytes],
        };
        var confirmation = new Confirmation
        {
            VoucherId = Id(id),
            PreviousDigest = new byte[Confirmation.PreviousDigestBytes],
            OrderDigest = new byte[Confirmation.OrderDigestBytes],
            ReportUntilMs = reportUntilMs,
        };
        var payment = new Payment
        {
            VoucherId = Id(id),
            ConfirmationDigest = new byte[Payment.ConfirmationDigestBytes],
            PayeeCertificateDigest = new byte[Payment.PayeeCertificateDigestBytes],
            AmountMinor = PaymentSample.AmountMinor,
            TerminalNonce = new byte[Payment.TerminalNonceBytes],
        };
        return new PaymentDocuments
        {
            Order = Signed(order.Encode()),
            Confirmation = Signed(confirmation.Encode()),
            Payment = Signed(payment.Encode()),
            PayerCertificate = [4],
        };
    }

    private static byte[] Signed(byte[] payload) => CoseSign1.Encode(payload, new byte[CoseSign1.SignatureBytes]);

    internal static byte[] Id(int id)
    {
        var voucherId = new byte[16];
        voucherId[0] = (byte)id;
        return voucherId;
    }
}
