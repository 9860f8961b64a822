using System;
using System.Globalization;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests;

[TestClass]
public sealed class EnrolmentAndSessionTests
{
    [TestMethod]
    public void Enrol_AnswerLost_SameKeyAndCodeGetTheSameCertificate()
    {
        using var loop = new TestLoop(isEnrolled: false);
        TestLoop.Enrol(loop.Card, loop.CardCode, DeviceKind.Card);
        byte[] certificate = loop.Card.Certificate;
        Assert.AreEqual(Role.Card, TestDevice.Read(certificate).Role);
        Assert.AreEqual("Ann", TestDevice.Read(certificate).CommonName);

        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        Assert.AreEqual(StatusCode.Ok, loop.Card.Enrol(loop.CardCode, DeviceKind.Card));

        CollectionAssert.AreEqual(certificate, loop.Card.Certificate);
    }

    [TestMethod]
    public void Enrol_AuthoritySilent_FinishedByTheTickAndTheRepeat()
    {
        using var loop = new TestLoop(isEnrolled: false);
        loop.Wire.Reply = (_, to, _, bytes) => to == Institutions.Authority ? null : bytes;
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        Assert.AreEqual(StatusCode.BankUnavailable, loop.Card.Enrol(loop.CardCode, DeviceKind.Card));
        loop.Wire.Reply = (_, _, _, bytes) => bytes;
        loop.System.Tick();

        Assert.AreEqual(StatusCode.Ok, loop.Card.Enrol(loop.CardCode, DeviceKind.Card));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
    }

    [TestMethod]
    public void Enrol_WrongCodeFiveTimes_Locked()
    {
        using var loop = new TestLoop(isEnrolled: false);
        string wrong = loop.CardCode[..7] + (char)('0' + ((loop.CardCode[7] - '0' + 1) % 10));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        for (int i = 0; i < 5; i++)
        {
            Assert.AreEqual(StatusCode.EnrolmentCodeWrong, loop.Card.Enrol(wrong, DeviceKind.Card));
        }

        Assert.AreEqual(StatusCode.EnrolmentLocked, loop.Card.Enrol(loop.CardCode, DeviceKind.Card));
        string fresh = loop.System.NewEnrolmentCode(Institutions.BankA, "0001");
        Assert.AreEqual(StatusCode.Ok, loop.Card.Enrol(fresh, DeviceKind.Card));
    }

