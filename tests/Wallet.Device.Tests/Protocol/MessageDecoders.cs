using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Protocol;

/// <summary>Messages of link, touch and session, by the name in the vectors.</summary>
internal static class MessageDecoders
{
    /// <summary>Reads the bytes.</summary>
    /// <returns>The reader's status, and with Ok the bytes it writes again.</returns>
    public static StatusCode Decode(string name, byte[] b, out byte[] again)
    {
        again = null;
        StatusCode status;
        switch (name)
        {
            case "BankExchange":
                status = BankExchange.TryDecode(b, 0, b.Length, out BankExchange bankExchange);
                again = status == StatusCode.Ok ? bankExchange.Encode() : null;
                return status;
            case "BankExchangeReply":
                status = BankExchangeReply.TryDecode(b, 0, b.Length, out BankExchangeReply bankExchangeReply);
                again = status == StatusCode.Ok ? bankExchangeReply.Encode() : null;
                return status;
            case "AnswerChallenge":
                status = AnswerChallenge.TryDecode(b, 0, b.Length, out AnswerChallenge challenge);
                again = status == StatusCode.Ok ? challenge.Encode() : null;
                return status;
            case "GetDeviceInfo":
                status = GetDeviceInfo.TryDecode(b, 0, b.Length, out GetDeviceInfo getDeviceInfo);
                again = status == StatusCode.Ok ? getDeviceInfo.Encode() : null;
                return status;
            case "GetDeviceInfoReply":
                status = GetDeviceInfoReply.TryDecode(b, 0, b.Length, out GetDeviceInfoReply getDeviceInfoReply);
                again = status == StatusCode.Ok ? getDeviceInfoReply.Encode() : null;
                return status;
            case "NetworkChanged":
                status = NetworkChanged.TryDecode(b, 0, b.Length, out NetworkChanged networkChanged);
                again = status == StatusCode.Ok ? networkChanged.Encode() : null;
                return status;
            case "Synchronise":
                status = Synchronise.TryDecode(b, 0, b.Length, out Synchronise synchronise);
                again = status == StatusCode.Ok ? synchronise.Encode() : null;
                return status;
            case "TouchOpen":
                status = TouchOpen.TryDecode(b, 0, b.Length, out TouchOpen touchOpen);
                again = status == StatusCode.Ok ? touchOpen.Encode() : null;
                return status;
            case "TouchOpenReply":
                status = TouchOpenReply.TryDecode(b, 0, b.Length, out TouchOpenReply touchOpenReply);
                again = status == StatusCode.Ok ? touchOpenReply.Encode() : null;
                return status;
            case "TouchPay":
                status = TouchPay.TryDecode(b, 0, b.Length, out TouchPay touchPay);
                again = status == StatusCode.Ok ? touchPay.Encode() : null;
                return status;
            case "TouchCarry":
                status = TouchCarry.TryDecode(b, 0, b.Length, out TouchCarry touchCarry);
                again = status == StatusCode.Ok ? touchCarry.Encode() : null;
                return status;
            case "TouchCarryReply":
                status = TouchCarryReply.TryDecode(b, 0, b.Length, out TouchCarryReply touchCarryReply);
                again = status == StatusCode.Ok ? touchCarryReply.Encode() : null;
                return status;
            case "TouchPayReply":
                status = TouchPayReply.TryDecode(b, 0, b.Length, out TouchPayReply touchPayReply);
                again = status == StatusCode.Ok ? touchPayReply.Encode() : null;
                return status;
            case "SessionHello":
                status = SessionHello.TryDecode(b, 0, b.Length, out SessionHello sessionHello);
                again = status == StatusCode.Ok ? sessionHello.Encode() : null;
                return status;
            case "SessionHelloReply":
                status = SessionHelloReply.TryDecode(b, 0, b.Length, out SessionHelloReply sessionHelloReply);
                again = status == StatusCode.Ok ? sessionHelloReply.Encode() : null;
                return status;
            case "SessionRecord":
                status = SessionRecord.TryDecode(b, 0, b.Length, out SessionRecord sessionRecord);
                again = status == StatusCode.Ok ? sessionRecord.Encode() : null;
                return status;
            case "SessionRecordReply":
                status = SessionRecordReply.TryDecode(b, 0, b.Length, out SessionRecordReply sessionRecordReply);
                again = status == StatusCode.Ok ? sessionRecordReply.Encode() : null;
                return status;
            case "Authenticate":
                status = Authenticate.TryDecode(b, 0, b.Length, out Authenticate authenticate);
                again = status == StatusCode.Ok ? authenticate.Encode() : null;
                return status;
            default:
                return BankMessageDecoders.Decode(name, b, out again);
        }
    }
}
