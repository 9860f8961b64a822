using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Bank;
using Wallet.Core;
using Wallet.Protocol;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.World;

namespace Wallet.Simulation.Tests;

/// <summary>
/// The bridge changes, drops, doubles, delays or replays any one message that it carries, of every action there is: no
/// money is made or lost, whoever is affected says which message it refused and why, and afterwards the action works.
/// </summary>
/// <remarks>Every message of each action, both ways, with every trick that makes sense for it.</remarks>
[TestClass]
public sealed class BridgeInTheMiddleTests
{
    /// <summary>What is wrong with a reply that the bridge has changed.</summary>
    private static readonly StatusCode[] s_whys =
    [
        StatusCode.MessageTruncated, StatusCode.MessageMalformed, StatusCode.MessageTrailing, StatusCode.MessageUnknown,
        StatusCode.RecordTampered, StatusCode.RecordReplayed, StatusCode.RecordOutOfOrder, StatusCode.SessionUnknown,
        StatusCode.KeyInvalid, StatusCode.CertificateInvalid, StatusCode.SignatureInvalid,
        StatusCode.TranscriptMismatch,
    ];

    [TestMethod]
    public void Bridge_MeddlesWithEnrolment_EnrolsAfterwards() =>
        Everywhere(Snapshot.Fresh, card: true, _ => { }, Acts.EnrolCardOnce, Acts.EnrolCard, messagesMin: 4);

    [TestMethod]
    public void Bridge_MeddlesWithTheTerminalsEnrolment_EnrolsAfterwards() =>
        Everywhere(
            Snapshot.CardEnrolled, card: false, _ => { }, Acts.EnrolTerminalOnce, Acts.EnrolTerminal, messagesMin: 4);

    [TestMethod]
    public void Bridge_MeddlesWithTheTerminalsClock_SetsItAfterwards()
    {
        long signedMs = 0;
        Everywhere(
            Snapshot.Enrolled,
            card: false,
            world => signedMs = world.TerminalDevice!.Clock.SignedMs,
            world => world.TerminalOnline(),
            world =>
            {
                world.Finish();
                Assert.IsGreaterThan(signedMs, world.TerminalDevice!.Clock.SignedMs);
            },
            messagesMin: 3);
    }

    [TestMethod]
    public void Bridge_MeddlesWithLoading_LoadsOneVoucherAfterwards() =>
        Everywhere(
            Snapshot.Enrolled, card: true, world => world.CardOnline(), Acts.LoadOnce, Acts.FinishLoad, messagesMin: 5);

    [TestMethod]
    public void Bridge_MeddlesWithTheUpdate_UpdatesAfterwards() =>
        Everywhere(
            Snapshot.Loaded,
            card: true,
            world => world.Card.Rest(),
            world => world.CardOnline(),
            Acts.FinishLoad,
            messagesMin: 4);

    [TestMethod]
    public void Bridge_MeddlesWithTheRollBack_GivesTheMoneyBackOnce() =>
        Everywhere(
            Snapshot.Loaded,
            card: true,
            world => world.CardOnline(),
            Acts.RollBackOnce,
            Acts.FinishRollBack,
            messagesMin: 3);

    [TestMethod]
    public void Bridge_MeddlesWithTheReport_ReportsOnce() =>
        Everywhere(
            Snapshot.Paid, card: false, _ => { }, world => world.TerminalOnline(), Acts.FinishReport, messagesMin: 4);

    [TestMethod]
    public void Sale_WithANetwork_IsReportedAtOnce()
    {
        using TestWorld world = Snapshot.Loaded.Open();
        world.Run(() =>
        {
            world.TerminalOnline();
            Assert.AreEqual("Received", world.Pay(Snapshot.AmountMinor));
            world.Terminal.Rest();
            world.Scheduler.Sleep(30_000);
            Assert.AreEqual(0, world.Money.TerminalMinor);
            Assert.AreEqual(Snapshot.AmountMinor, world.AccountMinor("bank-b"));
        });
    }

