using Wallet.Bank.Shared.Crypto;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.CentralBank;

/// <summary>An EndorseOrder with everything in it read; nothing of it is trusted yet.</summary>
internal sealed class EndorsedOrder
{
    private EndorsedOrder(
        EndorseOrder request, PaymentOrder order, Endorsement endorsement, CurrencyDocument currency, Certificate payer)
    {
        Request = request;
        Order = order;
        Endorsement = endorsement;
        Currency = currency;
        Payer = payer;
        OrderDigest = Sign1.Digest(request.Order);
    }

    public EndorseOrder Request { get; }

    public PaymentOrder Order { get; }

    public Endorsement Endorsement { get; }

    public CurrencyDocument Currency { get; }

    public Certificate Payer { get; }

    public byte[] OrderDigest { get; }

    public static StatusCode TryRead(byte[] message, out EndorsedOrder endorsed)
    {
        endorsed = null!;
        PaymentOrder order = null!;
        Endorsement endorsement = null!;
        CurrencyDocument currency = null!;
        Certificate payer = null!;
        StatusCode status = EndorseOrder.TryDecode(message, 0, message.Length, out EndorseOrder request);
        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Order, PaymentOrder.TryDecode, out order);
        }

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.Endorsement, Endorsement.TryDecode, out endorsement);
        }

        if (status == StatusCode.Ok)
        {
            status = Sign1.TryRead(request.CurrencyDocument, CurrencyDocument.TryDecode, out currency);
        }

        if (status == StatusCode.Ok)
        {
            status = Certificate.TryRead(request.PayerCertificate, out payer);
        }

        if (status == StatusCode.Ok)
        {
            endorsed = new EndorsedOrder(request, order, endorsement, currency, payer);
        }

        return status;
    }

    /// <summary>
    /// True when the endorsement is about this order, with the same T1, and the order is this payer's, under an id of
    /// its own.
    /// </summary>
    public bool Continues()
    {
        return Endorsement.TimestampMs == Order.TimestampMs
            && Sign1.Same(Endorsement.VoucherId, Order.VoucherId)
            && Sign1.Same(Endorsement.PreviousDigest, OrderDigest)
            && Sign1.Same(Order.PayerCertificateDigest, Payer.Digest)
            && PaymentOrder.IsIdOf(Order.VoucherId, Payer.PublicKey);
    }
}
