using System;
using Wallet.Protocol;

namespace Wallet.Bank.Tests;

/// <summary>
/// What costs somebody money - a guarantee, a report brought too late - is booked once, whichever message is the last
/// before a crash or is lost.
/// </summary>
[TestClass]
public sealed class LossCrashTests
{
    private const long SmallMinor = 1_00;

    /// <summary>More than any of these runs sends.</summary>
    private const int MessagesMax = 60;

    /// <summary>What happens to one message.</summary>
    public enum Fate
    {
        /// <summary>It does not arrive.</summary>
        Lost,
        /// <summary>It is carried out, and its answer does not arrive.</summary>
        AnswerLost,
        /// <summary>The process ends before it is sent.</summary>
        CrashBefore,
        /// <summary>The process ends once it was carried out.</summary>
        CrashAfter,
    }

    [TestMethod]
    [DataRow(Fate.Lost, SmallMinor)]
    [DataRow(Fate.CrashAfter, SmallMinor)]
    [DataRow(Fate.CrashAfter, 3 * SmallMinor)]
    public void Guarantee_EachMessageDisturbed_PayeePaidOnceAndAccountBearsIt(Fate fate, long voucherMinor)
    {
        using var loop = new TestLoop();
        for (int number = 0; number < MessagesMax; number++)
        {
            loop.Restart();
            TestVoucher voucher = loop.NewVoucher(voucherMinor);
            byte[] payment = loop.Pay(voucher, SmallMinor);
            byte[] request = loop.RollBackDocument(voucher);
            byte[] payer = loop.Card.Certificate;
            TestWire wire = Disturb(loop, number, fate);
            loop.RollBack(request, out _);
            loop.Report(voucher, payment, out _);
            bool isDisturbed = wire.Sent.Count > number;
            Recover(loop, fate);
            Assert.AreEqual(StatusCode.Ok, loop.Report(voucher, payment, out _, payer), $"message {number}");
            loop.System.Tick();
            Assert.AreEqual(SmallMinor * (number + 1), loop.ShopMinor, $"message {number}");
            Assert.AreEqual(TestLoop.OpeningMinor - (SmallMinor * (number + 1)), loop.AnnMinor, $"message {number}");
            Assert.AreEqual(0, loop.Balance(Institutions.BankA, "losses"));
            loop.AssertSound();
            if (!isDisturbed)
            {
                Assert.IsGreaterThan(5, number, "a guarantee takes more messages than that");
                return;
            }

            loop.ReplaceCard();
        }

        Assert.Fail($"More than {MessagesMax} messages.");
    }

    [TestMethod]
    [DataRow(Fate.AnswerLost, SmallMinor)]
    [DataRow(Fate.CrashBefore, SmallMinor)]
    [DataRow(Fate.CrashBefore, 3 * SmallMinor)]
    public void LateReport_EachMessageDisturbed_ItsBankStandsForItOnce(Fate fate, long voucherMinor)
    {
        using var loop = new TestLoop();
        for (int number = 0; number < MessagesMax; number++)
        {
            // Every session is over by the time of the report, so they are opened anew in the disturbed run.
            Assert.AreEqual(StatusCode.Ok, loop.Card.Connect());
            TestVoucher voucher = loop.NewVoucher(voucherMinor);
            byte[] payment = loop.Pay(voucher, SmallMinor);
            loop.Clock.Advance(TimeSpan.FromDays(9) - TimeSpan.FromMinutes(1));
            Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
            loop.Silence(Institutions.BankB);
            Assert.AreEqual(StatusCode.BankUnavailable, loop.Report(voucher, payment, out _));
            loop.Clock.Advance(TimeSpan.FromDays(2));
            TestWire wire = Disturb(loop, number, fate);
            loop.System.Tick();
            bool isDisturbed = wire.Sent.Count > number;
            Recover(loop, fate);
            loop.System.Tick();
            Assert.AreEqual(SmallMinor * (number + 1), loop.ShopMinor, $"message {number}");
            Assert.AreEqual(SmallMinor * (number + 1), loop.Balance(Institutions.BankB, "losses"));
            Assert.AreEqual(TestLoop.OpeningMinor, loop.AnnMinor);
            loop.AssertSound();
            if (!isDisturbed)
            {
                Assert.IsGreaterThan(2, number, "the return and the late report take more messages than that");
                return;
            }
        }

        Assert.Fail($"More than {MessagesMax} messages.");
    }

    private static TestWire Disturb(TestLoop loop, int number, Fate fate)
    {
        loop.System.Wire = loop.Wire;
        var wire = new TestWire(loop.Wire);
        bool isDown = false;
        wire.Request = (_, _, n, bytes) =>
        {
            isDown |= fate == Fate.CrashBefore && n == number;
            return isDown ? throw new CrashException() : fate == Fate.Lost && n == number ? null : bytes;
        };
        wire.Reply = (_, _, n, bytes) =>
        {
            isDown |= fate == Fate.CrashAfter && n == number;
            return isDown ? throw new CrashException() : fate == Fate.AnswerLost && n == number ? null : bytes;
        };
        loop.System.Wire = wire;
        return wire;
    }

    private static void Recover(TestLoop loop, Fate fate)
    {
        if (fate is Fate.CrashBefore or Fate.CrashAfter)
        {
            // The card may be revoked by now.
            loop.Restart(isCardGood: false);
        }
        else
        {
            loop.System.Wire = loop.Wire;
            loop.System.Tick();
            Assert.AreEqual(StatusCode.Ok, loop.Till.Connect());
        }
    }

    /// <summary>The process ends here.</summary>
    private sealed class CrashException : Exception;
}
