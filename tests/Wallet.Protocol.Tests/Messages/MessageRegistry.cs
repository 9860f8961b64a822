using System;
using System.Collections.Generic;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Protocol.Tests.Messages;

/// <summary>Every message and document by name: decode, and encode again what was decoded.</summary>
internal static class MessageRegistry
{
    public static readonly IReadOnlyDictionary<string, Decoder> All = new Dictionary<string, Decoder>(
        StringComparer.Ordinal)
    {
        ["PaymentOrder"] = Document<PaymentOrder>(PaymentOrder.TryDecode, m => m.Encode()),
        ["Endorsement"] = Document<Endorsement>(Endorsement.TryDecode, m => m.Encode()),
        ["FirstResult"] = Document<FirstResult>(FirstResult.TryDecode, m => m.Encode()),
        ["SecondResult"] = Document<SecondResult>(SecondResult.TryDecode, m => m.Encode()),
        ["Confirmation"] = Document<Confirmation>(Confirmation.TryDecode, m => m.Encode()),
        ["ThirdResult"] = Document<ThirdResult>(ThirdResult.TryDecode, m => m.Encode()),
        ["Payment"] = Document<Payment>(Payment.TryDecode, m => m.Encode()),
        ["CurrencyDocument"] = Document<CurrencyDocument>(CurrencyDocument.TryDecode, m => m.Encode()),
        ["RollBackRequest"] = Document<RollBackRequest>(RollBackRequest.TryDecode, m => m.Encode()),
        ["RollBackStatement"] = Document<RollBackStatement>(RollBackStatement.TryDecode, m => m.Encode()),
        ["RedemptionStatement"] = Document<RedemptionStatement>(RedemptionStatement.TryDecode, m => m.Encode()),
        ["TimeStatement"] = Document<TimeStatement>(TimeStatement.TryDecode, m => m.Encode()),
        ["KeyInformation"] = Document<KeyInformation>(KeyInformation.TryDecode, m => m.Encode()),
        ["RemoteCommand"] = Document<RemoteCommand>(RemoteCommand.TryDecode, m => m.Encode()),
        ["CertificateStatement"] = Document<CertificateStatement>(CertificateStatement.TryDecode, m => m.Encode()),
        ["SessionAccept"] = Document<SessionAccept>(SessionAccept.TryDecode, m => m.Encode()),
        ["SessionAuthentication"] = Document<SessionAuthentication>(SessionAuthentication.TryDecode, m => m.Encode()),
        ["EnrolmentProof"] = Document<EnrolmentProof>(EnrolmentProof.TryDecode, m => m.Encode()),
        ["TransactionInfo"] = Document<TransactionInfo>(TransactionInfo.TryDecode, m => m.Encode()),
        ["RecoveryRegistration"] = Document<RecoveryRegistration>(RecoveryRegistration.TryDecode, m => m.Encode()),
        ["RecoveryConsent"] = Document<RecoveryConsent>(RecoveryConsent.TryDecode, m => m.Encode()),

        ["BankExchange"] = Message<BankExchange>(BankExchange.TryDecode, m => m.Encode()),
        ["BankExchangeReply"] = Message<BankExchangeReply>(BankExchangeReply.TryDecode, m => m.Encode()),
        ["GetDeviceInfo"] = Message<GetDeviceInfo>(GetDeviceInfo.TryDecode, m => m.Encode()),
        ["GetDeviceInfoReply"] = Message<GetDeviceInfoReply>(GetDeviceInfoReply.TryDecode, m => m.Encode()),
        ["NetworkChanged"] = Message<NetworkChanged>(NetworkChanged.TryDecode, m => m.Encode()),
        ["NetworkChangedReply"] = StatusOnly(MessageType.NetworkChangedReply),
        ["Synchronise"] = Message<Synchronise>(Synchronise.TryDecode, m => m.Encode()),
        ["SynchroniseReply"] = StatusOnly(MessageType.SynchroniseReply),
        ["AnswerChallenge"] = Message<AnswerChallenge>(AnswerChallenge.TryDecode, m => m.Encode()),
        ["AnswerChallengeReply"] = StatusOnly(MessageType.AnswerChallengeReply),
        ["TouchOpen"] = Message<TouchOpen>(TouchOpen.TryDecode, m => m.Encode()),
        ["TouchOpenReply"] = Message<TouchOpenReply>(TouchOpenReply.TryDecode, m => m.Encode()),
        ["TouchPay"] = Message<TouchPay>(TouchPay.TryDecode, m => m.Encode()),
        ["TouchPayReply"] = Message<TouchPayReply>(TouchPayReply.TryDecode, m => m.Encode()),
        ["TouchCarry"] = Message<TouchCarry>(TouchCarry.TryDecode, m => m.Encode()),
        ["TouchCarryReply"] = Message<TouchCarryReply>(TouchCarryReply.TryDecode, m => m.Encode()),
        ["SessionHello"] = Message<SessionHello>(SessionHello.TryDecode, m => m.Encode()),
        ["SessionHelloReply"] = Message<SessionHelloReply>(SessionHelloReply.TryDecode, m => m.Encode()),
        ["SessionRecord"] = Message<SessionRecord>(SessionRecord.TryDecode, m => m.Encode()),
        ["SessionRecordReply"] = Message<SessionRecordReply>(SessionRecordReply.TryDecode, m => m.Encode()),
        ["Authenticate"] = Message<Authenticate>(Authenticate.TryDecode, m => m.Encode()),
        ["AuthenticateReply"] = StatusOnly(MessageType.AuthenticateReply),
        ["Enrol"] = Message<Enrol>(Enrol.TryDecode, m => m.Encode()),
        ["EnrolReply"] = Message<EnrolReply>(EnrolReply.TryDecode, m => m.Encode()),
        ["SynchroniseClock"] = Message<SynchroniseClock>(SynchroniseClock.TryDecode, m => m.Encode()),
        ["SynchroniseClockReply"] = Message<SynchroniseClockReply>(SynchroniseClockReply.TryDecode, m => m.Encode()),
        ["ListPayees"] = Message<ListPayees>(ListPayees.TryDecode, m => m.Encode()),
        ["ListPayeesReply"] = Message<ListPayeesReply>(ListPayeesReply.TryDecode, m => m.Encode()),
        ["RequestCurrency"] = Message<RequestCurrency>(RequestCurrency.TryDecode, m => m.Encode()),
        ["RequestCurrencyReply"] = Message<RequestCurrencyReply>(RequestCurrencyReply.TryDecode, m => m.Encode()),
        ["SubmitOrder"] = Message<SubmitOrder>(SubmitOrder.TryDecode, m => m.Encode()),
        ["SubmitOrderReply"] = Message<SubmitOrderReply>(SubmitOrderReply.TryDecode, m => m.Encode()),
        ["ReportWallet"] = Message<ReportWallet>(ReportWallet.TryDecode, m => m.Encode()),
        ["ReportWalletReply"] = Message<ReportWalletReply>(ReportWalletReply.TryDecode, m => m.Encode()),
        ["VoucherStates"] = Message<VoucherStates>(VoucherStates.TryDecode, m => m.Encode()),
        ["VoucherStatesReply"] = Message<VoucherStatesReply>(VoucherStatesReply.TryDecode, m => m.Encode()),
        ["RollBack"] = Message<RollBack>(RollBack.TryDecode, m => m.Encode()),
        ["RollBackReply"] = Message<RollBackReply>(RollBackReply.TryDecode, m => m.Encode()),
        ["ReportPayment"] = Message<ReportPayment>(ReportPayment.TryDecode, m => m.Encode()),
        ["ReportPaymentReply"] = Message<ReportPaymentReply>(ReportPaymentReply.TryDecode, m => m.Encode()),
        ["EnrolToken"] = Message<EnrolToken>(EnrolToken.TryDecode, m => m.Encode()),
        ["EnrolTokenReply"] = Message<EnrolTokenReply>(EnrolTokenReply.TryDecode, m => m.Encode()),
        ["RegisterRecoveryKey"] = Message<RegisterRecoveryKey>(RegisterRecoveryKey.TryDecode, m => m.Encode()),
        ["RegisterRecoveryKeyReply"] = StatusOnly(MessageType.RegisterRecoveryKeyReply),
        ["Recover"] = Message<Recover>(Recover.TryDecode, m => m.Encode()),
        ["RecoverReply"] = Message<RecoverReply>(RecoverReply.TryDecode, m => m.Encode()),
        ["EndorseOrder"] = Message<EndorseOrder>(EndorseOrder.TryDecode, m => m.Encode()),
        ["EndorseOrderReply"] = Message<EndorseOrderReply>(EndorseOrderReply.TryDecode, m => m.Encode()),
        ["OfferOwnership"] = Message<OfferOwnership>(OfferOwnership.TryDecode, m => m.Encode()),
        ["OfferOwnershipReply"] = Message<OfferOwnershipReply>(OfferOwnershipReply.TryDecode, m => m.Encode()),
        ["IssueCurrency"] = Message<IssueCurrency>(IssueCurrency.TryDecode, m => m.Encode()),
        ["IssueCurrencyReply"] = Message<IssueCurrencyReply>(IssueCurrencyReply.TryDecode, m => m.Encode()),
        ["Redeem"] = Message<Redeem>(Redeem.TryDecode, m => m.Encode()),
        ["RedeemReply"] = Message<RedeemReply>(RedeemReply.TryDecode, m => m.Encode()),
        ["RollBackVoucher"] = Message<RollBackVoucher>(RollBackVoucher.TryDecode, m => m.Encode()),
        ["RollBackVoucherReply"] = Message<RollBackVoucherReply>(RollBackVoucherReply.TryDecode, m => m.Encode()),
        ["VoucherClosed"] = Message<VoucherClosed>(VoucherClosed.TryDecode, m => m.Encode()),
        ["VoucherClosedReply"] = StatusOnly(MessageType.VoucherClosedReply),
        ["CertificateStatus"] = Message<CertificateStatus>(CertificateStatus.TryDecode, m => m.Encode()),
        ["CertificateStatusReply"] = Message<CertificateStatusReply>(CertificateStatusReply.TryDecode, m => m.Encode()),
        ["IssueCertificate"] = Message<IssueCertificate>(IssueCertificate.TryDecode, m => m.Encode()),
        ["IssueCertificateReply"] = Message<IssueCertificateReply>(IssueCertificateReply.TryDecode, m => m.Encode()),
        ["ListCertificates"] = Message<ListCertificates>(ListCertificates.TryDecode, m => m.Encode()),
        ["ListCertificatesReply"] = Message<ListCertificatesReply>(ListCertificatesReply.TryDecode, m => m.Encode()),
        ["RevokeCertificate"] = Message<RevokeCertificate>(RevokeCertificate.TryDecode, m => m.Encode()),
        ["RevokeCertificateReply"] = StatusOnly(MessageType.RevokeCertificateReply),
    };

    public delegate StatusCode Decoder(byte[] bytes, out object? message, out byte[]? again);

    private delegate StatusCode DocumentDecoder<T>(byte[] bytes, out T document);

    private delegate StatusCode MessageDecoder<T>(byte[] bytes, int offset, int count, out T message);

    private static Decoder Document<T>(DocumentDecoder<T> decode, Func<T, byte[]> encode)
        where T : class =>
        Message<T>((byte[] bytes, int _, int _, out T document) => decode(bytes, out document), encode);

    private static Decoder Message<T>(MessageDecoder<T> decode, Func<T, byte[]> encode)
        where T : class =>
        (byte[] bytes, out object? message, out byte[]? again) =>
        {
            StatusCode status = decode(bytes, 0, bytes.Length, out T? read);
            message = read;
            again = read is null ? null : encode(read);
            return status;
        };

    private static Decoder StatusOnly(MessageType type) => (byte[] bytes, out object? message, out byte[]? again) =>
    {
        StatusCode status = StatusReply.Decode(type, bytes, 0, bytes.Length);
        message = status == StatusCode.Ok ? new StatusReply(type, status) : null;
        again = status == StatusCode.Ok ? new StatusReply(type, status).Encode() : null;
        return status;
    };
}
