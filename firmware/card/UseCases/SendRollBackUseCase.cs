using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Documents;
using Wallet.Core.Safety;
using Wallet.Core.Session;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Tells the bank of a voucher that is struck out, the first time or again, and ends it.</summary>
/// <remarks>
/// Each time under a new timestamp, because the bank refuses an old one. It gives one voucher back once.
/// </remarks>
public sealed class SendRollBackUseCase
{
    private readonly CardContext _card;
    private readonly DeviceContext _device;

    /// <summary>For this card.</summary>
    public SendRollBackUseCase(CardContext card)
    {
        _card = card;
        _device = card.Device;
    }

    /// <summary>Sends the request in an open session.</summary>
    /// <returns>
    /// Ok: the voucher has ended. Otherwise it stays struck out, unless the bank says that it has ended before.
    /// </returns>
    public StatusCode Run(BankSession session, Voucher voucher)
    {
        // A request may only be signed for a voucher that can never be paid with again.
        Guard.That(voucher.State == VoucherState.StruckOut, 606);
        StatusCode status = _card.Orders.NextTimestamp(_device.Clock.NowMsOr0(), out long timestampMs);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var document = new RollBackRequest();
        document.TimestampMs = timestampMs;
        document.VoucherId = voucher.Id;
        document.OrderDigest = voucher.OrderDigest;
        var request = new RollBack();
        status = SigningGate.Sign(_device, RollBackRequest.Label, document.Encode(), out byte[] signed);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        request.Request = signed;
        status = session.Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = RollBackReply.TryDecode(reply, 0, reply.Length, out RollBackReply answer);
        if (status == StatusCode.Ok)
        {
            status = CheckStatement(voucher, answer.Statement);
        }

        _device.Refusals.Note((int)MessageType.RollBackReply, status);
        if (status == StatusCode.Ok)
        {
            return _card.Close(voucher, VoucherOutcome.RolledBack);
        }

        bool hasEnded = BankReply.IsRefusal(reply, MessageType.RollBackReply, status);
        VoucherOutcome outcome = hasEnded ? OutcomeOf(status) : VoucherOutcome.None;
        if (outcome != VoucherOutcome.None)
        {
            _card.Close(voucher, outcome);
        }

        return status;
    }

    private static VoucherOutcome OutcomeOf(StatusCode refusal)
    {
        switch (refusal)
        {
            case StatusCode.VoucherRolledBack:
                return VoucherOutcome.RolledBack;
            case StatusCode.VoucherExpired:
                return VoucherOutcome.Expired;
            case StatusCode.RollBackAfterUse:
            case StatusCode.VoucherSpent:
                return VoucherOutcome.Redeemed;
            default:
                return VoucherOutcome.None;
        }
    }

    private StatusCode CheckStatement(Voucher voucher, byte[] signed)
    {
        StatusCode status = SignedDocument.Verify(
            _device, signed, RollBackStatement.Label, _device.Identity.CentralBank, out byte[] payload);
        RollBackStatement statement = null;
        if (status == StatusCode.Ok)
        {
            status = RollBackStatement.TryDecode(payload, out statement);
        }

        if (status != StatusCode.Ok)
        {
            return status;
        }

        bool same = Bytes.AreEqual(statement.VoucherId, 0, voucher.Id, 0, voucher.Id.Length)
            && Bytes.AreEqual(statement.OrderDigest, 0, voucher.OrderDigest, 0, voucher.OrderDigest.Length);
        return same ? StatusCode.Ok : StatusCode.TransactionMismatch;
    }
}
