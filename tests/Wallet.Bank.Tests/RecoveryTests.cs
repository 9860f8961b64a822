using System;
using System.Linq;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;

namespace Wallet.Bank.Tests;

/// <summary>A lost card: blocked on its holder's word, its account recovered by a new card with the sheet.</summary>
[TestClass]
public sealed class RecoveryTests
{
    [TestMethod]
    public void Recover_WithTheSheet_AccountToTheNewCardAndNothingToTheOld()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        TestVoucher voucher = loop.NewVoucher();
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        long beforeMinor = Balance(loop);
        using var card = new TestDevice(loop.System, Institutions.BankA);

        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        Assert.AreEqual(
            StatusCode.CardReportedLost,
            loop.RequestCurrency(loop.NewVoucherId(), out _),
            "the old card gets nothing more, before the authority has heard of it");

        DeviceCertificate certificate = TestDevice.Read(card.Certificate);
        Assert.AreEqual("Ann", certificate.CommonName);
        CollectionAssert.AreEqual(card.PublicKey, certificate.PublicKey);
        Assert.AreEqual(StatusCode.Ok, card.Connect());
        loop.System.Tick();
        loop.Card.AssertRevoked();
        Assert.AreEqual(beforeMinor, Balance(loop), "the old card's voucher is still its payee's to report");

