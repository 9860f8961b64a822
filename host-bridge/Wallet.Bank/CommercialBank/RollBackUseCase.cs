using System.Linq;
using Wallet.Bank.Shared;
using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CommercialBank;

/// <summary>A payer gives an unused voucher back.</summary>
/// <remarks>
/// Durable steps: 1. the request, the voucher on its way back; 2. the central bank is asked (the same request again
/// gets the same statement); 3. the statement with the money. A refusal makes the voucher open again: it then ends by
/// use or by expiry.
/// </remarks>
internal sealed class RollBackUseCase
{
    private readonly BankDesk _desk;

    public RollBackUseCase(BankDesk desk)
    {
        _desk = desk;
    }

    private Office Office => _desk.Office;

    public StatusCode Run(Certificate card, string account, byte[] message, out byte[] reply)
    {
        reply = [];
        RollBackRequest asked = null!;
        StatusCode status = RollBack.TryDecode(message, 0, message.Length, out RollBack request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Request, RollBackRequest.TryDecode, out asked);
        }

        if (status == StatusCode.Ok)
        {
            status = _desk.CheckDevice(card);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (!Office.IsSignedBy(request.Request, RollBackRequest.Label, card, asked.VoucherId))
        {
            return StatusCode.SignatureInvalid;
        }

        BankVoucher? voucher = _desk.Vouchers.Find(asked.VoucherId);
        bool isRepeat = voucher is not null && voucher.Account == account
            && voucher.RollBackRequest.SequenceEqual(request.Request);
        if (!isRepeat)
        {
            status = Check(card, account, asked, voucher);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            voucher!.State = (long)BankVoucherPlace.Returning;
            voucher.RollBackRequest = request.Request;
            Office.Database.Commit(() => _desk.Vouchers.Update(voucher));
        }

        if (voucher!.Place == BankVoucherPlace.Returning)
        {
            status = Finish(voucher);
        }
        else if (voucher.Place == BankVoucherPlace.Redeemed)
        {
            // It was used while the request was on its way; the statement in the archive speaks of that.
            status = StatusCode.RollBackAfterUse;
        }

        if (status == StatusCode.Ok)
        {
            reply = new RollBackReply { Statement = voucher.Statement }.Encode();
        }

        return status;
    }

    /// <summary>Asks again about every voucher on its way back.</summary>
    public void Resume()
    {
        Office.FinishEach(
            () => _desk.Vouchers.At(BankVoucherPlace.Returning),
            voucher => Finish(voucher),
            nameof(RollBack));
    }

    private StatusCode Check(Certificate card, string account, RollBackRequest asked, BankVoucher? voucher)
    {
        if (voucher is null || voucher.Account != account)
        {
            return StatusCode.VoucherUnknown;
        }

        // Another card of the same account has no say: only the one that holds the voucher can have struck it out.
        if (!Sign1.Same(voucher.OrderDigest, asked.OrderDigest)
            || !Sign1.Same(voucher.PayerCertificate, card.Encoded))
        {
            return StatusCode.TransactionMismatch;
        }

        return voucher.Place switch
        {
            BankVoucherPlace.Open when IsAboveLimit(voucher) => StatusCode.RollBackLimit,
            BankVoucherPlace.Open => StatusCode.Ok,
            BankVoucherPlace.RolledBack => StatusCode.VoucherRolledBack,
            BankVoucherPlace.Redeemed or BankVoucherPlace.PaidUnderGuarantee => StatusCode.RollBackAfterUse,
            _ => StatusCode.OrderPending,
        };
    }

    /// <summary>
    /// A card that is broken may have paid with what it gives back, so no account is returned more than the bank can
    /// lose. The voucher stays open: its payee can report it, and it returns by expiry. One that is expired by the
    /// central bank's clock too, which may be a little behind, is past the limit.
    /// </summary>
    private bool IsAboveLimit(BankVoucher voucher)
    {
        long nowMs = Office.NowMs;
        return nowMs <= voucher.ValidUntilMs + (long)Office.Options.Freshness.TotalMilliseconds
            && _desk.Vouchers.ReturnedMinor(voucher.Account, nowMs) + voucher.AmountMinor
                > Office.Options.RollBackMaxMinor;
    }

    private StatusCode Finish(BankVoucher voucher)
    {
        byte[]? reply = Office.Links.Ask(Institutions.CentralBank, new RollBackVoucher
        {
            Request = voucher.RollBackRequest,
            PayerCertificate = voucher.PayerCertificate,
        }.Encode());
        Certificate? centralBank = reply is null ? null : _desk.CentralBankCertificate();
        if (reply is null || centralBank is null)
        {
            return StatusCode.BankUnavailable;
        }

        StatusCode status = RollBackVoucherReply.TryDecode(reply, 0, reply.Length, out RollBackVoucherReply answer);
        if (Retry.IsFinal(reply, MessageType.RollBackVoucherReply, status))
        {
            voucher.State = (long)BankVoucherPlace.Open;
            voucher.RollBackRequest = [];
            Office.Database.Commit(() => _desk.Vouchers.Update(voucher));
            return status;
        }

        if (status != StatusCode.Ok)
        {
            return status == StatusCode.CertificateStatusUnavailable ? status : Unanswered(reply, status);
        }

        status = ClosingStatement.CheckRollBack(Office, centralBank, voucher, answer.Statement);
        if (status != StatusCode.Ok)
        {
            return Unanswered(reply, status);
        }

        voucher.State = (long)BankVoucherPlace.RolledBack;
        voucher.Statement = answer.Statement;
        Office.Database.Commit(() =>
        {
            _desk.Vouchers.Update(voucher);
            _desk.PostReturn(voucher);
        });
        return StatusCode.Ok;
    }

    private StatusCode Unanswered(byte[] reply, StatusCode status)
    {
        return Office.Unanswered(reply, MessageType.RollBackVoucherReply, status, Institutions.CentralBank);
    }
}
