using System;
using Wallet.Card.Domain;
using Wallet.Core;
using Wallet.Core.Documents;
using Wallet.Core.Session;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Simulator.Scenarios;

/// <summary>
/// What a card does whose holder has got at its key and its records: it signs whatever is asked of it. Runs in place of
/// the firmware, see <see cref="Guest.Commit"/>.
/// </summary>
internal static class HostileCard
{
    private const string Currency = "CNY";
    private const int WaitMs = 1_000;
    private const int TouchBytesMax = 1024;

    /// <summary>Asks for currency as it should, then sends another order than that is for.</summary>
    /// <param name="device">The card.</param>
    /// <param name="like">The voucher whose payee is ordered for.</param>
    /// <param name="change">Makes the order another one.</param>
    /// <param name="beforeOrder">Called when all but the order itself is done.</param>
    /// <returns>What the bank says to the order, or why it was not sent.</returns>
    public static StatusCode Order(DeviceContext device, Voucher like, Action<PaymentOrder> change, Action beforeOrder)
    {
        PaymentOrder order = ReadOrder(like);
        order.VoucherId = new byte[PaymentOrder.VoucherIdBytes];
        const int randomBytes = PaymentOrder.VoucherIdRandomBytes;
        device.Random.Fill(order.VoucherId, 0, randomBytes);
        device.Identity.PublicKey.AsSpan(0, order.VoucherId.Length - randomBytes)
            .CopyTo(order.VoucherId.AsSpan(randomBytes));
        var session = new BankSession(device);
        StatusCode status = session.Open(true);
        byte[] reply = [];
        if (status == StatusCode.Ok)
        {
            byte[] ask = new RequestCurrency
            {
                VoucherId = order.VoucherId,
                AmountMinor = order.AmountMinor,
                Currency = Currency,
            }.Encode();
            status = session.Exchange(ask, out reply);
        }

        RequestCurrencyReply? currency = null;
        status = status == StatusCode.Ok
            ? RequestCurrencyReply.TryDecode(reply, 0, reply.Length, out currency)
            : status;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        order.CurrencyDigest = SignedDocument.Digest(currency!.CurrencyDocument);
        order.TimestampMs = device.Clock.NowMsOr0();
        change(order);
        beforeOrder();
        byte[] signed = HostileSigner.Sign(device, PaymentOrder.Label, order.Encode());
        status = session.Exchange(new SubmitOrder { Order = signed }.Encode(), out reply);
        return status == StatusCode.Ok ? SubmitOrderReply.TryDecode(reply, 0, reply.Length, out _) : status;
    }

    /// <summary>The timestamp T1 of a voucher's order.</summary>
    public static long TimestampOf(Voucher voucher) => ReadOrder(voucher).TimestampMs;

    /// <summary>Asks for a voucher's money back, whatever became of it.</summary>
    /// <returns>What the bank says.</returns>
    public static StatusCode RollBack(DeviceContext device, Voucher voucher)
    {
        byte[] request = HostileSigner.Sign(device, RollBackRequest.Label, new RollBackRequest
        {
            TimestampMs = device.Clock.NowMsOr0(),
            VoucherId = voucher.Id,
            OrderDigest = voucher.OrderDigest,
        }.Encode());
        var session = new BankSession(device);
        StatusCode status = session.Open(true);
        byte[] reply = [];
        status = status == StatusCode.Ok
            ? session.Exchange(new RollBack { Request = request }.Encode(), out reply)
            : status;
        return status == StatusCode.Ok ? RollBackReply.TryDecode(reply, 0, reply.Length, out _) : status;
    }

    /// <summary>Signs a payment, as often as wanted: each with a nonce of its own, so no two are the same.</summary>
    public static byte[] Pay(DeviceContext device, Voucher voucher, byte[] terminalNonce)
    {
        byte[] payment = new Payment
        {
            TimeMs = device.Clock.NowMsOr0(),
            VoucherId = voucher.Id,
            ConfirmationDigest = voucher.ConfirmationDigest,
            PayeeCertificateDigest = voucher.PayeeCertificateDigest,
            AmountMinor = voucher.AmountMinor,
            TerminalNonce = terminalNonce,
        }.Encode();
        return HostileSigner.Sign(device, Payment.Label, payment);
    }

    /// <summary>Lays these papers before the next terminal, until it has taken a payment or the power goes.</summary>
    public static void Present(DeviceContext device, Papers papers)
    {
        var command = new byte[TouchBytesMax];
        bool isPaid = false;
        byte[] nonce = [];
        while (!isPaid)
        {
            int count = device.Ports.TouchTarget.TryReceive(command, 0, command.Length);
            byte[]? answer = null;
            if (TouchOpen.TryDecode(command, 0, count, out TouchOpen open) == StatusCode.Ok)
            {
                nonce = open.TerminalNonce;
                answer = new TouchOpenReply
                {
                    Order = papers.Order,
                    Confirmation = papers.Confirmation,
                    PayerCertificate = papers.Certificate,
                }.Encode();
            }
            else if (TouchPay.TryDecode(command, 0, count, out _) == StatusCode.Ok)
            {
                answer = new TouchPayReply { Payment = papers.Pay(nonce) }.Encode();
                isPaid = true;
            }

            if (answer is not null)
            {
                device.Ports.TouchTarget.Reply(answer, 0, answer.Length);
            }
            else
            {
                device.Ports.Events.Wait(WaitMs);
            }
        }
    }

    private static PaymentOrder ReadOrder(Voucher voucher)
    {
        var signed = new Protocol.Cose.CoseSign1();
        Protocol.Cose.CoseSign1.TryDecode(voucher.Order, 0, voucher.Order.Length, signed);
        PaymentOrder.TryDecode(signed.Payload, out PaymentOrder order);
        return order;
    }
}