        loop.Clock.Advance(TimeSpan.FromDays(30));
        loop.System.Tick();
        Assert.AreEqual(TestLoop.OpeningMinor, Balance(loop), "what was not spent came back by expiry");
        Assert.AreEqual("RolledBack", loop.System.Books().Vouchers.Single().State, $"{voucher.Order.AmountMinor}");
        Assert.IsEmpty(loop.System.Books().Problems);
    }

    [TestMethod]
    public void Recover_AuthoritySilentThenAsked_SameCertificateAndOldCardRevokedOnce()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        using var card = new TestDevice(loop.System, Institutions.BankA);
        loop.Wire.Reply = (_, to, _, bytes) => to == Institutions.Authority ? null : bytes;
        Assert.AreEqual(StatusCode.BankUnavailable, sheet.Recover(card));
        loop.Wire.Reply = (_, _, _, bytes) => bytes;

        using var other = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.RecoveryKeyUsed, sheet.Recover(other), "the sheet is this card's already");
        loop.System.Tick();
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        byte[] certificate = card.Certificate;
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        CollectionAssert.AreEqual(certificate, card.Certificate);
        loop.System.Tick();
        loop.Card.AssertRevoked();
        Assert.AreEqual(StatusCode.Ok, card.Connect());
        Assert.IsEmpty(loop.System.Books().Problems);
    }

    [TestMethod]
    public void Recover_BankRestartedInBetween_Finished()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        using var card = new TestDevice(message => loop.System.Handle(Institutions.BankA, message), Institutions.BankA);
        loop.Wire.Reply = (_, to, _, bytes) => to == Institutions.Authority ? null : bytes;
        Assert.AreEqual(StatusCode.BankUnavailable, sheet.Recover(card));
        loop.Restart();
        loop.System.Tick();
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        loop.System.Tick();
        loop.Card.AssertRevoked();
    }

    [TestMethod]
    public void Recover_UnknownReplacedUsedOrWrongKind_HasItsStatusAndChangesNothing()
    {
        using var loop = new TestLoop();
        using var unknown = new RecoverySheet();
        using var first = new RecoverySheet();
        using var second = new RecoverySheet();
        Assert.AreEqual(StatusCode.Ok, first.Register(loop.Card));
        Assert.AreEqual(StatusCode.Ok, first.Register(loop.Card), "an answer was lost");
        Assert.AreEqual(StatusCode.Ok, second.Register(loop.Card));
        Assert.AreEqual(StatusCode.RecoveryKeyReplaced, first.Register(loop.Card));
        using var card = new TestDevice(loop.System, Institutions.BankA);

        Assert.AreEqual(StatusCode.RecoveryKeyUnknown, unknown.Recover(card));
        Assert.AreEqual(StatusCode.RecoveryKeyReplaced, first.Recover(card));
        Assert.AreEqual(StatusCode.CertificateWrongRole, second.Recover(card, DeviceKind.Terminal));
        Assert.IsEmpty(card.Certificate);
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect(), "nothing has happened to the card");
        loop.NewVoucher();

        Assert.AreEqual(StatusCode.Ok, second.Recover(card));
        using var third = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.RecoveryKeyUsed, second.Recover(third));
        Assert.AreEqual(StatusCode.Ok, card.Connect());
        Assert.AreEqual(StatusCode.RecoveryKeyUsed, second.Register(card));
    }

    [TestMethod]
    public void Recover_KeyOfAnotherDevice_AlreadyEnrolledAndTheSheetStaysGood()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        string code = loop.System.OpenAccount(Institutions.BankA, "Mallory", DeviceKind.Card, 0);
        using var mallory = new TestDevice(loop.System, Institutions.BankA);
        TestLoop.Enrol(mallory, code, DeviceKind.Card);
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        Assert.AreEqual(StatusCode.AlreadyEnrolled, sheet.Recover(mallory));
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        using var card = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
    }

    [TestMethod]
    public void Recover_ReplayedOrForged_HasItsStatusAndChangesNothing()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        using var stranger = new RecoverySheet();
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        using var card = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, card.Hello());
        Recover replayed = sheet.RecoverRequest(card);
        Assert.AreEqual(StatusCode.Ok, card.Hello());
        Assert.AreEqual(StatusCode.TranscriptMismatch, Ask(card, replayed));

        // The consent to another card, or another sheet's consent, under this sheet's key.
        Recover forged = sheet.RecoverRequest(card);
        forged.Consent = sheet.Consent(card.TranscriptDigest, loop.Till.PublicKey);
        Assert.AreEqual(StatusCode.SignatureInvalid, Ask(card, forged));
        forged.Consent = stranger.Consent(card.TranscriptDigest, card.PublicKey);
        Assert.AreEqual(StatusCode.SignatureInvalid, Ask(card, forged));
        forged = sheet.RecoverRequest(card);
        forged.Consent = sheet.Consent(replayed.Consent[^32..], card.PublicKey);
        Assert.AreEqual(StatusCode.TranscriptMismatch, Ask(card, forged));
        forged = sheet.RecoverRequest(card);
        forged.Proof = loop.Till.Sign(
            EnrolmentProof.Label,
            new EnrolmentProof { TranscriptDigest = card.TranscriptDigest, PublicKey = card.PublicKey }.Encode());
        Assert.AreEqual(StatusCode.SignatureInvalid, Ask(card, forged));
        forged = sheet.RecoverRequest(card);
        forged.RecoveryKey = new byte[64];
        Assert.AreEqual(StatusCode.KeyInvalid, Ask(card, forged));

        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
    }

    [TestMethod]
    public void Register_ForeignReplayedOrForged_HasItsStatusAndChangesNothing()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        string code = loop.System.OpenAccount(Institutions.BankA, "Mallory", DeviceKind.Card, 0);
        using var mallory = new TestDevice(loop.System, Institutions.BankA);
        TestLoop.Enrol(mallory, code, DeviceKind.Card);
        byte[] replayed = sheet.RegisterRequest(loop.Card);
        Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
        Assert.AreEqual(StatusCode.TranscriptMismatch, TestDevice.StatusOf(loop.Card.Ask(replayed)));
        byte[] stolen = new RegisterRecoveryKey
        {
            Registration = mallory.Sign(
                RecoveryRegistration.Label,
                new RecoveryRegistration
                {
                    TranscriptDigest = loop.Card.TranscriptDigest,
                    RecoveryKey = sheet.PublicKey,
                }.Encode()),
        }.Encode();
        Assert.AreEqual(StatusCode.SignatureInvalid, TestDevice.StatusOf(loop.Card.Ask(stolen)));
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
        Assert.AreEqual(StatusCode.RecoveryKeyTaken, sheet.Register(mallory));
        Assert.AreEqual(StatusCode.CertificateWrongRole, sheet.Register(loop.Till));
        using var card = new TestDevice(loop.System, Institutions.BankA);
        Assert.AreEqual(StatusCode.Ok, card.Hello());
        Assert.AreEqual(StatusCode.NotAuthenticated, sheet.Register(card));
        Assert.AreEqual(StatusCode.Ok, sheet.Recover(card));
        Assert.AreEqual("Ann", TestDevice.Read(card.Certificate).CommonName);
    }

    [TestMethod]
    public void ReportLost_OnTheHoldersWord_CardMovesNothingUntilItIsFoundAgain()
    {
        using var loop = new TestLoop();
        using var sheet = new RecoverySheet();
        loop.NewVoucher();
        Assert.AreEqual(1, loop.System.ReportLost(Institutions.BankA, "0001"));
        Assert.AreEqual(1, loop.System.ReportLost(Institutions.BankA, "0001"), "twice is once");
        Assert.AreEqual(0, loop.System.ReportLost(Institutions.BankA, "0009"));
        Assert.IsTrue(loop.System.Wallets().Single().IsFrozen, "it is told to pay nobody, too");

        Assert.AreEqual(StatusCode.CardReportedLost, loop.RequestCurrency(loop.NewVoucherId(), out _));
        Assert.AreEqual(StatusCode.CardReportedLost, sheet.Register(loop.Card));
        Assert.AreEqual(
            StatusCode.CardReportedLost, TestDevice.StatusOf(loop.Card.Ask(new RollBack { Request = [] }.Encode())));
        Assert.AreEqual(
            StatusCode.Ok,
            TestDevice.StatusOf(loop.Card.Ask(new SynchroniseClock { Nonce = new byte[16] }.Encode())));

        Assert.AreEqual(1, loop.System.ReportFound(Institutions.BankA, "0001"));
        Assert.IsFalse(loop.System.Wallets().Single().IsFrozen);
        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(loop.NewVoucherId(), out _));
        Assert.AreEqual(StatusCode.Ok, sheet.Register(loop.Card));
    }

    private static StatusCode Ask(TestDevice device, Recover request) =>
        TestDevice.StatusOf(device.Ask(request.Encode()));

    private static long Balance(TestLoop loop) => loop.System.Books().Institutions
        .Single(books => books.Institution == Institutions.BankA)
        .Accounts.Single(account => account.Holder == "Ann").BalanceMinor;
}
