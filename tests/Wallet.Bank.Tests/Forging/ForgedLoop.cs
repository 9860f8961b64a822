using System;
using System.Linq;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests.Forging;

/// <summary>A loop with an order that is ready to be sent, and somebody on the wire who has every key.</summary>
internal sealed class ForgedLoop : IDisposable
{
    private byte[] _document = [];

    public ForgedLoop()
    {
        Loop = new TestLoop();
        Wire = new OpenedWire(Loop);
        NextOrder();
    }

    public TestLoop Loop { get; }

    public OpenedWire Wire { get; }

    public PaymentOrder Order { get; private set; } = new();

    /// <summary>Makes another order ready.</summary>
    public void NextOrder()
    {
        Order = Loop.NewOrder();
        _document = Loop.Card.Sign(PaymentOrder.Label, Order.Encode());
    }

    /// <summary>Sends the order; always the very same document.</summary>
    public StatusCode Submit() => Loop.Submit(Order, _document, out _);

    /// <summary>A document of the loop, forged in one way.</summary>
    public byte[] Of(Forged how, byte[] document, string label, string sender) =>
        Forgery.Of(how, document, label, Wire.KeyOf(sender), Order.TimestampMs);

    /// <summary>A document of the card, forged in one way.</summary>
    public byte[] OfCard(Forged how, byte[] document) =>
        Forgery.Of(how, document, PaymentOrder.Label, Loop.Card.Key, Order.TimestampMs);

    /// <summary>What the payer's bank would sign for an order; a good signature whatever the order is.</summary>
    public byte[] Endorse(byte[] document)
    {
        PaymentOrder.TryDecode(Forgery.PayloadOf(document), out PaymentOrder order);
        return Sign(Institutions.BankA, Endorsement.Label, new Endorsement
        {
            TimestampMs = order.TimestampMs,
            VoucherId = order.VoucherId,
            PreviousDigest = SHA256.HashData(document),
        }.Encode());
    }

    public void RewriteEndorseOrder(Action<EndorseOrder> change) =>
        Wire.Between(Institutions.BankA, Institutions.CentralBank).Rewrite<EndorseOrder>(
            MessageType.EndorseOrder, EndorseOrder.TryDecode, read => read.Encode(), change);

    public void RewriteEndorseOrderReply(Action<EndorseOrderReply> change) =>
        Wire.Between(Institutions.BankA, Institutions.CentralBank).RewriteReplyTo<EndorseOrderReply>(
            MessageType.EndorseOrder, EndorseOrderReply.TryDecode, read => read.Encode(), change);

    public void RewriteOffer(Action<OfferOwnership> change) =>
        Wire.Between(Institutions.CentralBank, Institutions.BankB).Rewrite<OfferOwnership>(
            MessageType.OfferOwnership, OfferOwnership.TryDecode, read => read.Encode(), change);

    public void RewriteOfferReply(Action<OfferOwnershipReply> change) =>
        Wire.Between(Institutions.CentralBank, Institutions.BankB).RewriteReplyTo<OfferOwnershipReply>(
            MessageType.OfferOwnership, OfferOwnershipReply.TryDecode, read => read.Encode(), change);

    /// <summary>The institution must have written the refusal down, in its log of events and in its table.</summary>
    public static void ExpectRefused(TestLoop loop, string by, string message, StatusCode status, string of)
    {
        string wanted = $"{by} refused {message} of {of}: {status}";
        string[] logged = loop.System.Events.Where(happened => happened.Kind == LoopEventKind.Refused)
            .Select(e => $"{e.Institution} refused {e.Subject} of {e.Counterpart}: {e.Status}").ToArray();
        CollectionAssert.Contains(logged, wanted, string.Join("; ", logged));
        string[] kept = loop.System.Refusals(100)
            .Select(r => $"{r.Institution} refused {r.Message} of {r.Counterpart}: {r.Status}").ToArray();
        CollectionAssert.Contains(kept, wanted, string.Join("; ", kept));
    }

    /// <inheritdoc cref="ExpectRefused(TestLoop, string, string, StatusCode, string)"/>
    public void ExpectRefused(string by, string message, StatusCode status, string of) =>
        ExpectRefused(Loop, by, message, status, of);

    public byte[] Sign(string institution, string label, byte[] payload) =>
        Forgery.Sign(Wire.KeyOf(institution), label, payload);

    public void Dispose()
    {
        Wire.Dispose();
        Loop.Dispose();
    }
}
