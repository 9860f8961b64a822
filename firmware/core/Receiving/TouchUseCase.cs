using Wallet.Core.Crypto;
using Wallet.Core.Documents;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Receiving;

/// <summary>
/// Takes a payment from the card in the field: ask, check the voucher, ask for it, check the payment, keep it.
/// </summary>
/// <remarks>
/// Every check that can refuse comes before TouchPay, because after it the holder's money is spent. The payment is
/// durable before anybody is told. A cut before that: the card hands the same payment over at the next touch. A cut
/// after: it is received, and the next touch says VoucherSpent.
/// </remarks>
public sealed class TouchUseCase
{
    /// <summary>How long the card has to show a voucher.</summary>
    public const int OpenTimeoutMs = 2000;

    /// <summary>How long the card has to sign, write and answer.</summary>
    public const int PayTimeoutMs = 5000;

    private const int AnswerBytesMax = 1536;
    private const int Gone = -1;

    private readonly PayeeContext _payee;
    private readonly DeviceContext _device;
    private readonly byte[] _answer = new byte[AnswerBytesMax];
    private byte[] _nonce;
    private TouchOpenReply _shown;
    private PaymentOrder _order;
    private Confirmation _confirmation;
    private DeviceCertificate _payer;

    /// <summary>For this payee.</summary>
    public TouchUseCase(PayeeContext payee)
    {
        _payee = payee;
        _device = payee.Device;
    }

    /// <summary>One touch.</summary>
    /// <param name="amountMinor">What is to be paid.</param>
    /// <param name="payment">The payment, durable; null unless Ok.</param>
    /// <returns>Ok; TouchTorn: touch again; the card's refusal; or why this device refuses.</returns>
    public StatusCode Run(long amountMinor, out ReceivedPayment payment)
    {
        payment = null;
        StatusCode status = _device.Clock.CheckOffline();
        status = status == StatusCode.Ok ? Open(amountMinor) : status;
        _device.Refusals.Note((int)MessageType.TouchOpenReply, status);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = Pay(amountMinor, out byte[] signed);
        _device.Refusals.Note((int)MessageType.TouchPayReply, status);
        return status == StatusCode.Ok ? Keep(amountMinor, signed, out payment) : status;
    }

    private StatusCode Open(long amountMinor)
    {
        _nonce = new byte[TouchOpen.TerminalNonceBytes];
        _device.Random.Fill(_nonce, 0, _nonce.Length);
        var command = new TouchOpen();
        command.PayeeCertificateDigest = _device.Identity.CertificateDigest;
        command.TerminalNonce = _nonce;
        command.AmountMinor = amountMinor;
        StatusCode status = Exchange(command.Encode(), OpenTimeoutMs, out int count);
        if (status == StatusCode.Ok)
        {
            status = TouchOpenReply.TryDecode(_answer, 0, count, out _shown);
        }

        if (status == StatusCode.Ok)
        {
            status = CheckSignatures();
        }

        return status == StatusCode.Ok ? CheckVoucher(amountMinor) : status;
    }

    private StatusCode CheckSignatures()
    {
        StatusCode status = CertificateCheck.Verify(
            _device, _shown.PayerCertificate, _device.Identity.Authority, Role.Card, _device.Clock.NowMsOr0(),
            out _payer);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        DeviceCertificate centralBank = _device.Identity.CentralBank;
        status = SignedDocument.Verify(
            _device, _shown.Confirmation, Confirmation.Label, centralBank, out byte[] payload);
        if (status == StatusCode.Ok)
        {
            status = Confirmation.TryDecode(payload, out _confirmation);
        }

        if (status == StatusCode.Ok)
        {
            status = SignedDocument.Verify(_device, _shown.Order, PaymentOrder.Label, _payer, out payload);
        }

        return status == StatusCode.Ok ? PaymentOrder.TryDecode(payload, out _order) : status;
    }

    private StatusCode CheckVoucher(long amountMinor)
    {
        StatusCode status = PaymentRules.CheckPayer(
            _order, SignedDocument.Digest(_shown.PayerCertificate), _payer.Organization);
        if (status == StatusCode.Ok)
        {
            status = PaymentRules.CheckConfirmation(_order, Sha256.Hash(_shown.Order), _confirmation);
        }

        if (status == StatusCode.Ok)
        {
            status = PaymentRules.CheckSale(
                _order,
                _device.Identity.CertificateDigest,
                _device.Identity.Institution,
                amountMinor,
                ReceiveUseCase.Currency);
        }

        if (status == StatusCode.Ok)
        {
            status = PaymentRules.CheckNew(_order.VoucherId, _payee.Payments.Table, _payee.Payments.Reported);
        }

        return status == StatusCode.Ok
            ? PaymentRules.CheckValidity(_confirmation, _device.Clock.NowMsOr0())
            : status;
    }

    private StatusCode Pay(long amountMinor, out byte[] signed)
    {
        signed = null;
        var command = new TouchPay();
        command.VoucherId = _order.VoucherId;
        command.TerminalNonce = _nonce;
        StatusCode status = Exchange(command.Encode(), PayTimeoutMs, out int count);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = TouchPayReply.TryDecode(_answer, 0, count, out TouchPayReply reply);
        if (status != StatusCode.Ok)
        {
            return status;
        }

        status = SignedDocument.Verify(_device, reply.Payment, Payment.Label, _payer, out byte[] payload);
        Payment payment = null;
        if (status == StatusCode.Ok)
        {
            status = Payment.TryDecode(payload, out payment);
        }

        if (status == StatusCode.Ok)
        {
            byte[] confirmationDigest = Sha256.Hash(_shown.Confirmation);
            status = PaymentRules.CheckPayment(
                _order, _confirmation, confirmationDigest, payment, amountMinor);
        }

        signed = reply.Payment;
        return status;
    }

    private StatusCode Keep(long amountMinor, byte[] signed, out ReceivedPayment payment)
    {
        var received = new ReceivedPayment();
        received.VoucherId = _order.VoucherId;
        received.Tag = ReportedPayments.TagOf(_order.VoucherId);
        received.AmountMinor = amountMinor;
        received.PayerName = _payer.CommonName;
        received.TimeMs = _device.Clock.NowMsOr0();
        received.ReportUntilMs = _confirmation.ReportUntilMs;
        received.State = PaymentState.ToReport;
        received.Refusal = StatusCode.Ok;
        var documents = new PaymentDocuments();
        documents.Order = _shown.Order;
        documents.Confirmation = _shown.Confirmation;
        documents.Payment = signed;
        documents.PayerCertificate = _shown.PayerCertificate;
        StatusCode status = _payee.Payments.Add(received, documents);
        payment = status == StatusCode.Ok ? received : null;
        return status;
    }

    private StatusCode Exchange(byte[] command, int timeoutMs, out int count)
    {
        count = _device.Ports.TouchReader.Exchange(command, command.Length, _answer, timeoutMs);
        if (count >= 0)
        {
            return StatusCode.Ok;
        }

        return count == Gone ? StatusCode.TouchTorn : StatusCode.MessageOversized;
    }
}
