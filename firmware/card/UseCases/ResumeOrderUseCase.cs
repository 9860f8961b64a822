using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>
/// Sends the order that has no answer yet, the first time or again with the same bytes, and keeps the voucher.
/// </summary>
/// <remarks>
/// The order's record goes last: after the voucher is durable, or after the bank has refused for good. A cut in between
/// sends the order once more; the bank gives the same answer, and a voucher that is there is not added twice.
/// </remarks>
public sealed class ResumeOrderUseCase
{
    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public ResumeOrderUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>The voucher that was added, or null.</summary>
    public Voucher Loaded { get; private set; }

    /// <summary>Sends the order, if there is one, in an open session.</summary>
    /// <returns>
    /// Ok, with or without an order; a refusal or failure otherwise. Orders.Pending tells whether it stays.
    /// </returns>
    public StatusCode Run(BankSession session)
    {
        Loaded = null;
        PendingOrder pending = _card.Orders.Pending;
        if (pending == null)
        {
            return StatusCode.Ok;
        }

        var request = new SubmitOrder();
        request.Order = pending.Order;
        StatusCode status = session.Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = SubmitOrderReply.TryDecode(reply, 0, reply.Length, out SubmitOrderReply answer);
        if (status == StatusCode.Ok)
        {
            status = OrderAnswerCheck.Check(_card.Device, session.Bank, pending.Order, answer);
        }

        _card.Device.Refusals.Note((int)MessageType.SubmitOrderReply, status);
        if (status == StatusCode.Ok)
        {
            return Keep(pending, answer);
        }

        if (BankReply.IsRefusal(reply, MessageType.SubmitOrderReply, status) && OrderStatuses.IsDefinite(status))
        {
            _card.Orders.Clear();
        }

        return status;
    }

    private StatusCode Keep(PendingOrder pending, SubmitOrderReply answer)
    {
        var voucher = new Voucher();
        voucher.PayeeName = pending.PayeeName;
        voucher.Order = pending.Order;
        voucher.Confirmation = answer.Confirmation;
        voucher.ThirdResult = answer.ThirdResult;
        voucher.State = VoucherState.Held;
        StatusCode status = VoucherDocuments.Fill(voucher);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        if (_card.Vouchers.Table.Find(voucher.Id) == null)
        {
            voucher.Slot = _card.Vouchers.Table.FreeSlot();
            if (voucher.Slot >= 0)
            {
                // Before the voucher: cut in between, the order comes again, and is in the history once.
                _card.Book.Note(TransactionKind.Loaded, voucher);
            }

            status = voucher.Slot < 0 ? StatusCode.VoucherTableFull : _card.Vouchers.Add(voucher);
            if (status != StatusCode.Ok)
            {
                return status;
            }

            Loaded = voucher;
        }

        return _card.Orders.Clear();
    }
}
