using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>
/// A payee's bank reports a payment: the money moves to it. The same payment again gets the same statement.
/// </summary>
/// <remarks>
/// One durable step: pending -> reserve of the payee's bank for what was paid, pending -> reserve of the payer's bank
/// for the rest of the voucher, the statement, and the note to the payer's bank in the outbox. After a roll-back on
/// request, which has returned all of it, the payee is paid all the same, out of the payer's bank's reserve
/// (ARCHITECTURE.md, "Money in the institutions"). Revocation: see <see cref="PaymentEvidence"/>.
/// </remarks>
internal sealed class RedeemUseCase
{
    private readonly Office _office;
    private readonly CentralStore _store;

    public RedeemUseCase(Office office, CentralStore store)
    {
        _office = office;
        _store = store;
    }

    public StatusCode Run(Certificate bank, byte[] message, out byte[] reply)
    {
        reply = [];
        StatusCode status = Redeem.TryDecode(message, 0, message.Length, out Redeem request);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var evidence = new PaymentEvidence
        {
            OrderDocument = request.Order,
            ConfirmationDocument = request.Confirmation,
            PaymentDocument = request.Payment,
            PayerCertificateDocument = request.PayerCertificate,
        };
        status = evidence.TryRead();
        if (status != StatusCode.Ok)
        {
            return status;
        }

        CentralVoucher? voucher = _store.Voucher(evidence.VoucherId);
        bool isRepeat = voucher is not null && voucher.PayeeBank == bank.Institution
            && voucher.PaymentDigest.SequenceEqual(evidence.PaymentDigest);
        if (!isRepeat)
        {
            status = Check(bank, evidence, voucher);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            Carry(voucher!, evidence);
        }

        reply = new RedeemReply { Redemption = voucher!.RedemptionStatement }.Encode();
        return StatusCode.Ok;
    }

    private StatusCode Check(Certificate bank, PaymentEvidence evidence, CentralVoucher? voucher)
    {
        StatusCode asked = _office.AskStatus(evidence.Payer);
        StatusCode status = evidence.Payer.Check(_office.Authority, evidence.Order.TimestampMs);
        if (status == StatusCode.Ok && asked == StatusCode.CertificateUnknown)
        {
            status = asked;
        }

        if (status == StatusCode.Ok)
        {
            status = evidence.CheckSignatures(_office, _office.Certificate);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (evidence.Order.PayeeBank != bank.Institution)
        {
            return StatusCode.WrongBank;
        }

        bool isKnown = voucher is not null && voucher.Confirmation.SequenceEqual(evidence.ConfirmationDocument);
        status = evidence.CheckContent(isKnown);
        if (status == StatusCode.Ok)
        {
            status = CheckPlace(voucher!);
        }

        if (status == StatusCode.Ok && asked == StatusCode.CertificateStatusUnavailable)
        {
            NoteArrival(voucher!);
            return asked;
        }

        return status;
    }

    private StatusCode CheckPlace(CentralVoucher voucher)
    {
        if (voucher.Place is CentralVoucherState.Redeemed or CentralVoucherState.PaidUnderGuarantee)
        {
            return StatusCode.VoucherSpent;
        }

        long arrivedMs = voucher.ReportedMs != 0 ? voucher.ReportedMs : _office.NowMs;
        bool isExpired = voucher.Place == CentralVoucherState.RolledBack
            && voucher.RollBackReason == (long)RollBackReason.Expiry;
        return isExpired || arrivedMs > voucher.ReportsEndMs ? StatusCode.ReportTooLate : StatusCode.Ok;
    }

    /// <summary>
    /// A good report that only the silent authority holds up has arrived: its deadline is met from now on.
    /// </summary>
    private void NoteArrival(CentralVoucher voucher)
    {
        if (voucher.ReportedMs == 0)
        {
            voucher.ReportedMs = _office.NowMs;
            _office.Database.Commit(() => _store.Update(voucher));
        }
    }

    private void Carry(CentralVoucher voucher, PaymentEvidence evidence)
    {
        bool isGuarantee = voucher.Place == CentralVoucherState.RolledBack;
        var statement = new RedemptionStatement
        {
            VoucherId = voucher.VoucherId,
            PaymentDigest = evidence.PaymentDigest,
            TimeMs = _office.NowMs,
        };
        voucher.State = (long)(isGuarantee ? CentralVoucherState.PaidUnderGuarantee : CentralVoucherState.Redeemed);
        voucher.Payment = evidence.PaymentDocument;
        voucher.PaymentDigest = evidence.PaymentDigest;
        voucher.RedemptionStatement = _office.Sign(RedemptionStatement.Label, statement.Encode(), voucher.VoucherId);
        byte[] note = new VoucherClosed
        {
            VoucherId = voucher.VoucherId,
            Outcome = (long)(isGuarantee ? BankVoucherState.PaidUnderGuarantee : BankVoucherState.Redeemed),
            Statement = voucher.RedemptionStatement,
            Evidence = voucher.Payment,
        }.Encode();
        _office.Database.Commit(() =>
        {
            _store.Update(voucher);
            _office.Outbox.Add(voucher.PayerBank, note);
            _office.Books.Post(
                isGuarantee ? "paid under guarantee" : "voucher redeemed",
                voucher.VoucherId,
                new(isGuarantee ? CentralStore.Reserve(voucher.PayerBank) : CentralStore.Pending, -voucher.PaidMinor),
                new(CentralStore.Reserve(voucher.PayeeBank), voucher.PaidMinor));
            if (!isGuarantee && voucher.PaidMinor < voucher.AmountMinor)
            {
                PostRest(voucher);
            }
        });
    }

    private void PostRest(CentralVoucher voucher)
    {
        long restMinor = voucher.AmountMinor - voucher.PaidMinor;
        _office.Books.Post(
            "rest returned",
            voucher.VoucherId,
            new(CentralStore.Pending, -restMinor),
            new(CentralStore.Reserve(voucher.PayerBank), restMinor));
    }
}
