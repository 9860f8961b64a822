using System;
using Wallet.Core.Ports;
using Wallet.Virtual.Scheduling;

namespace Wallet.Virtual.Tests.Contracts;

/// <summary>What a contactless front end does on both sides of a touch, whoever implements it.</summary>
public abstract class TouchContract
{
    private const int ExchangeTimeoutMs = 2000;

    /// <summary>
    /// Holds a card to a terminal and runs both, until both have returned. Failed asserts of either side come out.
    /// </summary>
    protected abstract void Touch(Action<ITouchTarget, IEvents> card, Action<ITouchReader> terminal);

    /// <summary>Runs the terminal with nothing in its field.</summary>
    protected abstract void WithoutCard(Action<ITouchReader> terminal);

    [TestMethod]
    public void CardPresent_CardInField_IsTrue()
    {
        Touch((_, _) => { }, reader => Assert.IsTrue(reader.CardPresent()));
    }

    [TestMethod]
    public void CardPresent_EmptyField_IsFalse()
    {
        WithoutCard(reader => Assert.IsFalse(reader.CardPresent()));
    }

    [TestMethod]
    public void Exchange_EmptyField_ReturnsMinusOne()
    {
        WithoutCard(reader => Assert.AreEqual(-1, reader.Exchange([1], 1, new byte[8], 100)));
    }

    [TestMethod]
    public void TryReceive_NothingSent_ReturnsZero()
    {
        Touch((target, _) => Assert.AreEqual(0, target.TryReceive(new byte[8], 0, 8)), _ => { });
    }

    [TestMethod]
    public void Exchange_CardAnswers_BothSeeEachOthersBytes()
    {
        Touch(
            (target, events) =>
            {
                for (byte i = 0; i < 3; i++)
                {
                    byte[] buffer = new byte[16];
                    Assert.AreEqual(3, Receive(target, events, buffer, 1, 15));
                    CollectionAssert.AreEqual(new byte[] { i, 20, 30 }, buffer[1..4]);
                    Assert.IsTrue(target.Reply([0, 90, i, 0], 1, 2));
                }
            },
            reader =>
            {
                for (byte i = 0; i < 3; i++)
                {
                    byte[] answer = new byte[8];
                    Assert.AreEqual(2, reader.Exchange([i, 20, 30, 99], 3, answer, ExchangeTimeoutMs));
                    CollectionAssert.AreEqual(new byte[] { 90, i }, answer[..2]);
                }
            });
    }

    [TestMethod]
    public void Exchange_LongMessages_ArriveWhole()
    {
        byte[] command = new byte[400];
        byte[] reply = new byte[500];
        new SeededRandom(1).Fill(command);
        new SeededRandom(2).Fill(reply);
        Touch(
            (target, events) =>
            {
                byte[] buffer = new byte[1024];
                int count = Receive(target, events, buffer, 0, 1024);
                CollectionAssert.AreEqual(command, buffer[..count]);
                Assert.IsTrue(target.Reply(reply, 0, reply.Length));
            },
            reader =>
            {
                byte[] answer = new byte[1024];
                int count = reader.Exchange(command, command.Length, answer, ExchangeTimeoutMs);
                CollectionAssert.AreEqual(reply, answer[..count]);
            });
    }

    [TestMethod]
    public void Exchange_CardSilent_ReturnsMinusOne()
    {
        Touch((_, _) => { }, reader => Assert.AreEqual(-1, reader.Exchange([1], 1, new byte[8], 100)));
    }

    [TestMethod]
    public void Exchange_AnswerTooLong_ReturnsMinusTwo()
    {
        Touch(
            (target, events) =>
            {
                Receive(target, events, new byte[8], 0, 8);
                target.Reply(new byte[5], 0, 5);
            },
            reader => Assert.AreEqual(-2, reader.Exchange([1], 1, new byte[4], ExchangeTimeoutMs)));
    }

    [TestMethod]
    public void Reply_ReaderGaveUp_IsFalseAndNotTakenForTheNextAnswer()
    {
        Touch(
            (target, events) =>
            {
                byte[] buffer = new byte[8];
                Receive(target, events, buffer, 0, 8);
                events.Wait(ExchangeTimeoutMs);
                Assert.IsFalse(target.Reply([11], 0, 1), "a late answer");
                while (Receive(target, events, buffer, 0, 8) > 0 && buffer[0] != 2)
                {
                    target.Reply([12], 0, 1);
                }

                target.Reply([22], 0, 1);
            },
            reader =>
            {
                byte[] answer = new byte[8];
                Assert.AreEqual(-1, reader.Exchange([1], 1, answer, 50));
                int count = -1;
                for (int tries = 0; tries < 10 && count != 1; tries++)
                {
                    // The card may still be busy with the first command.
                    count = reader.Exchange([2], 1, answer, ExchangeTimeoutMs);
                }

                Assert.AreEqual(1, count);
                Assert.AreEqual(22, answer[0]);
            });
    }

    [TestMethod]
    public void Reply_WithoutCommand_IsFalse()
    {
        Touch((target, _) => Assert.IsFalse(target.Reply([1], 0, 1)), _ => { });
    }

    private static int Receive(ITouchTarget target, IEvents events, byte[] buffer, int offset, int count)
    {
        // A wait may end without a reason, and does where a message comes in pieces.
        for (int tries = 0; tries < 1000; tries++)
        {
            int length = target.TryReceive(buffer, offset, count);
            if (length > 0) { return length; }

            events.Wait(ExchangeTimeoutMs);
        }

        Assert.Fail("No command arrived.");
        return 0;
    }
}
