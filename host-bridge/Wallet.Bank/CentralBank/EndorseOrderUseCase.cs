using System;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>
/// Takes an endorsed order, gives it a period of validity (3rd signature), asks the payee's bank (4th), confirms
/// (5th).
/// </summary>
/// <remarks>
/// Durable steps:
/// 1. the offer with the first result; T1 is used up. No money has moved;
/// 2. the payee's bank is asked (it makes the 4th signature durable before it answers);
/// 3. the confirmation, together with currency -> pending.
/// A crash after 1 or 2 leaves an offer; the payer's bank asks again with the same order and endorsement, which is not
/// judged again but goes on from the same first result. A refusal by the payee's bank takes the offer out.
/// </remarks>
internal sealed class EndorseOrderUseCase
{
    private readonly Office _office;
    private readonly CentralStore _store;

    public EndorseOrderUseCase(Office office, CentralStore store)
    {
        _office = office;
        _store = store;
    }

    public StatusCode Run(Certificate bank, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = EndorsedOrder.TryRead(message, out EndorsedOrder endorsed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        CentralVoucher? voucher = _store.Voucher(endorsed.Order.VoucherId);
        bool isRepeat = voucher is not null && voucher.PayerBank == bank.Institution
            && voucher.OrderDocument.SequenceEqual(endorsed.Request.Order)
            && voucher.Endorsement.SequenceEqual(endorsed.Request.Endorsement);
        if (!isRepeat)
        {
            status = Check(bank, endorsed, isVoucherIdTaken: voucher is not null);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            voucher = Offer(bank, endorsed);
        }

        if (voucher!.Place == CentralVoucherState.Offered)
        {
            status = AskPayeeBank(voucher, endorsed.Order);
            if (status != StatusCode.Ok)
            {
                return status;
            }
        }

        reply = new EndorseOrderReply
        {
            FirstResult = voucher.FirstResult,
            SecondResult = voucher.SecondResult,
            Confirmation = voucher.Confirmation,
            PayeeBankCertificate = voucher.PayeeBankCertificate,
        }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Check(Certificate bank, EndorsedOrder endorsed, bool isVoucherIdTaken)
    {
        StatusCode status = CheckSignatures(bank, endorsed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        PaymentOrder order = endorsed.Order;
        status = _office.Timestamps.Check(endorsed.Payer.Digest, order.TimestampMs, endorsed.OrderDigest);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (order.PayerBank != bank.Institution)
        {
            return StatusCode.WrongBank;
        }

        if (!Institutions.Banks.Contains(order.PayeeBank))
        {
            return StatusCode.PayeeUnknown;
        }

        if (!Amount.IsValid(order.AmountMinor) || order.AmountMinor > _office.Options.TransactionMaxMinor)
        {
            return StatusCode.AmountInvalid;
        }

        status = CheckCurrency(bank, endorsed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!endorsed.Continues())
        {
            return StatusCode.TransactionMismatch;
        }

        return isVoucherIdTaken ? StatusCode.IdempotencyConflict : StatusCode.Ok;
    }

    private StatusCode CheckSignatures(Certificate bank, EndorsedOrder endorsed)
    {
        StatusCode status = endorsed.Payer.Check(_office.Authority, _office.NowMs);
        if (status == StatusCode.Ok)
        {
            status = _office.AskStatus(endorsed.Payer);
        }

        if (status is not (StatusCode.Ok or StatusCode.CertificateStatusUnavailable))
        {
            return status;
        }

        if (endorsed.Payer.Role != Role.Card)
        {
            return StatusCode.CertificateWrongRole;
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        byte[] id = endorsed.Order.VoucherId;
        return _office.IsSignedBy(endorsed.Request.Order, PaymentOrder.Label, endorsed.Payer, id)
            && _office.IsSignedBy(endorsed.Request.Endorsement, Endorsement.Label, bank, id)
                ? StatusCode.Ok
                : StatusCode.SignatureInvalid;
    }

    private StatusCode CheckCurrency(Certificate bank, EndorsedOrder endorsed)
    {
        byte[] document = endorsed.Request.CurrencyDocument;
        CurrencyDocument currency = endorsed.Currency;
        if (!_office.IsSignedBy(document, CurrencyDocument.Label, _office.Certificate, endorsed.Order.VoucherId)
            || currency.Bank != bank.Institution || currency.AmountMinor != endorsed.Order.AmountMinor
            || currency.Currency != endorsed.Order.Currency || currency.Currency != Institutions.Currency
            || !Sign1.Same(endorsed.Order.CurrencyDigest, Sign1.Digest(document))
            || _store.CurrencyBySerial(currency.Serial) is null)
        {
            return StatusCode.CurrencyInvalid;
        }

        return _store.IsCurrencySpent(currency.Serial) ? StatusCode.CurrencySpent : StatusCode.Ok;
    }

    private CentralVoucher Offer(Certificate bank, EndorsedOrder endorsed)
    {
        PaymentOrder order = endorsed.Order;
        var first = new FirstResult
        {
            TimestampMs = order.TimestampMs,
            VoucherId = order.VoucherId,
            PreviousDigest = Sign1.Digest(endorsed.Request.Endorsement),
            OrderDigest = endorsed.OrderDigest,
            ValidUntilMs = _office.NowMs + (long)_office.Options.Validity.TotalMilliseconds,
            GraceMs = (long)_office.Options.Grace.TotalMilliseconds,
        };
        var voucher = new CentralVoucher
        {
            VoucherId = order.VoucherId,
            PayerBank = bank.Institution,
            PayeeBank = order.PayeeBank,
            AmountMinor = order.AmountMinor,
            CurrencySerial = endorsed.Currency.Serial,
            PayerDigest = endorsed.Payer.Digest,
            OrderDigest = endorsed.OrderDigest,
            OrderDocument = endorsed.Request.Order,
            Endorsement = endorsed.Request.Endorsement,
            CurrencyDocument = endorsed.Request.CurrencyDocument,
            FirstResult = _office.Sign(FirstResult.Label, first.Encode(), order.VoucherId),
            ValidUntilMs = first.ValidUntilMs,
            GraceMs = first.GraceMs,
        };
        _office.Database.Commit(() =>
        {
            _office.Timestamps.Accept(endorsed.Payer.Digest, order.TimestampMs, endorsed.OrderDigest);
            _store.AddOffered(voucher);
        });
        return voucher;
    }

    private StatusCode AskPayeeBank(CentralVoucher voucher, PaymentOrder order)
    {
        byte[]? reply = _office.Links.Ask(voucher.PayeeBank, new OfferOwnership
        {
            Order = voucher.OrderDocument,
            CurrencyDocument = voucher.CurrencyDocument,
            FirstResult = voucher.FirstResult,
        }.Encode());
        Certificate? payeeBank = reply is null ? null : _office.Links.CertificateOf(voucher.PayeeBank);
        if (reply is null || payeeBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        SecondResult second = null!;
        StatusCode status = OfferOwnershipReply.TryDecode(reply, 0, reply.Length, out OfferOwnershipReply answer);
        if (Retry.IsWorthIt(status))
        {
            return StatusCode.BankUnavailable;
        }

        bool isRefusal = Retry.IsRefusal(reply, MessageType.OfferOwnershipReply, status);

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(answer.SecondResult, SecondResult.TryDecode, out second);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckSecond(voucher, order, answer.SecondResult, second, payeeBank);
        }

        if (status != StatusCode.Ok)
        {
            if (!isRefusal)
            {
                _office.Refuse(nameof(OfferOwnershipReply), status, voucher.PayeeBank);
            }

            _store.Remove(voucher.VoucherId);
            return status;
        }

        Confirm(voucher, order, answer.SecondResult, second.ReportUntilMs, payeeBank);
        return StatusCode.Ok;
    }

    private StatusCode CheckSecond(
        CentralVoucher voucher, PaymentOrder order, byte[] document, SecondResult second, Certificate payeeBank)
    {
        if (!_office.IsSignedBy(document, SecondResult.Label, payeeBank, voucher.VoucherId))
        {
            return StatusCode.SignatureInvalid;
        }

        if (second.TimestampMs != order.TimestampMs || !Sign1.Same(second.VoucherId, voucher.VoucherId)
            || !Sign1.Same(second.PreviousDigest, Sign1.Digest(voucher.FirstResult)))
        {
            return StatusCode.TransactionMismatch;
        }

        // The payee may be given less time to report than offered, never more, and never less than the validity itself.
        return second.ReportUntilMs >= voucher.ValidUntilMs
            && second.ReportUntilMs <= voucher.ValidUntilMs + voucher.GraceMs
                ? StatusCode.Ok
                : StatusCode.TermsRefused;
    }

    private void Confirm(
        CentralVoucher voucher, PaymentOrder order, byte[] secondDocument, long reportUntilMs, Certificate payeeBank)
    {
        var confirmation = new Confirmation
        {
            TimestampMs = order.TimestampMs,
            VoucherId = voucher.VoucherId,
            PreviousDigest = Sign1.Digest(secondDocument),
            OrderDigest = voucher.OrderDigest,
            ValidUntilMs = voucher.ValidUntilMs,
            ReportUntilMs = reportUntilMs,
        };
        voucher.SecondResult = secondDocument;
        voucher.Confirmation = _office.Sign(Confirmation.Label, confirmation.Encode(), voucher.VoucherId);
        voucher.PayeeBankCertificate = payeeBank.Encoded;
        voucher.ReportUntilMs = reportUntilMs;
        voucher.State = (long)CentralVoucherState.Open;
        _office.Database.Commit(() =>
        {
            _store.Update(voucher);
            _office.Books.Post(
                "order confirmed",
                voucher.VoucherId,
                new(CentralStore.Currency(voucher.PayerBank), -voucher.AmountMinor),
                new(CentralStore.Pending, voucher.AmountMinor));
        });
    }
}