    [TestMethod]
    public void Enrol_UsedCodeWrongKindOrForgedProof_HasItsStatus()
    {
        using var loop = new TestLoop(isEnrolled: false);
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        Assert.AreEqual(StatusCode.CertificateWrongRole, loop.Card.Enrol(loop.CardCode, DeviceKind.Terminal));
        byte[] request = loop.Card.EnrolRequest(loop.CardCode, DeviceKind.Card);
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        Assert.AreEqual(StatusCode.TranscriptMismatch, TestDevice.StatusOf(loop.Card.Ask(request)));
        Enrol.TryDecode(request, 0, request.Length, out Enrol stolen);
        var proof = new EnrolmentProof { TranscriptDigest = loop.Card.TranscriptDigest, PublicKey = stolen.PublicKey };
        stolen.Proof = loop.Till.Sign(EnrolmentProof.Label, proof.Encode());
        Assert.AreEqual(StatusCode.SignatureInvalid, TestDevice.StatusOf(loop.Card.Ask(stolen.Encode())));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Enrol(loop.CardCode, DeviceKind.Card));
        using var other = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, other.Hello());
        Assert.AreEqual(StatusCode.EnrolmentCodeUsed, other.Enrol(loop.CardCode, DeviceKind.Card));
    }

    [TestMethod]
    public void Session_RecordsReplayedTamperedOrForgotten_HaveTheirStatus()
    {
        using var loop = new TestLoop();
        byte[] ask = new VoucherStates { VoucherIds = [] }.Encode();
        Assert.AreEqual(StatusCode.Ok, TestDevice.StatusOf(loop.Card.Ask(ask)));
        Assert.AreEqual(StatusCode.RecordReplayed, TestDevice.StatusOf(loop.Card.SendRaw(loop.Card.LastOuter)));
        byte[] tampered = (byte[])loop.Card.LastOuter.Clone();
        tampered[^1] ^= 1;
        Assert.AreEqual(StatusCode.RecordTampered, TestDevice.StatusOf(loop.Card.SendRaw(tampered)));
        loop.Card.Seal(ask);
        Assert.AreEqual(StatusCode.RecordOutOfOrder, TestDevice.StatusOf(loop.Card.Ask(ask)));
        loop.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.AreEqual(StatusCode.SessionUnknown, TestDevice.StatusOf(loop.Card.SendRaw(loop.Card.LastOuter)));
    }

    [TestMethod]
    public void Authenticate_Bad_HasItsStatus()
    {
        using var loop = new TestLoop();
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        byte[] ask = new VoucherStates { VoucherIds = [] }.Encode();
        Assert.AreEqual(StatusCode.NotAuthenticated, TestDevice.StatusOf(loop.Card.Ask(ask)));
        Assert.AreEqual(StatusCode.TranscriptMismatch, loop.Card.Authenticate(transcriptDigest: new byte[32]));
        DeviceCertificate forged = TestDevice.Read(loop.Card.Certificate);
        forged.CommonName = "Bob";
        Assert.AreEqual(StatusCode.CertificateInvalid, loop.Card.Authenticate(DeviceCertificate.Encode(forged)));
        Assert.AreEqual(StatusCode.SignatureInvalid, loop.Card.Authenticate(loop.Till.Certificate));
        using var stranger = new TestDevice(
            message => loop.System.Handle(Institutions.BankB, message), Institutions.BankB);
        Assert.AreEqual(StatusCode.Ok, stranger.Hello());
        byte[] proof = loop.Card.Sign(
            SessionAuthentication.Label,
            new SessionAuthentication { TranscriptDigest = stranger.TranscriptDigest }.Encode());
        byte[] request = new Authenticate { Certificate = loop.Card.Certificate, Authentication = proof }.Encode();
        Assert.AreEqual(StatusCode.WrongBank, TestDevice.StatusOf(stranger.Ask(request)));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Authenticate());
        Assert.AreEqual(StatusCode.WrongState, loop.Card.Authenticate());
        loop.System.Revoke(loop.Card.Certificate);
        loop.Card.AssertRevoked();
        Assert.AreEqual(StatusCode.Ok, loop.Card.Hello());
        Assert.AreEqual(StatusCode.CertificateInvalid, loop.Card.Authenticate(DeviceCertificate.Encode(forged)));
        loop.System.Revoke(loop.Till.Certificate);
        Assert.AreEqual(StatusCode.SignatureInvalid, loop.Card.Authenticate(loop.Till.Certificate));
        Assert.AreEqual(StatusCode.NotAuthenticated, TestDevice.StatusOf(loop.Card.Ask(ask)));
    }

    [TestMethod]
    public void Ask_WrongRoleOrUnknownMessage_HasItsStatus()
    {
        using var loop = new TestLoop();
        byte[] order = new SubmitOrder { Order = [] }.Encode();
        Assert.AreEqual(StatusCode.CertificateWrongRole, TestDevice.StatusOf(loop.Till.Ask(order)));
        var note = new VoucherClosed { VoucherId = new byte[16], Outcome = 2, Statement = [], Evidence = [] };
        byte[] closed = note.Encode();
        Assert.AreEqual(StatusCode.CertificateWrongRole, TestDevice.StatusOf(loop.Card.Ask(closed)));
        Assert.AreEqual(StatusCode.MessageUnknown, TestDevice.StatusOf(loop.Card.Ask(new Synchronise().Encode())));
        Assert.AreEqual(StatusCode.MessageTruncated, TestDevice.StatusOf(loop.Card.Ask(order[..^1])));
        Assert.AreEqual(StatusCode.MessageTrailing, TestDevice.StatusOf(loop.Card.Ask([.. order, 0])));
    }

    [TestMethod]
    public void SynchroniseClockAndListPayees_Card_GetsSignedTimeAndTheTillBeforeThePeople()
    {
        using var loop = new TestLoop();
        byte[] reply = loop.Card.Ask(new SynchroniseClock { Nonce = new byte[16] }.Encode());
        Assert.AreEqual(
            StatusCode.Ok, SynchroniseClockReply.TryDecode(reply, 0, reply.Length, out SynchroniseClockReply clock));
        TimeStatement.TryDecode(Forgery.PayloadOf(clock.Statement), out TimeStatement time);
        Assert.AreEqual(loop.Clock.NowMs, time.TimeMs);
        Assert.AreEqual(Role.CentralBank, TestDevice.Read(clock.CentralBankCertificate).Role);

        reply = loop.Card.Ask(new ListPayees { FirstIndex = 0 }.Encode());
        Assert.AreEqual(StatusCode.Ok, ListPayeesReply.TryDecode(reply, 0, reply.Length, out ListPayeesReply payees));
        Assert.AreEqual(2, payees.Total);
        CollectionAssert.AreEqual(loop.Till.Certificate, payees.Certificates[0]);
        CollectionAssert.AreEqual(loop.Card.Certificate, payees.Certificates[1]);
    }

    [TestMethod]
    public void Handle_AnyBytes_AnswersAStatusAndChangesNothing()
    {
        string? given = Environment.GetEnvironmentVariable("WALLET_TEST_SEED");
        int seed = given is null ? 20261 : int.Parse(given, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var loop = new TestLoop();
        string before = loop.BooksText();
        byte[][] seeds =
        [
            loop.Card.LastOuter,
            new SessionHello { Version = 1, EphemeralKey = new byte[64] }.Encode(),
            [],
        ];
        for (int i = 0; i < 400; i++)
        {
            byte[] message = [.. seeds[i % seeds.Length]];
            if (message.Length == 0)
            {
                message = new byte[random.Next(200)];
                random.NextBytes(message);
            }
            else
            {
                message[random.Next(message.Length)] ^= (byte)(1 << random.Next(8));
            }

            byte[] reply = loop.System.Handle(Institutions.All[random.Next(Institutions.All.Count)], message);
            StatusCode status = TestDevice.StatusOf(reply);
            Assert.AreNotEqual(StatusCode.InternalError, status, $"seed {seed}, message {i}");
        }

        Assert.AreEqual(before, loop.BooksText(), $"seed {seed}");
    }
}
