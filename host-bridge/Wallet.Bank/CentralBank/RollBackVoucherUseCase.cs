using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>Returns an unused voucher: on the payer's request, or because nobody reported it in time.</summary>
/// <remarks>
/// One durable step: pending -> reserve of the payer's bank, the statement, and the notes in the outbox. A request
/// has no freshness to check: the card strikes the voucher out before it signs, so an old request is as true as a new
/// one.
/// </remarks>
internal sealed class RollBackVoucherUseCase
{
    private readonly Office _office;
    private readonly CentralStore _store;
    private readonly List<string> _stuck = [];

    public RollBackVoucherUseCase(Office office, CentralStore store)
    {
        _office = office;
        _store = store;
    }

    /// <summary>Overdue vouchers that could not be returned the last time, in plain words.</summary>
    public IReadOnlyList<string> Stuck => _stuck;

    public StatusCode Run(Certificate bank, byte[] message, out byte[] reply)
    {
        reply = [];
        RollBackRequest asked = null!;
        Certificate payer = null!;
        StatusCode status = RollBackVoucher.TryDecode(message, 0, message.Length, out RollBackVoucher request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Request, RollBackRequest.TryDecode, out asked);
        }

        if (status == StatusCode.Ok)
        {
            status = Certificate.TryRead(request.PayerCertificate, out payer);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        CentralVoucher? voucher = _store.Voucher(asked.VoucherId);
        bool isRepeat = voucher is not null && voucher.RollBackStatement.Length > 0
            && voucher.PayerBank == bank.Institution && voucher.RollBackRequest.SequenceEqual(request.Request);
        if (!isRepeat)
        {
            status = CheckSignature(request.Request, payer, asked);
            if (status == StatusCode.Ok)
            {
                status = CheckVoucher(bank, asked, payer, voucher);
            }

            if (status != StatusCode.Ok)
            {
                return status;
            }

            voucher!.RollBackRequest = request.Request;
            Return(voucher, RollBackReason.Request);
        }

        reply = new RollBackVoucherReply { Statement = voucher!.RollBackStatement }.Encode();
        return StatusCode.Ok;
    }

    /// <summary>Returns every open voucher whose grace period is over, by the central bank's clock.</summary>
    public void ReturnOverdue()
    {
        _stuck.Clear();
        foreach (CentralVoucher voucher in _store.Overdue(_office.NowMs))
        {
            if (!_office.Guarded(() => Return(voucher, RollBackReason.Expiry), nameof(ReturnOverdue)))
            {
                _stuck.Add($"voucher {Convert.ToHexStringLower(voucher.VoucherId)} cannot be returned");
            }
        }
    }

    private StatusCode CheckSignature(byte[] document, Certificate payer, RollBackRequest asked)
    {
        StatusCode status = payer.Check(_office.Authority, _office.NowMs);
        if (status == StatusCode.Ok)
        {
            status = _office.AskStatus(payer);
        }

        if (status is not (StatusCode.Ok or StatusCode.CertificateStatusUnavailable))
        {
            return status;
        }

        if (payer.Role != Role.Card)
        {
            return StatusCode.CertificateWrongRole;
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        return _office.IsSignedBy(document, RollBackRequest.Label, payer, asked.VoucherId)
            ? StatusCode.Ok
            : StatusCode.SignatureInvalid;
    }

    private StatusCode CheckVoucher(Certificate bank, RollBackRequest asked, Certificate payer, CentralVoucher? voucher)
    {
        if (voucher is null || voucher.Place == CentralVoucherState.Offered)
        {
            return StatusCode.VoucherUnknown;
        }

        if (voucher.PayerBank != bank.Institution)
        {
            return StatusCode.WrongBank;
        }

        if (!Sign1.Same(voucher.OrderDigest, asked.OrderDigest) || !Sign1.Same(voucher.PayerDigest, payer.Digest))
        {
            return StatusCode.TransactionMismatch;
        }

        return voucher.Place switch
        {
            CentralVoucherState.RolledBack => StatusCode.VoucherRolledBack,
            CentralVoucherState.Open when voucher.ReportedMs != 0 => StatusCode.RollBackAfterUse,
            CentralVoucherState.Open when _office.NowMs > voucher.ValidUntilMs => StatusCode.VoucherExpired,
            CentralVoucherState.Open => StatusCode.Ok,
            _ => StatusCode.RollBackAfterUse,
        };
    }

    private void Return(CentralVoucher voucher, RollBackReason reason)
    {
        var statement = new RollBackStatement
        {
            VoucherId = voucher.VoucherId,
            OrderDigest = voucher.OrderDigest,
            Reason = (long)reason,
            TimeMs = _office.NowMs,
        };
        voucher.State = (long)CentralVoucherState.RolledBack;
        voucher.RollBackReason = (long)reason;
        voucher.RollBackStatement = _office.Sign(RollBackStatement.Label, statement.Encode(), voucher.VoucherId);
        byte[] note = new VoucherClosed
        {
            VoucherId = voucher.VoucherId,
            Outcome = (long)BankVoucherState.RolledBack,
            Statement = voucher.RollBackStatement,
            Evidence = [],
        }.Encode();
        _office.Database.Commit(() =>
        {
            _store.Update(voucher);
            _office.Outbox.Add(voucher.PayerBank, note);
            _office.Outbox.Add(voucher.PayeeBank, note);
            _office.Books.Post(
                reason == RollBackReason.Request ? "voucher rolled back on request" : "voucher rolled back by expiry",
                voucher.VoucherId,
                new(CentralStore.Pending, -voucher.AmountMinor),
                new(CentralStore.Reserve(voucher.PayerBank), voucher.AmountMinor));
        });
    }
}