    [TestMethod]
    public void Bridge_LosesTheReport_TheTerminalReportsLaterByItself()
    {
        using TestWorld world = Snapshot.Paid.Open();
        world.Run(() =>
        {
            world.Simulation.Channel.Carrier = (_, _) => null;
            world.GoOnline();
            Assert.AreEqual(Snapshot.AmountMinor, world.Money.TerminalMinor);
            world.Simulation.Channel.Carrier = null;
            world.Scheduler.Sleep(130_000);
            Assert.AreEqual(0, world.Money.TerminalMinor, "Nobody reported again: " + world.Terminal.Shown);
        });
    }

    private static void Everywhere(Snapshot from, bool card, Act prepare, Act act, Act finish, int messagesMin)
    {
        int messages = Count(from, prepare, act);
        Console.WriteLine($"{messages} messages");
        Assert.IsGreaterThanOrEqualTo(messagesMin, messages);
        var all = (
            from index in Enumerable.Range(0, messages)
            from isReply in new[] { false, true }
            from trick in Meddling.For(index, isReply)
            select (index, isReply, trick)).ToList();
        var cases = new Cases();
        foreach ((int index, bool isReply, Trick trick) in all)
        {
            cases.Try(
                $"{trick} {(isReply ? "reply" : "request")} {index}",
                () => Once(from, card, prepare, act, finish, index, isReply, trick));
        }

        cases.Report(messages);
    }

    private static int Count(Snapshot from, Act prepare, Act act)
    {
        using TestWorld world = from.Open();
        var watching = new Meddling(Trick.Drop, -1, false, null);
        world.Run(() =>
        {
            prepare(world);
            world.Simulation.Channel.Carrier = watching.Carry;
            act(world);
        });
        return watching.Count;
    }

    private static void Once(
        Snapshot from, bool card, Act prepare, Act act, Act finish, int index, bool isReply, Trick trick)
    {
        using TestWorld world = from.Open();
        world.Run(() =>
        {
            prepare(world);
            var meddling = new Meddling(trick, index, isReply, world.Scheduler);
            int refusedByBanks = world.Simulation.Bank.Refusals(1000).Count;
            int refusedByDevice = Device(world, card)?.Refusals.Total ?? 0;
            world.Simulation.Channel.Carrier = meddling.Carry;
            act(world);
            Assert.IsTrue(meddling.Happened, "The message was never sent.");
            world.CheckMoney("after the meddling");
            List<RefusalLine> banks = world.Simulation.Bank.Refusals(1000).ToList();
            int byDevice = (Device(world, card)?.Refusals.Total ?? 0) - refusedByDevice;
            string refused = string.Join("; ", banks.Select(line => $"{line.Institution}: {line.Message}/{line.Status}")
                .Concat(TestWorld.Refusals(Device(world, card)).Select(line => "device: " + line)));
            if (Meddling.IsForgery(trick))
            {
                Assert.IsTrue(byDevice > 0 || banks.Count > refusedByBanks, "Nobody says what was refused: " + refused);
                Assert.IsTrue(!isReply || byDevice > 0, "The device does not say what it refused: " + refused);
                Assert.IsTrue(
                    !isReply || TestWorld.Refusals(Device(world, card)).TakeLast(byDevice).Any(SaysWhichAndWhy),
                    "The device does not say which reply it refused and why: " + refused);
            }

            world.Simulation.Channel.Carrier = null;
            world.Settle();
            finish(world);
            world.CheckMoney("after doing it again");
        });
    }

    private static bool SaysWhichAndWhy(string refusal)
    {
        string[] parts = refusal.Split('/');
        bool isReply = parts[0].EndsWith("Reply", StringComparison.Ordinal);
        return isReply && s_whys.Contains(Enum.Parse<StatusCode>(parts[1]));
    }

    private static DeviceContext? Device(TestWorld world, bool card) => card ? world.CardDevice : world.TerminalDevice;
}
