using System.Security.Cryptography;
using Wallet.Core.Session;
using Wallet.Core.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Core.Tests.Session;

[TestClass]
public sealed class BankSessionTests
{
    private static readonly byte[] Request = [0xA1, 0x00, 0x18, 0x4C];
    private static readonly byte[] Reversed = [0x4C, 0x18, 0x00, 0xA1];

    [TestMethod]
    public void Exchange_SeveralInARow_EachIsAnswered()
    {
        BankSession session = Open(TestDevice.Enrolled());
        for (int i = 0; i < 300; i++)
        {
            Assert.AreEqual(StatusCode.Ok, session.Exchange(Request, out byte[] reply));
            CollectionAssert.AreEqual(Reversed, reply);
        }
    }

    [TestMethod]
    public void Exchange_LongestRequest_Fits()
    {
        BankSession session = Open(TestDevice.Enrolled());
        byte[] longest = new byte[BankSession.RequestBytesMax];
        Assert.AreEqual(StatusCode.Ok, session.Exchange(longest, out byte[] reply));
        Assert.HasCount(longest.Length, reply);
        Assert.AreEqual(
            StatusCode.MessageOversized, session.Exchange(new byte[BankSession.RequestBytesMax + 1], out _));
        Assert.AreEqual(StatusCode.Ok, session.Exchange(Request, out _));
    }

    [TestMethod]
    public void Exchange_NotOpen_IsRefused()
    {
        var session = new BankSession(TestDevice.Enrolled().Context);
        Assert.AreEqual(StatusCode.SessionUnknown, session.Exchange(Request, out _));
    }

    [TestMethod]
    public void Exchange_AnyBitOfTheAnswerChanged_IsRefusedAndEndsTheSession()
    {
        TestDevice device = TestDevice.Enrolled();
        int length = 0;
        for (int position = 0; position == 0 || position < length; position++)
        {
            BankSession session = Open(device);
            int at = position;
            device.Bank.RecordReply = reply =>
            {
                length = reply.Length;
                reply[at] ^= (byte)(1 << (at % 8));
                return reply;
            };
            StatusCode status = session.Exchange(Request, out byte[] answer);
            device.Bank.RecordReply = reply => reply;

            Assert.AreNotEqual(StatusCode.Ok, status, $"byte {at}");
            Assert.IsNull(answer);
            Assert.AreEqual(StatusCode.SessionUnknown, session.Exchange(Request, out _));
        }

        Assert.IsGreaterThan(25, length);
    }

    [TestMethod]
    [DataRow(-1, StatusCode.RecordReplayed)]
    [DataRow(1, StatusCode.RecordOutOfOrder)]
    public void Exchange_AnswerWithAnotherNumber_IsRefused(int shift, StatusCode expected)
    {
        TestDevice device = TestDevice.Enrolled();
        BankSession session = Open(device);
        device.Bank.SendNumber += shift;
        Assert.AreEqual(expected, session.Exchange(Request, out _));
        Assert.AreEqual(77, device.Context.Refusals.TypeAt(0), "the answer to message 76");
        Assert.AreEqual(expected, device.Context.Refusals.StatusAt(0));
    }

    [TestMethod]
    public void Exchange_AnswerSealedUnderAnotherSession_IsTampered()
    {
        TestDevice device = TestDevice.Enrolled();
        BankSession first = Open(device);
        byte[] old = new SessionRecordReply { Sealed = device.Bank.Seal(Request, 1) }.Encode();
        first.Close();
        BankSession second = Open(device);
        device.Bank.RecordReply = _ => old;
        Assert.AreEqual(StatusCode.RecordTampered, second.Exchange(Request, out _));
    }

    [TestMethod]
    [DataRow(StatusCode.VoucherUnknown, StatusCode.BankUnavailable)]
    [DataRow(StatusCode.CertificateRevoked, StatusCode.BankUnavailable)]
    [DataRow(StatusCode.SessionUnknown, StatusCode.SessionUnknown)]
    public void Exchange_RefusalOutsideTheSeal_SaysNothingAboutMoney(StatusCode written, StatusCode believed)
    {
        TestDevice device = TestDevice.Enrolled();
        BankSession session = Open(device);
        device.Bank.RecordReply = _ => new SessionRecordReply { Status = written }.Encode();
        Assert.AreEqual(believed, session.Exchange(Request, out _));
    }

    [TestMethod]
    public void Open_AnyBitOfTheHelloAnswerChanged_IsRefused()
    {
        TestDevice device = TestDevice.Enrolled();
        int length = 1;
        for (int position = 0; position < length; position += 7)
        {
            int at = position;
            device.Bank.HelloReply = reply =>
            {
                length = reply.Length;
                reply[at] ^= (byte)(1 << (at % 8));
                return reply;
            };
            Assert.AreNotEqual(StatusCode.Ok, new BankSession(device.Context).Open(true), $"byte {at}");
        }

        Assert.IsGreaterThan(300, length);
    }

