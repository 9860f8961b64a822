using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Messages of device and bank, and replies of a status alone, by the name in the vectors.</summary>
internal static class BankMessageDecoders
{
    /// <summary>Reads the bytes.</summary>
    /// <returns>The reader's status, and with Ok the bytes it writes again.</returns>
    public static StatusCode Decode(string name, byte[] b, out byte[] again)
    {
        again = null;
        StatusCode status;
        switch (name)
        {
            case "RegisterRecoveryKey":
                status = RegisterRecoveryKey.TryDecode(b, 0, b.Length, out RegisterRecoveryKey registerKey);
                again = status == StatusCode.Ok ? registerKey.Encode() : null;
                return status;
            case "Recover":
                status = Recover.TryDecode(b, 0, b.Length, out Recover recover);
                again = status == StatusCode.Ok ? recover.Encode() : null;
                return status;
            case "RecoverReply":
                status = RecoverReply.TryDecode(b, 0, b.Length, out RecoverReply recoverReply);
                again = status == StatusCode.Ok ? recoverReply.Encode() : null;
                return status;
            case "EnrolToken":
                status = EnrolToken.TryDecode(b, 0, b.Length, out EnrolToken enrolToken);
                again = status == StatusCode.Ok ? enrolToken.Encode() : null;
                return status;
            case "EnrolTokenReply":
                status = EnrolTokenReply.TryDecode(b, 0, b.Length, out EnrolTokenReply enrolTokenReply);
                again = status == StatusCode.Ok ? enrolTokenReply.Encode() : null;
                return status;
            case "Enrol":
                status = Enrol.TryDecode(b, 0, b.Length, out Enrol enrol);
                again = status == StatusCode.Ok ? enrol.Encode() : null;
                return status;
            case "EnrolReply":
                status = EnrolReply.TryDecode(b, 0, b.Length, out EnrolReply enrolReply);
                again = status == StatusCode.Ok ? enrolReply.Encode() : null;
                return status;
            case "SynchroniseClock":
                status = SynchroniseClock.TryDecode(b, 0, b.Length, out SynchroniseClock synchroniseClock);
                again = status == StatusCode.Ok ? synchroniseClock.Encode() : null;
                return status;
            case "SynchroniseClockReply":
                status = SynchroniseClockReply.TryDecode(
                    b, 0, b.Length, out SynchroniseClockReply synchroniseClockReply);
                again = status == StatusCode.Ok ? synchroniseClockReply.Encode() : null;
                return status;
            case "ListPayees":
                status = ListPayees.TryDecode(b, 0, b.Length, out ListPayees listPayees);
                again = status == StatusCode.Ok ? listPayees.Encode() : null;
                return status;
            case "ListPayeesReply":
                status = ListPayeesReply.TryDecode(b, 0, b.Length, out ListPayeesReply listPayeesReply);
                again = status == StatusCode.Ok ? listPayeesReply.Encode() : null;
                return status;
            case "RequestCurrency":
                status = RequestCurrency.TryDecode(b, 0, b.Length, out RequestCurrency requestCurrency);
                again = status == StatusCode.Ok ? requestCurrency.Encode() : null;
                return status;
            case "RequestCurrencyReply":
                status = RequestCurrencyReply.TryDecode(b, 0, b.Length, out RequestCurrencyReply requestCurrencyReply);
                again = status == StatusCode.Ok ? requestCurrencyReply.Encode() : null;
                return status;
            case "SubmitOrder":
                status = SubmitOrder.TryDecode(b, 0, b.Length, out SubmitOrder submitOrder);
                again = status == StatusCode.Ok ? submitOrder.Encode() : null;
                return status;
            case "SubmitOrderReply":
                status = SubmitOrderReply.TryDecode(b, 0, b.Length, out SubmitOrderReply submitOrderReply);
                again = status == StatusCode.Ok ? submitOrderReply.Encode() : null;
                return status;
            case "VoucherStates":
                status = VoucherStates.TryDecode(b, 0, b.Length, out VoucherStates voucherStates);
                again = status == StatusCode.Ok ? voucherStates.Encode() : null;
                return status;
            case "VoucherStatesReply":
                status = VoucherStatesReply.TryDecode(b, 0, b.Length, out VoucherStatesReply voucherStatesReply);
                again = status == StatusCode.Ok ? voucherStatesReply.Encode() : null;
                return status;
            case "ReportWallet":
                status = ReportWallet.TryDecode(b, 0, b.Length, out ReportWallet reportWallet);
                again = status == StatusCode.Ok ? reportWallet.Encode() : null;
                return status;
            case "ReportWalletReply":
                status = ReportWalletReply.TryDecode(b, 0, b.Length, out ReportWalletReply reportWalletReply);
                again = status == StatusCode.Ok ? reportWalletReply.Encode() : null;
                return status;
            case "RollBack":
                status = RollBack.TryDecode(b, 0, b.Length, out RollBack rollBack);
                again = status == StatusCode.Ok ? rollBack.Encode() : null;
                return status;
            case "RollBackReply":
                status = RollBackReply.TryDecode(b, 0, b.Length, out RollBackReply rollBackReply);
                again = status == StatusCode.Ok ? rollBackReply.Encode() : null;
                return status;
            case "ReportPayment":
                status = ReportPayment.TryDecode(b, 0, b.Length, out ReportPayment reportPayment);
                again = status == StatusCode.Ok ? reportPayment.Encode() : null;
                return status;
            case "ReportPaymentReply":
                status = ReportPaymentReply.TryDecode(b, 0, b.Length, out ReportPaymentReply reportPaymentReply);
                again = status == StatusCode.Ok ? reportPaymentReply.Encode() : null;
                return status;
            default:
                return DecodeStatus(name, b, out again);
        }
    }

    private static StatusCode DecodeStatus(string name, byte[] b, out byte[] again)
    {
        MessageType type = name == "NetworkChangedReply" ? MessageType.NetworkChangedReply
            : name == "SynchroniseReply" ? MessageType.SynchroniseReply
            : name == "AnswerChallengeReply" ? MessageType.AnswerChallengeReply
            : name == "RegisterRecoveryKeyReply" ? MessageType.RegisterRecoveryKeyReply
            : MessageType.AuthenticateReply;
        StatusCode status = StatusReply.Decode(type, b, 0, b.Length);
        again = status == StatusCode.Ok ? new StatusReply(type, status).Encode() : null;
        return status;
    }
}
