using Wallet.Card.Domain;
using Wallet.Core.Signing;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>The terminal found the voucher good: check, sign, journal, answer - in that order.</summary>
/// <remarks>
/// The payment is in the journal, read back, before it leaves the card. A cut before that: nothing was paid. A cut
/// after: the same payment is handed over again at the next touch of this payee for this amount. There is never another
/// one for the same voucher, so nobody can be paid twice with it.
/// </remarks>
public sealed class TouchPayUseCase
{
    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public TouchPayUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>The voucher whose payment the last answer carried, or null.</summary>
    public Voucher Paid { get; private set; }

    /// <summary>Answers a TouchPay.</summary>
    /// <returns>The encoded TouchPayReply.</returns>
    public byte[] Run(byte[] command, int count)
    {
        Paid = null;
        var reply = new TouchPayReply();
        reply.Status = TouchPay.TryDecode(command, 0, count, out TouchPay request);
        if (reply.Status == StatusCode.Ok)
        {
            reply.Status = Pay(request);
        }

        if (reply.Status == StatusCode.Ok)
        {
            Paid = _card.Touch.Offered;
            reply.Payment = Paid.Payment;
        }

        _card.Touch.Withdraw();
        _card.Device.Refusals.Note((int)MessageType.TouchPay, reply.Status);
        return reply.Encode();
    }

    private StatusCode Pay(TouchPay request)
    {
        Voucher voucher = _card.Touch.Offered;
        if (voucher == null)
        {
            return StatusCode.NotArmed;
        }

        if (!Bytes.AreEqual(voucher.Id, 0, request.VoucherId, 0, voucher.Id.Length))
        {
            return StatusCode.VoucherUnknown;
        }

        byte[] nonce = _card.Touch.OfferedNonce;
        if (!Bytes.AreEqual(nonce, 0, request.TerminalNonce, 0, nonce.Length))
        {
            return StatusCode.NonceMismatch;
        }

        // Handed over again: the journal has it.
        return voucher.State == VoucherState.Spent ? StatusCode.Ok : PayNow(voucher, nonce);
    }

    private StatusCode PayNow(Voucher voucher, byte[] terminalNonce)
    {
        // Looked at again, because the holder's yes may have run out between the two commands.
        if (_card.State != DeviceState.Armed || _card.Touch.Armed != voucher)
        {
            return StatusCode.NotArmed;
        }

        long nowMs = _card.Device.Clock.NowMsOr0();
        StatusCode status = _card.CheckPayment();
        status = status == StatusCode.Ok ? VoucherRules.CheckPay(voucher, nowMs) : status;
        if (status != StatusCode.Ok)
        {
            return status;
        }

        var payment = new Payment();
        payment.TimeMs = nowMs;
        payment.VoucherId = voucher.Id;
        payment.ConfirmationDigest = voucher.ConfirmationDigest;
        payment.PayeeCertificateDigest = voucher.PayeeCertificateDigest;
        payment.AmountMinor = voucher.AmountMinor;
        payment.TerminalNonce = terminalNonce;
        status = SigningGate.Sign(_card.Device, Payment.Label, payment.Encode(), out byte[] signed);
        if (status == StatusCode.Ok)
        {
            status = _card.Vouchers.Spend(voucher, signed);
        }

        // Paid or not, the yes is used up: what could not be kept is asked for again.
        _card.Disarm();
        return status;
    }
}