    [TestMethod]
    [DataRow("role", StatusCode.CertificateWrongRole)]
    [DataRow("bank", StatusCode.WrongBank)]
    [DataRow("issuer", StatusCode.CertificateInvalid)]
    [DataRow("expired", StatusCode.CertificateExpired)]
    [DataRow("early", StatusCode.CertificateExpired)]
    [DataRow("other key", StatusCode.SignatureInvalid)]
    public void Open_BankThatIsNotOurs_IsRefused(string fault, StatusCode expected)
    {
        TestDevice device = TestDevice.Enrolled();
        TestAuthority authority = device.Authority;
        ECDsa key = device.Bank.Key;
        const long NowSeconds = TestAuthority.NowMs / 1000;
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        device.Bank.Certificate = fault switch
        {
            "role" => authority.Issue(key, "bank-a", Role.Terminal, "Bank A"),
            "bank" => authority.Issue(key, "bank-b", Role.Bank, "Bank B"),
            "issuer" => new TestAuthority().Issue(key, "bank-a", Role.Bank, "Bank A"),
            "expired" => authority.Issue(key, "bank-a", Role.Bank, "Bank A", to: NowSeconds - 1),
            "early" => authority.Issue(key, "bank-a", Role.Bank, "Bank A", from: NowSeconds + 3600),
            _ => authority.Issue(other, "bank-a", Role.Bank, "Bank A"),
        };

        Assert.AreEqual(expected, new BankSession(device.Context).Open(true));

        Assert.AreEqual((int)MessageType.SessionHelloReply, device.Context.Refusals.TypeAt(0));
        Assert.AreEqual(expected, device.Context.Refusals.StatusAt(0));
    }

    [TestMethod]
    [DataRow("digest", StatusCode.TranscriptMismatch)]
    [DataRow("point", StatusCode.KeyInvalid)]
    public void Open_AcceptThatDoesNotFit_IsRefused(string fault, StatusCode expected)
    {
        TestDevice device = TestDevice.Enrolled();
        device.Bank.Accept = accept => new SessionAccept
        {
            SessionId = accept.SessionId,
            EphemeralKey = fault == "point" ? new byte[64] : accept.EphemeralKey,
            HelloDigest = fault == "digest" ? new byte[32] : accept.HelloDigest,
        };
        Assert.AreEqual(expected, new BankSession(device.Context).Open(true));
    }

    [TestMethod]
    public void Open_AnswerOfAnEarlierHelloReplayed_IsRefused()
    {
        TestDevice device = TestDevice.Enrolled();
        byte[]? kept = null;
        device.Bank.HelloReply = reply => kept ??= reply;
        Assert.AreEqual(StatusCode.Ok, new BankSession(device.Context).Open(true));
        Assert.AreEqual(StatusCode.TranscriptMismatch, new BankSession(device.Context).Open(true));
    }

    [TestMethod]
    public void Open_BankRefusesTheDevice_SaysWhy()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Bank.Refuses = StatusCode.CertificateRevoked;
        Assert.AreEqual(StatusCode.CertificateRevoked, new BankSession(device.Context).Open(true));
    }

    [TestMethod]
    public void Open_NetworkDown_SaysSo()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Bridge.Network = StatusCode.NetworkDown;
        Assert.AreEqual(StatusCode.NetworkDown, new BankSession(device.Context).Open(true));
    }

    [TestMethod]
    public void Open_NoBridge_IsLinkTimeout()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Bridge.Unplugged = true;
        Assert.AreEqual(StatusCode.LinkTimeout, new BankSession(device.Context).Open(true));
    }

    [TestMethod]
    public void Open_BankSilent_EndsAtTheDeadline()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Bridge.Institution = _ => null;
        long beforeMs = device.Board.TimeMs;
        Assert.AreEqual(StatusCode.BankUnavailable, new BankSession(device.Context).Open(true));
        Assert.AreEqual(beforeMs + 10000, device.Board.TimeMs);
    }

    [TestMethod]
    public void Open_AnswersOfEarlierExchanges_AreNotTaken()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Bridge.AnswersLate = true;
        Assert.AreEqual(StatusCode.BankUnavailable, new BankSession(device.Context).Open(true));
        Assert.AreEqual(StatusCode.NonceMismatch, device.Context.Refusals.StatusAt(0));
    }

    [TestMethod]
    public void Open_BridgeAsksMeanwhile_HearsBusy()
    {
        TestDevice device = TestDevice.Enrolled();
        device.Board.Bridge.Institution = body =>
        {
            device.Board.Bridge.Send(new Synchronise().Encode());
            return device.Bank.Handle(body);
        };
        Open(device);
        CollectionAssert.AreEqual(
            StatusReply.To((int)MessageType.Synchronise, StatusCode.Busy).Encode(), device.Board.Bridge.Answers[0]);
    }

    private static BankSession Open(TestDevice device)
    {
        var session = new BankSession(device.Context);
        Assert.AreEqual(StatusCode.Ok, session.Open(true));
        return session;
    }
}
