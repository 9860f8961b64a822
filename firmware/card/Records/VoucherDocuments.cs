using Wallet.Card.Domain;
using Wallet.Core.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;

namespace Wallet.Card.Records;

/// <summary>Reads out of a voucher's documents what the card needs at hand. Signatures are checked elsewhere.</summary>
public static class VoucherDocuments
{
    /// <summary>Fills id, amount, currency, payee, digests and end of use from the three documents.</summary>
    /// <returns>Ok, or what is wrong with a document; the voucher is then not to be used.</returns>
    public static StatusCode Fill(Voucher voucher)
    {
        var sign1 = new CoseSign1();
        StatusCode status = CoseSign1.TryDecode(voucher.Order, 0, voucher.Order.Length, sign1);
        PaymentOrder order = null;
        if (status == StatusCode.Ok)
        {
            status = PaymentOrder.TryDecode(sign1.Payload, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = CoseSign1.TryDecode(voucher.ThirdResult, 0, voucher.ThirdResult.Length, sign1);
        }

        ThirdResult thirdResult = null;
        if (status == StatusCode.Ok)
        {
            status = ThirdResult.TryDecode(sign1.Payload, out thirdResult);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        voucher.Id = order.VoucherId;
        voucher.AmountMinor = order.AmountMinor;
        voucher.Currency = order.Currency;
        voucher.PayeeCertificateDigest = order.PayeeCertificateDigest;
        voucher.OrderDigest = Sha256.Hash(voucher.Order);
        voucher.ConfirmationDigest = Sha256.Hash(voucher.Confirmation);
        voucher.SpendUntilMs = thirdResult.SpendUntilMs;
        return StatusCode.Ok;
    }
}
