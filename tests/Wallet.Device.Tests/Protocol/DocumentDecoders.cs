using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Documents by the name in the vectors: read, and written again from what was read.</summary>
internal static class DocumentDecoders
{
    /// <summary>Reads the bytes.</summary>
    /// <returns>The reader's status, and with Ok the bytes it writes again.</returns>
    public static StatusCode Decode(string name, byte[] b, out byte[] again)
    {
        again = null;
        StatusCode status;
        switch (name)
        {
            case "PaymentOrder":
                status = PaymentOrder.TryDecode(b, out PaymentOrder paymentOrder);
                again = status == StatusCode.Ok ? paymentOrder.Encode() : null;
                return status;
            case "Endorsement":
                status = Endorsement.TryDecode(b, out Endorsement endorsement);
                again = status == StatusCode.Ok ? endorsement.Encode() : null;
                return status;
            case "FirstResult":
                status = FirstResult.TryDecode(b, out FirstResult firstResult);
                again = status == StatusCode.Ok ? firstResult.Encode() : null;
                return status;
            case "SecondResult":
                status = SecondResult.TryDecode(b, out SecondResult secondResult);
                again = status == StatusCode.Ok ? secondResult.Encode() : null;
                return status;
            case "Confirmation":
                status = Confirmation.TryDecode(b, out Confirmation confirmation);
                again = status == StatusCode.Ok ? confirmation.Encode() : null;
                return status;
            case "ThirdResult":
                status = ThirdResult.TryDecode(b, out ThirdResult thirdResult);
                again = status == StatusCode.Ok ? thirdResult.Encode() : null;
                return status;
            case "Payment":
                status = Payment.TryDecode(b, out Payment payment);
                again = status == StatusCode.Ok ? payment.Encode() : null;
                return status;
            case "CurrencyDocument":
                status = CurrencyDocument.TryDecode(b, out CurrencyDocument currencyDocument);
                again = status == StatusCode.Ok ? currencyDocument.Encode() : null;
                return status;
            case "RollBackRequest":
                status = RollBackRequest.TryDecode(b, out RollBackRequest rollBackRequest);
                again = status == StatusCode.Ok ? rollBackRequest.Encode() : null;
                return status;
            case "RollBackStatement":
                status = RollBackStatement.TryDecode(b, out RollBackStatement rollBackStatement);
                again = status == StatusCode.Ok ? rollBackStatement.Encode() : null;
                return status;
            case "RedemptionStatement":
                status = RedemptionStatement.TryDecode(b, out RedemptionStatement redemptionStatement);
                again = status == StatusCode.Ok ? redemptionStatement.Encode() : null;
                return status;
            case "TimeStatement":
                status = TimeStatement.TryDecode(b, out TimeStatement timeStatement);
                again = status == StatusCode.Ok ? timeStatement.Encode() : null;
                return status;
            case "KeyInformation":
                status = KeyInformation.TryDecode(b, out KeyInformation keyInformation);
                again = status == StatusCode.Ok ? keyInformation.Encode() : null;
                return status;
            case "RemoteCommand":
                status = RemoteCommand.TryDecode(b, out RemoteCommand remoteCommand);
                again = status == StatusCode.Ok ? remoteCommand.Encode() : null;
                return status;
            case "CertificateStatement":
                status = CertificateStatement.TryDecode(b, out CertificateStatement certificateStatement);
                again = status == StatusCode.Ok ? certificateStatement.Encode() : null;
                return status;
            case "SessionAccept":
                status = SessionAccept.TryDecode(b, out SessionAccept sessionAccept);
                again = status == StatusCode.Ok ? sessionAccept.Encode() : null;
                return status;
            case "SessionAuthentication":
                status = SessionAuthentication.TryDecode(b, out SessionAuthentication sessionAuthentication);
                again = status == StatusCode.Ok ? sessionAuthentication.Encode() : null;
                return status;
            case "EnrolmentProof":
                status = EnrolmentProof.TryDecode(b, out EnrolmentProof enrolmentProof);
                again = status == StatusCode.Ok ? enrolmentProof.Encode() : null;
                return status;
            case "TransactionInfo":
                status = TransactionInfo.TryDecode(b, out TransactionInfo transaction);
                again = status == StatusCode.Ok ? transaction.Encode() : null;
                return status;
            case "RecoveryRegistration":
                status = RecoveryRegistration.TryDecode(b, out RecoveryRegistration registration);
                again = status == StatusCode.Ok ? registration.Encode() : null;
                return status;
            case "RecoveryConsent":
                status = RecoveryConsent.TryDecode(b, out RecoveryConsent consent);
                again = status == StatusCode.Ok ? consent.Encode() : null;
                return status;
            default:
                return StatusCode.MessageUnknown;
        }
    }
}
