using Wallet.Card.Domain;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Cose;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>Asks the bank what became of every voucher on the card, and ends those that have ended.</summary>
/// <remarks>
/// The bank is believed as it is: the card only forgets, and what it forgets the bank must pay out by the statements of
/// the central bank that it has to keep. An order without an answer is asked after as well, so that one the bank can
/// never answer in a way the card accepts does not stand in the way for ever.
/// </remarks>
public sealed class AskVoucherStatesUseCase
{
    /// <summary>
    /// An order the bank has not heard of so long after its timestamp is refused by every bank as stale.
    /// </summary>
    public const long OrderLifeMs = 600000;

    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public AskVoucherStatesUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>Asks in an open session.</summary>
    public StatusCode Run(BankSession session)
    {
        VoucherTable table = _card.Vouchers.Table;
        var asked = new Voucher[table.Count];
        var ids = new byte[table.Count][];
        for (int i = 0; i < asked.Length; i++)
        {
            asked[i] = table.At(i);
            ids[i] = asked[i].Id;
        }

        StatusCode status = Ask(session, ids, out long[] states);
        for (int i = 0; i < asked.Length && status == StatusCode.Ok; i++)
        {
            VoucherOutcome outcome = VoucherRules.OutcomeOf(asked[i].State, (BankVoucherState)(int)states[i]);
            if (outcome != VoucherOutcome.None)
            {
                status = _card.Close(asked[i], outcome);
            }
        }

        return status == StatusCode.Ok ? AskPending(session) : status;
    }

    private static StatusCode Ask(BankSession session, byte[][] ids, out long[] states)
    {
        states = new long[0];
        if (ids.Length == 0)
        {
            return StatusCode.Ok;
        }

        var request = new VoucherStates();
        request.VoucherIds = ids;
        StatusCode status = session.Exchange(request.Encode(), out byte[] reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = VoucherStatesReply.TryDecode(reply, 0, reply.Length, out VoucherStatesReply answer);
        if (status == StatusCode.Ok)
        {
            states = answer.States;
            status = states.Length == ids.Length ? StatusCode.Ok : StatusCode.MessageMalformed;
        }

        return status;
    }

    private StatusCode AskPending(BankSession session)
    {
        PendingOrder pending = _card.Orders.Pending;
        if (pending == null)
        {
            return StatusCode.Ok;
        }

        var sign1 = new CoseSign1();
        PaymentOrder order = null;
        StatusCode status = CoseSign1.TryDecode(pending.Order, 0, pending.Order.Length, sign1);
        status = status == StatusCode.Ok ? PaymentOrder.TryDecode(sign1.Payload, out order) : status;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Ask(session, new byte[][] { order.VoucherId }, out long[] states);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var state = (BankVoucherState)(int)states[0];
        bool isStale = _card.Device.Clock.NowMsOr0() > order.TimestampMs + OrderLifeMs;
        bool isOver = VoucherRules.OutcomeOf(VoucherState.Held, state) != VoucherOutcome.None
            || (state == BankVoucherState.Unknown && isStale);
        return isOver ? _card.Orders.Clear() : StatusCode.Ok;
    }
}
