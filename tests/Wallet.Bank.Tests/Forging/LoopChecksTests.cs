using System;
using System.Security.Cryptography;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests.Forging;

/// <summary>
/// What else the central bank and the payee's bank check by themselves, though the payer's bank has let it pass: T1,
/// the currency's own signature, and the certificates' status at the authority.
/// </summary>
[TestClass]
public sealed class LoopChecksTests
{
    private const string Authority = Institutions.Authority;
    private const string Central = Institutions.CentralBank;
    private const string BankA = Institutions.BankA;
    private const string BankB = Institutions.BankB;
    private const string OfBankA = "Bank A (bank, bank-a)";
    private const string OfCentral = "Central Bank (central-bank, central)";

    private static readonly TimeSpan s_tooLong = TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1);

    [TestMethod]
    public void CentralBank_T1StaleWhenItArrives_TimestampStale() =>
        Refused(StatusCode.TimestampStale, Central, nameof(EndorseOrder), OfBankA, forge =>
            forge.RewriteEndorseOrder(_ => forge.Loop.Clock.Advance(s_tooLong)));

    [TestMethod]
    public void PayeesBank_T1StaleWhenItArrives_TimestampStale() =>
        Refused(StatusCode.TimestampStale, BankB, nameof(OfferOwnership), OfCentral, forge =>
            forge.RewriteOffer(_ => forge.Loop.Clock.Advance(s_tooLong)));

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    public void CentralBank_T1OfAnEarlierOrder_TimestampReplayed(long laterMs) =>
        Refused(StatusCode.TimestampReplayed, Central, nameof(EndorseOrder), OfBankA, forge =>
        {
            long usedMs = UseUp(forge);
            forge.RewriteEndorseOrder(message =>
            {
                message.Order = Changed(forge, message.Order, order => order.TimestampMs = usedMs + laterMs);
                message.Endorsement = forge.Endorse(message.Order);
            });
        });

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    public void PayeesBank_T1OfAnEarlierOrder_TimestampReplayed(long laterMs) =>
        Refused(StatusCode.TimestampReplayed, BankB, nameof(OfferOwnership), OfCentral, forge =>
        {
            long usedMs = UseUp(forge);
            forge.RewriteOffer(message =>
                message.Order = Changed(forge, message.Order, order => order.TimestampMs = usedMs + laterMs));
        });

    [TestMethod]
    [DataRow(Forged.OtherKey)]
    [DataRow(Forged.OtherKind)]
    [DataRow(Forged.ChangedField)]
    public void PayersBank_CurrencyNotTheCentralBanks_IsNotTakenUntilATrueOneComes(Forged how)
    {
        using var loop = new TestLoop();
        using var wire = new OpenedWire(loop);
        wire.Between(BankA, Central).RewriteReplyTo<IssueCurrencyReply>(
            MessageType.IssueCurrency,
            IssueCurrencyReply.TryDecode,
            read => read.Encode(),
            message => message.CurrencyDocument = Currency(how, message.CurrencyDocument, wire));
        byte[] voucherId = loop.NewVoucherId();

        Assert.AreEqual(StatusCode.BankUnavailable, loop.RequestCurrency(voucherId, out _));

        ForgedLoop.ExpectRefused(loop, BankA, nameof(IssueCurrencyReply), StatusCode.CurrencyInvalid, Central);
        Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);
        loop.AssertSound();
        wire.HandsOff();
        Assert.AreEqual(StatusCode.Ok, loop.RequestCurrency(voucherId, out _));
        loop.AssertSound();
    }

    [TestMethod]
    [DataRow(Forged.OtherKey)]
    [DataRow(Forged.OtherKind)]
    [DataRow(Forged.ChangedField)]
    public void CentralBank_CurrencyNotItsOwn_CurrencyInvalid(Forged how) =>
        Refused(StatusCode.CurrencyInvalid, Central, nameof(EndorseOrder), OfBankA, forge =>
            forge.RewriteEndorseOrder(message =>
            {
                message.CurrencyDocument = Currency(how, message.CurrencyDocument, forge.Wire);
                byte[] digest = SHA256.HashData(message.CurrencyDocument);
                message.Order = Changed(forge, message.Order, order => order.CurrencyDigest = digest);
                message.Endorsement = forge.Endorse(message.Order);
            }));

    [TestMethod]
    [DataRow(Forged.OtherKey)]
    [DataRow(Forged.OtherKind)]
    [DataRow(Forged.ChangedField)]
    public void PayeesBank_CurrencyNotTheCentralBanks_CurrencyInvalid(Forged how) =>
        Refused(StatusCode.CurrencyInvalid, BankB, nameof(OfferOwnership), OfCentral, forge =>
            forge.RewriteOffer(message =>
            {
                message.CurrencyDocument = Currency(how, message.CurrencyDocument, forge.Wire);
                byte[] digest = SHA256.HashData(message.CurrencyDocument);
                message.Order = Changed(forge, message.Order, order => order.CurrencyDigest = digest);
                FirstResult.TryDecode(Forgery.PayloadOf(message.FirstResult), out FirstResult first);
                first.OrderDigest = SHA256.HashData(message.Order);
                message.FirstResult = forge.Sign(Central, FirstResult.Label, first.Encode());
            }));

    [TestMethod]
    public void CentralBank_CardRevokedAfterThePayersBankAsked_CertificateRevoked() =>
        Refused(StatusCode.CertificateRevoked, Central, nameof(EndorseOrder), OfBankA, forge =>
            forge.RewriteEndorseOrder(_ => forge.Loop.System.Revoke(forge.Loop.Card.Certificate)));

    [TestMethod]
    public void PayeesBank_TerminalRevokedAfterTheOrder_PayeeUnknown() =>
        Refused(StatusCode.PayeeUnknown, BankB, nameof(OfferOwnership), OfCentral, forge =>
            forge.RewriteOffer(_ => forge.Loop.System.Revoke(forge.Loop.Till.Certificate)));

    /// <summary>Whoever cannot ask the authority says no; the same order passes once it can be asked again.</summary>
    [TestMethod]
    [DataRow(BankA, StatusCode.CertificateStatusUnavailable)]
    [DataRow(Central, StatusCode.CertificateStatusUnavailable)]
    [DataRow(BankB, StatusCode.BankUnavailable)]
    public void Authority_SilentToOne_ThatOneRefuses(string asker, StatusCode told)
    {
        using var forge = new ForgedLoop();
        UseUp(forge);
        forge.Loop.Wire.Request = (from, to, _, bytes) => from == asker && to == Authority ? null : bytes;
        ExpectUnasked(forge, asker, told);
        forge.Loop.Wire.Request = (_, _, _, bytes) => bytes;
        ExpectPasses(forge);
    }

    /// <summary>"Good" in another name than the authority's is as much as silence.</summary>
    [TestMethod]
    [DataRow(BankA, Forged.OtherKey, StatusCode.CertificateStatusUnavailable)]
    [DataRow(BankA, Forged.OtherKind, StatusCode.CertificateStatusUnavailable)]
    [DataRow(BankA, Forged.ChangedField, StatusCode.CertificateStatusUnavailable)]
    [DataRow(Central, Forged.OtherKey, StatusCode.CertificateStatusUnavailable)]
    [DataRow(BankB, Forged.OtherKey, StatusCode.BankUnavailable)]
    public void Authority_AnswerForged_IsRefusedLikeSilence(string asker, Forged how, StatusCode told)
    {
        using var forge = new ForgedLoop();
        UseUp(forge);
        forge.Wire.Between(asker, Authority).RewriteReplyTo<CertificateStatusReply>(
            MessageType.CertificateStatus,
            CertificateStatusReply.TryDecode,
            read => read.Encode(),
            message => message.Statement = Forgery.Of(
                how,
                message.Statement,
                CertificateStatement.Label,
                forge.Wire.KeyOf(Authority),
                forge.Loop.Clock.NowMs));
        ExpectUnasked(forge, asker, told);
        forge.ExpectRefused(asker, nameof(CertificateStatement), StatusCode.SignatureInvalid, Authority);
        forge.Wire.HandsOff();
        ExpectPasses(forge);
    }

    private static void ExpectUnasked(ForgedLoop forge, string asker, StatusCode told)
    {
        string before = forge.Loop.BooksText();
        Assert.AreEqual(told, forge.Submit());
        (string message, string of) = asker switch
        {
            BankA => (nameof(SubmitOrder), "Ann (card, bank-a)"),
            Central => (nameof(EndorseOrder), OfBankA),
            _ => (nameof(OfferOwnership), OfCentral),
        };
        forge.ExpectRefused(asker, message, StatusCode.CertificateStatusUnavailable, of);

        // Silence at the payee's bank leaves the order held: whether it takes the offer is still open.
        Assert.AreEqual(told == StatusCode.CertificateStatusUnavailable, before == forge.Loop.BooksText());
        forge.Loop.AssertSound();
    }

    private static void ExpectPasses(ForgedLoop forge)
    {
        forge.Loop.System.Tick();
        Assert.AreEqual(StatusCode.Ok, forge.Submit());
        Assert.HasCount(2, forge.Loop.System.Books().Vouchers);
        forge.Loop.AssertSound();
    }

    private static void Refused(StatusCode expected, string by, string message, string of, Action<ForgedLoop> prepare)
    {
        using var forge = new ForgedLoop();
        prepare(forge);
        string before = forge.Loop.BooksText();

        Assert.AreEqual(expected, forge.Submit());

        Assert.AreEqual(before, forge.Loop.BooksText());
        forge.ExpectRefused(by, message, expected, of);
        forge.Loop.AssertSound();
    }

    /// <summary>One voucher is made as it should be, its T1 used up everywhere; then another order is ready.</summary>
    /// <returns>The T1 of the first.</returns>
    private static long UseUp(ForgedLoop forge)
    {
        Assert.AreEqual(StatusCode.Ok, forge.Submit());
        long usedMs = forge.Order.TimestampMs;
        forge.NextOrder();
        return usedMs;
    }

    /// <summary>Another order, signed by the same card as it should be.</summary>
    private static byte[] Changed(ForgedLoop forge, byte[] document, Action<PaymentOrder> change)
    {
        PaymentOrder.TryDecode(Forgery.PayloadOf(document), out PaymentOrder order);
        change(order);
        return forge.Loop.Card.Sign(PaymentOrder.Label, order.Encode());
    }

    private static byte[] Currency(Forged how, byte[] document, OpenedWire wire)
    {
        CurrencyDocument.TryDecode(Forgery.PayloadOf(document), out CurrencyDocument currency);
        return Forgery.Of(how, document, CurrencyDocument.Label, wire.KeyOf(Central), currency.IssuedMs);
    }
}
