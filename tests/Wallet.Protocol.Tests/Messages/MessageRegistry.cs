using System;
using System.Collections.Generic;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Protocol.Tests.Messages;

/// <summary>Every message and document by name: decode, and encode again what was decoded.</summary>
internal static class MessageRegistry
{
    public delegate StatusCode Decoder(byte[] bytes, out object? message, out byte[]? again);

    public static readonly IReadOnlyDictionary<string, Decoder> All = new Dictionary<string, Decoder>(StringComparer.Ordinal)
    {
        ["PaymentOrder"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = PaymentOrder.TryDecode(bytes, out PaymentOrder read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["Endorsement"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Endorsement.TryDecode(bytes, out Endorsement read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["FirstResult"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = FirstResult.TryDecode(bytes, out FirstResult read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SecondResult"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SecondResult.TryDecode(bytes, out SecondResult read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["Confirmation"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Confirmation.TryDecode(bytes, out Confirmation read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ThirdResult"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ThirdResult.TryDecode(bytes, out ThirdResult read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["Payment"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Payment.TryDecode(bytes, out Payment read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["CurrencyDocument"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = CurrencyDocument.TryDecode(bytes, out CurrencyDocument read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBackRequest"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBackRequest.TryDecode(bytes, out RollBackRequest read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBackStatement"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBackStatement.TryDecode(bytes, out RollBackStatement read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RedemptionStatement"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RedemptionStatement.TryDecode(bytes, out RedemptionStatement read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["TimeStatement"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = TimeStatement.TryDecode(bytes, out TimeStatement read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["CertificateStatement"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = CertificateStatement.TryDecode(bytes, out CertificateStatement read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionAccept"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionAccept.TryDecode(bytes, out SessionAccept read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionAuthentication"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionAuthentication.TryDecode(bytes, out SessionAuthentication read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["EnrolmentProof"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = EnrolmentProof.TryDecode(bytes, out EnrolmentProof read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["BankExchange"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = BankExchange.TryDecode(bytes, 0, bytes.Length, out BankExchange read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["BankExchangeReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = BankExchangeReply.TryDecode(bytes, 0, bytes.Length, out BankExchangeReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["GetDeviceInfo"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = GetDeviceInfo.TryDecode(bytes, 0, bytes.Length, out GetDeviceInfo read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["GetDeviceInfoReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = GetDeviceInfoReply.TryDecode(bytes, 0, bytes.Length, out GetDeviceInfoReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["NetworkChanged"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = NetworkChanged.TryDecode(bytes, 0, bytes.Length, out NetworkChanged read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["NetworkChangedReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
            StatusOnly(MessageType.NetworkChangedReply, bytes, out message, out again),
        ["Synchronise"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Synchronise.TryDecode(bytes, 0, bytes.Length, out Synchronise read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SynchroniseReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
            StatusOnly(MessageType.SynchroniseReply, bytes, out message, out again),
        ["TouchOpen"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = TouchOpen.TryDecode(bytes, 0, bytes.Length, out TouchOpen read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["TouchOpenReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = TouchOpenReply.TryDecode(bytes, 0, bytes.Length, out TouchOpenReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["TouchPay"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = TouchPay.TryDecode(bytes, 0, bytes.Length, out TouchPay read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["TouchPayReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = TouchPayReply.TryDecode(bytes, 0, bytes.Length, out TouchPayReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionHello"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionHello.TryDecode(bytes, 0, bytes.Length, out SessionHello read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionHelloReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionHelloReply.TryDecode(bytes, 0, bytes.Length, out SessionHelloReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionRecord"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionRecord.TryDecode(bytes, 0, bytes.Length, out SessionRecord read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SessionRecordReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SessionRecordReply.TryDecode(bytes, 0, bytes.Length, out SessionRecordReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["Authenticate"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Authenticate.TryDecode(bytes, 0, bytes.Length, out Authenticate read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["AuthenticateReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
            StatusOnly(MessageType.AuthenticateReply, bytes, out message, out again),
        ["Enrol"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Enrol.TryDecode(bytes, 0, bytes.Length, out Enrol read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["EnrolReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = EnrolReply.TryDecode(bytes, 0, bytes.Length, out EnrolReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SynchroniseClock"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SynchroniseClock.TryDecode(bytes, 0, bytes.Length, out SynchroniseClock read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SynchroniseClockReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SynchroniseClockReply.TryDecode(bytes, 0, bytes.Length, out SynchroniseClockReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ListPayees"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ListPayees.TryDecode(bytes, 0, bytes.Length, out ListPayees read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ListPayeesReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ListPayeesReply.TryDecode(bytes, 0, bytes.Length, out ListPayeesReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RequestCurrency"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RequestCurrency.TryDecode(bytes, 0, bytes.Length, out RequestCurrency read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RequestCurrencyReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RequestCurrencyReply.TryDecode(bytes, 0, bytes.Length, out RequestCurrencyReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SubmitOrder"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SubmitOrder.TryDecode(bytes, 0, bytes.Length, out SubmitOrder read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["SubmitOrderReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = SubmitOrderReply.TryDecode(bytes, 0, bytes.Length, out SubmitOrderReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["VoucherStates"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = VoucherStates.TryDecode(bytes, 0, bytes.Length, out VoucherStates read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["VoucherStatesReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = VoucherStatesReply.TryDecode(bytes, 0, bytes.Length, out VoucherStatesReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBack"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBack.TryDecode(bytes, 0, bytes.Length, out RollBack read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBackReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBackReply.TryDecode(bytes, 0, bytes.Length, out RollBackReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ReportPayment"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ReportPayment.TryDecode(bytes, 0, bytes.Length, out ReportPayment read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ReportPaymentReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ReportPaymentReply.TryDecode(bytes, 0, bytes.Length, out ReportPaymentReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["EndorseOrder"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = EndorseOrder.TryDecode(bytes, 0, bytes.Length, out EndorseOrder read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["EndorseOrderReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = EndorseOrderReply.TryDecode(bytes, 0, bytes.Length, out EndorseOrderReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["OfferOwnership"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = OfferOwnership.TryDecode(bytes, 0, bytes.Length, out OfferOwnership read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["OfferOwnershipReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = OfferOwnershipReply.TryDecode(bytes, 0, bytes.Length, out OfferOwnershipReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["IssueCurrency"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = IssueCurrency.TryDecode(bytes, 0, bytes.Length, out IssueCurrency read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["IssueCurrencyReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = IssueCurrencyReply.TryDecode(bytes, 0, bytes.Length, out IssueCurrencyReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["Redeem"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = Redeem.TryDecode(bytes, 0, bytes.Length, out Redeem read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RedeemReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RedeemReply.TryDecode(bytes, 0, bytes.Length, out RedeemReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBackVoucher"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBackVoucher.TryDecode(bytes, 0, bytes.Length, out RollBackVoucher read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RollBackVoucherReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RollBackVoucherReply.TryDecode(bytes, 0, bytes.Length, out RollBackVoucherReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["VoucherClosed"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = VoucherClosed.TryDecode(bytes, 0, bytes.Length, out VoucherClosed read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["VoucherClosedReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
            StatusOnly(MessageType.VoucherClosedReply, bytes, out message, out again),
        ["CertificateStatus"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = CertificateStatus.TryDecode(bytes, 0, bytes.Length, out CertificateStatus read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["CertificateStatusReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = CertificateStatusReply.TryDecode(bytes, 0, bytes.Length, out CertificateStatusReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["IssueCertificate"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = IssueCertificate.TryDecode(bytes, 0, bytes.Length, out IssueCertificate read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["IssueCertificateReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = IssueCertificateReply.TryDecode(bytes, 0, bytes.Length, out IssueCertificateReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ListCertificates"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ListCertificates.TryDecode(bytes, 0, bytes.Length, out ListCertificates read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["ListCertificatesReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = ListCertificatesReply.TryDecode(bytes, 0, bytes.Length, out ListCertificatesReply read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RevokeCertificate"] = (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = RevokeCertificate.TryDecode(bytes, 0, bytes.Length, out RevokeCertificate read);
            message = read;
            again = read?.Encode();
            return status;
        },
        ["RevokeCertificateReply"] = (byte[] bytes, out object? message, out byte[]? again) =>
            StatusOnly(MessageType.RevokeCertificateReply, bytes, out message, out again),
    };

    private static StatusCode StatusOnly(MessageType type, byte[] bytes, out object? message, out byte[]? again)
    {
        StatusCode status = StatusReply.Decode(type, bytes, 0, bytes.Length);
        message = status == StatusCode.Ok ? new StatusReply(type, status) : null;
        again = status == StatusCode.Ok ? new StatusReply(type, status).Encode() : null;
        return status;
    }
}
