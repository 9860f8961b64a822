using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.UseCases;

/// <summary>A terminal says who it is and how much it wants; the card shows the voucher. Nothing changes yet.</summary>
public sealed class TouchOpenUseCase
{
    private readonly CardContext _card;

    /// <summary>For this card.</summary>
    public TouchOpenUseCase(CardContext card)
    {
        _card = card;
    }

    /// <summary>Answers a TouchOpen.</summary>
    /// <returns>The encoded TouchOpenReply.</returns>
    public byte[] Run(byte[] command, int count)
    {
        _card.Touch.Withdraw();
        var reply = new TouchOpenReply();
        reply.Status = TouchOpen.TryDecode(command, 0, count, out TouchOpen request);
        if (reply.Status == StatusCode.Ok)
        {
            reply.Status = Choose(request, out Voucher voucher);
            if (reply.Status == StatusCode.Ok)
            {
                reply.Order = voucher.Order;
                reply.Confirmation = voucher.Confirmation;
                reply.PayerCertificate = _card.Device.Identity.Certificate.Encoded;
                _card.Touch.Offer(voucher, request.TerminalNonce);
            }
        }

        _card.Device.Refusals.Note((int)MessageType.TouchOpen, reply.Status);
        return reply.Encode();
    }

    // The voucher the holder armed goes first. Where it is not meant, or none is armed, a payment that a torn touch may
    // have left behind is handed over again: the holder has said yes to it before.
    private StatusCode Choose(TouchOpen request, out Voucher voucher)
    {
        voucher = _card.Touch.Armed;
        StatusCode status = StatusCode.NotArmed;
        if (_card.State == DeviceState.Armed)
        {
            status = VoucherRules.CheckPayee(voucher, request.PayeeCertificateDigest, request.AmountMinor);
            if (status == StatusCode.Ok)
            {
                status = _card.CheckPayment();
                return status == StatusCode.Ok
                    ? VoucherRules.CheckPay(voucher, _card.Device.Clock.NowMsOr0())
                    : status;
            }
        }

        voucher = VoucherRules.FindUnfinished(
            _card.Vouchers.Table, request.PayeeCertificateDigest, request.AmountMinor);
        return voucher != null ? StatusCode.Ok : status;
    }
}
