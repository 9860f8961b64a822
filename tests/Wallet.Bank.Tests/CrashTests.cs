using System;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Bank.Tests;

/// <summary>
/// Every message between institutions is lost, changed, or the last thing before a crash, in turn.
/// </summary>
[TestClass]
public sealed class CrashTests
{
    /// <summary>More than any of these runs sends; each test says how many it met.</summary>
    private const int MessagesMax = 60;

    private const long PaidMinor = 1_00;
    private const long RestMinor = 2_34;

    [TestMethod]
    public void Loop_AnswerOfEachMessageLost_RetryGetsTheSameAndBooksAgree()
    {
        ForEachMessage(
            (wire, number) => wire.Reply = (_, _, n, bytes) => n == number ? null : bytes, isRestarted: false);
    }

    [TestMethod]
    public void Loop_EachMessageLost_RetryGetsThroughAndBooksAgree()
    {
        ForEachMessage(
            (wire, number) => wire.Request = (_, _, n, bytes) => n == number ? null : bytes, isRestarted: false);
    }

    [TestMethod]
    public void Loop_CrashBeforeEachMessage_RestartFinishesAndBooksAgree()
    {
        ForEachMessage(
            (wire, number) => wire.Request = (_, _, n, bytes) => n >= number ? throw new CrashException() : bytes,
            isRestarted: true);
    }

    [TestMethod]
    public void Loop_CrashAfterEachMessage_RestartFinishesAndBooksAgree()
    {
        // Whatever the nested messages of the crashed one were, they were carried out; nothing after it is.
        ForEachMessage(
            (wire, number) =>
            {
                bool isDown = false;
                wire.Request = (_, _, _, bytes) => isDown ? throw new CrashException() : bytes;
                wire.Reply = (_, _, n, bytes) =>
                {
                    isDown |= n == number;
                    return isDown ? throw new CrashException() : bytes;
                };
            },
            isRestarted: true);
    }

    [TestMethod]
    public void Loop_EachMessageOrAnswerChanged_NothingIsBelievedAndBooksAgree()
    {
        ForEachMessage(
            (wire, number) => wire.Request = (_, _, n, bytes) => n == number ? Changed(bytes) : bytes,
            isRestarted: false);
        ForEachMessage(
            (wire, number) => wire.Reply = (_, _, n, bytes) => n == number ? Changed(bytes) : bytes,
            isRestarted: false);
    }

    [TestMethod]
    public void Loop_AnswerReplacedByARefusal_IsNotBelieved()
    {
        // An unsealed refusal could be anyone's; the hold must not be released because of it.
        byte[] refusal = new Protocol.Messages.StatusReply(
            Protocol.Messages.MessageType.SessionRecordReply, StatusCode.TimestampStale).Encode();
        ForEachMessage(
            (wire, number) => wire.Reply = (_, _, n, bytes) => n == number ? refusal : bytes, isRestarted: false);
    }

    private static byte[] Changed(byte[] bytes)
    {
        byte[] changed = (byte[])bytes.Clone();
        changed[^20] ^= 1;
        return changed;
    }

    // A payment of all that a voucher is good for, and one of a part, the rest of which goes back.
    private static void ForEachMessage(Action<TestWire, int> disturb, bool isRestarted)
    {
        ForEachMessage(PaidMinor, disturb, isRestarted);
        ForEachMessage(PaidMinor + RestMinor, disturb, isRestarted);
    }

    private static void ForEachMessage(long voucherMinor, Action<TestWire, int> disturb, bool isRestarted)
    {
        using var loop = new TestLoop();
        int disturbed = 0;
        long expectedShopMinor = 0;
        for (int number = 0; number < MessagesMax; number++)
        {
            // A fresh start each time, so that sessions are opened within the disturbed run too.
            loop.Restart();
            PaymentOrder order = loop.NewOrder(voucherMinor);
            byte[] document = loop.Card.Sign(PaymentOrder.Label, order.Encode());
            var wire = new TestWire(loop.System.Wire);
            disturb(wire, number);
            loop.System.Wire = wire;
            StatusCode first = loop.Submit(order, document, out TestVoucher voucher);
            bool isDisturbed = wire.Sent.Count > number;
            if (isDisturbed)
            {
                Recover(loop, isRestarted);
                StatusCode second = loop.Submit(order, document, out TestVoucher again);
                Assert.AreEqual(StatusCode.Ok, second, $"message {number}, first {first}");
                if (first == StatusCode.Ok)
                {
                    CollectionAssert.AreEqual(voucher.Reply!.Confirmation, again.Reply!.Confirmation);
                }

                voucher = again;
            }

            byte[] payment = loop.Pay(voucher, PaidMinor);
            int atReport = wire.Sent.Count;
            StatusCode report = loop.Report(voucher, payment, out _);
            if (!isDisturbed && wire.Sent.Count <= number)
            {
                Assert.AreEqual(StatusCode.Ok, report);
                Assert.IsGreaterThan(5, disturbed, "the loop sends more messages than that");
                return;
            }

            Recover(loop, isRestarted);
            Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _), $"message {number} of {atReport}");
            loop.System.Tick();
            expectedShopMinor += PaidMinor;
            Assert.AreEqual(expectedShopMinor, loop.ShopMinor, $"message {number}");
            Assert.AreEqual(TestLoop.OpeningMinor - expectedShopMinor, loop.AnnMinor, $"message {number}");
            loop.AssertSound();
            Assert.IsTrue(loop.System.VerifyVoucher(order.VoucherId)!.IsGood);
            disturbed++;
        }

        Assert.Fail($"More than {MessagesMax} messages.");
    }

    private static void Recover(TestLoop loop, bool isRestarted)
    {
        if (isRestarted)
        {
            loop.Restart();
        }
        else
        {
            loop.System.Wire = loop.Wire;
            loop.System.Tick();
        }

        BooksSnapshot books = loop.System.Books();
        Assert.AreEqual("", string.Join("; ", books.Problems));
        Assert.AreEqual(TestLoop.OpeningMinor, books.Totals.TotalMinor);
    }

    /// <summary>The process ends here.</summary>
    private sealed class CrashException : Exception;
}
