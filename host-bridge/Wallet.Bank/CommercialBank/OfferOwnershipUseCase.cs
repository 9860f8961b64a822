using System;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// As the payee's bank: takes what its customer may be paid (checks the 3rd signature, gives the 4th).
/// </summary>
/// <remarks>
/// One durable step: the note of what is expected, T1 and the second result. The same offer again gets the same
/// result.
/// </remarks>
internal sealed class OfferOwnershipUseCase
{
    private readonly BankDesk _desk;

    public OfferOwnershipUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate centralBank, byte[] message, out byte[] reply)
    {
        reply = [];
        PaymentOrder order = null!;
        CurrencyDocument currency = null!;
        FirstResult first = null!;
        StatusCode status = OfferOwnership.TryDecode(message, 0, message.Length, out OfferOwnership offer);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(offer.Order, PaymentOrder.TryDecode, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(offer.CurrencyDocument, CurrencyDocument.TryDecode, out currency);
        }

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(offer.FirstResult, FirstResult.TryDecode, out first);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        ExpectedPayment? expected = _desk.Expected.Find(order.VoucherId);
        bool isRepeat = expected is not null && expected.OrderDocument.SequenceEqual(offer.Order)
            && expected.FirstResult.SequenceEqual(offer.FirstResult);
        if (!isRepeat)
        {
            status = Check(centralBank, offer, order, currency, first);
            if (status == StatusCode.Ok && expected is not null && !MayReplace(expected, offer))
            {
                status = StatusCode.IdempotencyConflict;
            }

            if (status != StatusCode.Ok)
            {
                return status;
            }

            expected = Accept(centralBank, offer, order, first);
        }

        reply = new OfferOwnershipReply { SecondResult = expected!.SecondResult }.Encode();
        return StatusCode.Ok;
    }

    /// <summary>
    /// The central bank may have taken an offer out and make it anew for the same order; nobody was paid by it.
    /// </summary>
    private static bool MayReplace(ExpectedPayment expected, OfferOwnership offer)
    {
        return expected.Place == ExpectedPlace.Expected && expected.OrderDocument.SequenceEqual(offer.Order);
    }

    private StatusCode Check(
        Certificate centralBank, OfferOwnership offer, PaymentOrder order, CurrencyDocument currency, FirstResult first)
    {
        byte[] orderDigest = Sign1.Digest(offer.Order);
        if (!Office.IsSignedBy(offer.FirstResult, FirstResult.Label, centralBank, order.VoucherId))
        {
            return StatusCode.SignatureInvalid;
        }

        StatusCode status = Office.Timestamps.Check(order.PayerCertificateDigest, order.TimestampMs, orderDigest);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (order.PayeeBank != Office.Id)
        {
            return StatusCode.WrongBank;
        }

        status = CheckPayee(order.PayeeCertificateDigest);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Amount.IsValid(order.AmountMinor))
        {
            return StatusCode.AmountInvalid;
        }

        if (!Office.IsSignedBy(offer.CurrencyDocument, CurrencyDocument.Label, centralBank, order.VoucherId)
            || currency.AmountMinor != order.AmountMinor || currency.Currency != order.Currency
            || currency.Bank != order.PayerBank
            || !Sign1.Same(order.CurrencyDigest, Sign1.Digest(offer.CurrencyDocument)))
        {
            return StatusCode.CurrencyInvalid;
        }

        if (first.TimestampMs != order.TimestampMs || !Sign1.Same(first.VoucherId, order.VoucherId)
            || !Sign1.Same(first.OrderDigest, orderDigest))
        {
            return StatusCode.TransactionMismatch;
        }

        // The bank answers for its customer, so it takes no voucher that is over before it can be used.
        return first.ValidUntilMs > Office.NowMs && first.GraceMs >= 0 ? StatusCode.Ok : StatusCode.TermsRefused;
    }

    /// <summary>A device that can report no more cannot be paid: the money would only come back by expiry.</summary>
    private StatusCode CheckPayee(byte[] certificateDigest)
    {
        BoundDevice? device = _desk.Customers.Device(certificateDigest);
        if (device is null)
        {
            return StatusCode.PayeeUnknown;
        }

        StatusCode status = _desk.CheckDevice(Certificate.Read(device.Certificate));
        return status is StatusCode.Ok or StatusCode.CertificateStatusUnavailable ? status : StatusCode.PayeeUnknown;
    }

    private ExpectedPayment Accept(
        Certificate centralBank, OfferOwnership offer, PaymentOrder order, FirstResult first)
    {
        // The bank's own term: the end of the grace period is for bringing on what it took in time.
        long graceMs = Math.Min(first.GraceMs, (long)Office.Options.Grace.TotalMilliseconds)
            - (long)Office.Options.ReportTransit.TotalMilliseconds;
        var second = new SecondResult
        {
            TimestampMs = order.TimestampMs,
            VoucherId = order.VoucherId,
            PreviousDigest = Sign1.Digest(offer.FirstResult),
            ReportUntilMs = first.ValidUntilMs + Math.Max(graceMs, 0),
        };
        var expected = new ExpectedPayment
        {
            VoucherId = order.VoucherId,
            Account = _desk.Customers.Device(order.PayeeCertificateDigest)!.Account,
            AmountMinor = order.AmountMinor,
            OrderDocument = offer.Order,
            OrderDigest = Sign1.Digest(offer.Order),
            FirstResult = offer.FirstResult,
            SecondResult = Office.Sign(SecondResult.Label, second.Encode(), order.VoucherId),
            ValidUntilMs = first.ValidUntilMs,
            ReportUntilMs = second.ReportUntilMs,
        };
        Office.Database.Commit(() =>
        {
            Office.Timestamps.Accept(order.PayerCertificateDigest, order.TimestampMs, expected.OrderDigest);
            _desk.Expected.Replace(expected);
            _desk.KeepCentralBank(centralBank);
        });
        return expected;
    }
}
