using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>
/// Takes a payer's order (1st signature), endorses it (2nd), and makes a voucher of the central bank's answer (6th).
/// </summary>
/// <remarks>
/// Durable steps:
/// 1. order and endorsement, the customer's money held, the currency pledged, T1 used up - in one transaction;
/// 2. the central bank is asked (it makes the 3rd to 5th signatures durable before it answers);
/// 3. the archive of all six signatures, the voucher open.
/// A crash after 1 or 2 leaves a held voucher: <see cref="Resume"/> asks again, and so does the same order from the
/// card; both get what the central bank decided the first time. Only its sealed refusal releases the hold.
/// The same order again is not judged again, except that the card's certificate is asked about each time.
/// </remarks>
internal sealed class SubmitOrderUseCase
{
    private readonly BankDesk _desk;
    private readonly OrderCheck _check;

    public SubmitOrderUseCase(BankDesk desk)
    {
        _desk = desk;
        _check = new OrderCheck(desk);
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate card, string account, byte[] message, out byte[] reply)
    {
        reply = [];
        PaymentOrder order = null!;
        StatusCode status = SubmitOrder.TryDecode(message, 0, message.Length, out SubmitOrder request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Order, PaymentOrder.TryDecode, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = _check.Signature(card, request.Order, order.VoucherId);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        BankVoucher? voucher = _desk.Vouchers.Find(order.VoucherId);
        bool isRepeat = voucher is not null && voucher.Account == account
            && voucher.OrderDocument.SequenceEqual(request.Order);
        if (!isRepeat)
        {
            status = _check.Content(card, account, request.Order, order, isVoucherIdTaken: voucher is not null);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            voucher = Hold(card, account, request.Order, order);
        }

        if (voucher!.Place == BankVoucherPlace.Held)
        {
            status = Finish(voucher);
        }

        return status == StatusCode.Ok ? Reply(voucher, out reply) : status;
    }

    /// <summary>Asks again about every held order.</summary>
    public void Resume()
    {
        Office.FinishEach(
            () => _desk.Vouchers.At(BankVoucherPlace.Held),
            voucher => Finish(voucher),
            nameof(SubmitOrder));
    }

    private static StatusCode Reply(BankVoucher voucher, out byte[] reply)
    {
        reply = [];
        if (voucher.ThirdResult.Length == 0)
        {
            // It ended by the central bank's clock before this bank could hand it out.
            return StatusCode.VoucherRolledBack;
        }

        reply = new SubmitOrderReply
        {
            Endorsement = voucher.Endorsement,
            FirstResult = voucher.FirstResult,
            SecondResult = voucher.SecondResult,
            Confirmation = voucher.Confirmation,
            ThirdResult = voucher.ThirdResult,
        }.Encode();
        return StatusCode.Ok;
    }

    private BankVoucher Hold(Certificate card, string account, byte[] document, PaymentOrder order)
    {
        byte[] digest = Sign1.Digest(document);
        BankCurrency currency = _desk.Currencies.ByDigest(order.CurrencyDigest)!;
        var endorsement = new Endorsement
        {
            TimestampMs = order.TimestampMs,
            VoucherId = order.VoucherId,
            PreviousDigest = digest,
        };
        var voucher = new BankVoucher
        {
            VoucherId = order.VoucherId,
            Account = account,
            AmountMinor = order.AmountMinor,
            PayeeBank = order.PayeeBank,
            OrderDigest = digest,
            OrderDocument = document,
            Endorsement = Office.Sign(Endorsement.Label, endorsement.Encode(), order.VoucherId),
            CurrencyDocument = currency.Document,
            PayerCertificate = card.Encoded,
            PayerBankCertificate = Office.Certificate.Encoded,
        };
        Office.Database.Commit(() =>
        {
            Office.Timestamps.Accept(card.Digest, order.TimestampMs, digest);
            _desk.Currencies.Use(currency.RequestId);
            _desk.Vouchers.AddHeld(voucher);
            _desk.PostHold(voucher);
        });
        return voucher;
    }

    private StatusCode Finish(BankVoucher voucher)
    {
        byte[]? reply = Office.Links.Ask(Institutions.CentralBank, new EndorseOrder
        {
            Order = voucher.OrderDocument,
            PayerCertificate = voucher.PayerCertificate,
            CurrencyDocument = voucher.CurrencyDocument,
            Endorsement = voucher.Endorsement,
        }.Encode());
        Certificate? centralBank = reply is null ? null : _desk.CentralBankCertificate();
        if (reply is null || centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = EndorseOrderReply.TryDecode(reply, 0, reply.Length, out EndorseOrderReply answer);
        if (status == StatusCode.Ok)
        {
            status = Open(voucher, answer, centralBank);
            return status == StatusCode.Ok ? status : Unanswered(reply, status);
        }

        // "Could not ask the authority" is said before anything is written, so it releases the hold like any refusal.
        bool isUnasked = status == StatusCode.CertificateStatusUnavailable
            && Retry.IsRefusal(reply, MessageType.EndorseOrderReply, status);
        if (!isUnasked && !Retry.IsFinal(reply, MessageType.EndorseOrderReply, status))
        {
            return Unanswered(reply, status);
        }

        Release(voucher);
        return status;
    }

    private StatusCode Open(BankVoucher voucher, EndorseOrderReply answer, Certificate centralBank)
    {
        var archive = new LoopArchive(Office.Authority)
        {
            Order = voucher.OrderDocument,
            Endorsement = voucher.Endorsement,
            FirstResult = answer.FirstResult,
            SecondResult = answer.SecondResult,
            Confirmation = answer.Confirmation,
            ThirdResult = [],
            PayerCertificate = voucher.PayerCertificate,
            PayerBankCertificate = voucher.PayerBankCertificate,
            CentralBankCertificate = centralBank.Encoded,
            PayeeBankCertificate = answer.PayeeBankCertificate,
        };
        foreach (SignatureCheck check in archive.Check())
        {
            if (check.Status != StatusCode.Ok)
            {
                // The central bank may have confirmed; a broken answer is no refusal, so the hold stays and is asked
                // again.
                return check.Status;
            }

            Office.Log(
                LoopEventKind.DocumentVerified, check.SignedBy, check.Document, StatusCode.Ok, voucher.VoucherId);
        }

        var third = new ThirdResult
        {
            TimestampMs = archive.Terms.TimestampMs,
            VoucherId = voucher.VoucherId,
            PreviousDigest = Sign1.Digest(answer.Confirmation),
            SpendUntilMs = archive.Terms.ValidUntilMs - (long)Office.Options.SpendMargin.TotalMilliseconds,
        };
        voucher.FirstResult = answer.FirstResult;
        voucher.SecondResult = answer.SecondResult;
        voucher.Confirmation = answer.Confirmation;
        voucher.ThirdResult = Office.Sign(ThirdResult.Label, third.Encode(), voucher.VoucherId);
        voucher.CentralBankCertificate = centralBank.Encoded;
        voucher.PayeeBankCertificate = answer.PayeeBankCertificate;
        voucher.ValidUntilMs = archive.Terms.ValidUntilMs;
        voucher.ReportUntilMs = archive.ReportsEndMs;
        voucher.State = (long)BankVoucherPlace.Open;
        Office.Database.Commit(() => _desk.Vouchers.Update(voucher));
        return StatusCode.Ok;
    }

    private StatusCode Unanswered(byte[] reply, StatusCode status)
    {
        return Office.Unanswered(reply, MessageType.EndorseOrderReply, status, Institutions.CentralBank);
    }

    /// <summary>
    /// Nothing was recorded elsewhere: as if the order had not been sent, so the same order may be tried again.
    /// </summary>
    private void Release(BankVoucher voucher)
    {
        BankCurrency currency = _desk.Currencies.ByDigest(Sign1.Digest(voucher.CurrencyDocument))!;
        Office.Database.Commit(() =>
        {
            _desk.Vouchers.RemoveHeld(voucher.VoucherId);
            _desk.Currencies.SetAside(
                currency.RequestId, currency.VoucherId, currency.Account, currency.SetAsideUntilMs, Office.NowMs);
            _desk.PostRelease(voucher);
        });
    }
}
