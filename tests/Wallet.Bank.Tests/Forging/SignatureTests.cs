using System;
using Wallet.Protocol;
using Wallet.Protocol.Documents;
using Wallet.Protocol.Messages;
using Wallet.Tests.Forging;

namespace Wallet.Bank.Tests.Forging;

/// <summary>
/// Every signature between institutions is forged under an intact seal, by somebody who could open and close it:
/// whoever system A names refuses it with a status of its own and writes down what it refused, and no money moves.
/// </summary>
[TestClass]
public sealed class SignatureTests
{
    private const string Central = Institutions.CentralBank;
    private const string BankA = Institutions.BankA;
    private const string BankB = Institutions.BankB;

    [TestMethod]
    [DataRow(Forged.OtherKey, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherKind, StatusCode.SignatureInvalid)]
    [DataRow(Forged.ChangedField, StatusCode.SignatureInvalid)]
    public void First_ForgedByTheCard_ThePayersBankRefuses(Forged how, StatusCode expected)
    {
        using var loop = new TestLoop();
        PaymentOrder order = loop.NewOrder();
        byte[] good = loop.Card.Sign(PaymentOrder.Label, order.Encode());
        byte[] forged = Forgery.Of(how, good, PaymentOrder.Label, loop.Card.Key, order.TimestampMs);
        string before = loop.BooksText();

        Assert.AreEqual(expected, loop.Submit(order, forged, out _));

        Assert.AreEqual(before, loop.BooksText());
        ForgedLoop.ExpectRefused(loop, BankA, nameof(SubmitOrder), expected, "Ann (card, bank-a)");
        Assert.AreEqual(StatusCode.Ok, loop.Submit(order, good, out _));
        loop.AssertSound();
    }

    [TestMethod]
    [DataRow(Forged.OtherKey, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherKind, StatusCode.SignatureInvalid)]
    [DataRow(Forged.ChangedField, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherT1, StatusCode.TransactionMismatch)]
    public void Second_ForgedByThePayersBank_TheCentralBankRefuses(Forged how, StatusCode expected) =>
        RefusedBeforeAnythingIsBooked(
            expected,
            Central,
            nameof(EndorseOrder),
            "Bank A (bank, bank-a)",
            forge => forge.RewriteEndorseOrder(message =>
                message.Endorsement = forge.Of(how, message.Endorsement, Endorsement.Label, BankA)));

    [TestMethod]
    [DataRow(Forged.OtherKey)]
    [DataRow(Forged.OtherKind)]
    [DataRow(Forged.ChangedField)]
    public void First_MadeUpByThePayersBank_TheCentralBankRefuses(Forged how) =>
        RefusedBeforeAnythingIsBooked(
            StatusCode.SignatureInvalid,
            Central,
            nameof(EndorseOrder),
            "Bank A (bank, bank-a)",
            forge => forge.RewriteEndorseOrder(message =>
            {
                message.Order = forge.OfCard(how, message.Order);
                message.Endorsement = forge.Endorse(message.Order);
            }));

    [TestMethod]
    [DataRow(Forged.OtherKey, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherKind, StatusCode.SignatureInvalid)]
    [DataRow(Forged.ChangedField, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherT1, StatusCode.TransactionMismatch)]
    public void Third_ForgedByTheCentralBank_ThePayeesBankRefuses(Forged how, StatusCode expected) =>
        RefusedBeforeAnythingIsBooked(
            expected,
            BankB,
            nameof(OfferOwnership),
            "Central Bank (central-bank, central)",
            forge => forge.RewriteOffer(message =>
                message.FirstResult = forge.Of(how, message.FirstResult, FirstResult.Label, Central)));

    [TestMethod]
    [DataRow(Forged.OtherKey, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherKind, StatusCode.SignatureInvalid)]
    [DataRow(Forged.ChangedField, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherT1, StatusCode.TransactionMismatch)]
    public void Fourth_ForgedByThePayeesBank_TheCentralBankRefuses(Forged how, StatusCode expected) =>
        RefusedBeforeAnythingIsBooked(
            expected,
            Central,
            nameof(OfferOwnershipReply),
            BankB,
            forge => forge.RewriteOfferReply(message =>
                message.SecondResult = forge.Of(how, message.SecondResult, SecondResult.Label, BankB)));

    [TestMethod]
    [DataRow(Forged.OtherKey, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherKind, StatusCode.SignatureInvalid)]
    [DataRow(Forged.ChangedField, StatusCode.SignatureInvalid)]
    [DataRow(Forged.OtherT1, StatusCode.TransactionMismatch)]
    public void Fifth_ForgedByTheCentralBank_ThePayersBankRefuses(Forged how, StatusCode expected) =>
        RefusedAndAskedAgain(expected, (forge, message) =>
            message.Confirmation = forge.Of(how, message.Confirmation, Confirmation.Label, Central));

    [TestMethod]
    public void ThirdAndFourth_ForgedByTheCentralBankInItsAnswer_ThePayersBankRefuses()
    {
        RefusedAndAskedAgain(StatusCode.SignatureInvalid, (forge, message) =>
            message.FirstResult = forge.Of(Forged.OtherKey, message.FirstResult, FirstResult.Label, Central));
        RefusedAndAskedAgain(StatusCode.SignatureInvalid, (forge, message) =>
            message.SecondResult = forge.Of(Forged.OtherKey, message.SecondResult, SecondResult.Label, BankB));
    }

    private static void RefusedBeforeAnythingIsBooked(
        StatusCode expected, string by, string message, string of, Action<ForgedLoop> forgeIt)
    {
        using var forge = new ForgedLoop();
        string before = forge.Loop.BooksText();
        forgeIt(forge);

        Assert.AreEqual(expected, forge.Submit());

        Assert.AreEqual(before, forge.Loop.BooksText());
        forge.ExpectRefused(by, message, expected, of);
        forge.Loop.AssertSound();
        forge.Wire.HandsOff();
        Assert.AreEqual(StatusCode.Ok, forge.Submit());
        Assert.HasCount(1, forge.Loop.System.Books().Vouchers);
        forge.Loop.AssertSound();
    }

    /// <summary>
    /// By then the central bank has confirmed, so no refusal of the answer may undo the order: the money stays held,
    /// the card is told to ask again, and the true answer is taken when it comes.
    /// </summary>
    private static void RefusedAndAskedAgain(StatusCode expected, Action<ForgedLoop, EndorseOrderReply> forgeIt)
    {
        using var forge = new ForgedLoop();
        forge.RewriteEndorseOrderReply(message => forgeIt(forge, message));

        Assert.AreEqual(StatusCode.BankUnavailable, forge.Submit());

        forge.ExpectRefused(BankA, nameof(EndorseOrderReply), expected, Central);
        Assert.AreEqual(TestLoop.OpeningMinor - TestLoop.AmountMinor, forge.Loop.AnnMinor);
        string held = forge.Loop.BooksText();
        forge.Loop.System.Tick();
        Assert.AreEqual(held, forge.Loop.BooksText());
        forge.Loop.AssertSound();
        forge.Wire.HandsOff();
        forge.Loop.System.Tick();
        Assert.AreEqual(StatusCode.Ok, forge.Submit());
        Assert.AreEqual(held, forge.Loop.BooksText());
        Assert.HasCount(1, forge.Loop.System.Books().Vouchers);
    }
}
