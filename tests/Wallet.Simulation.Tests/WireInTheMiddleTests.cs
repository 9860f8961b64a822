using System;
using System.Linq;
using Wallet.Bank;
using Wallet.Simulation.Tests.Worlds;

namespace Wallet.Simulation.Tests;

/// <summary>
/// The wire between institutions changes, drops, doubles or replays any one message: no money is made or lost, the
/// institution that refuses says so, and afterwards everything settles.
/// </summary>
/// <remarks>
/// A part of the full product, which WALLET_TEST_ALL=1 runs. A delay is a loss with a late arrival here.
/// </remarks>
[TestClass]
public sealed class WireInTheMiddleTests
{
    [TestMethod]
    public void Wire_MeddlesWithEnrolment_EnrolsAfterwards() =>
        Everywhere(Snapshot.Fresh, _ => { }, Acts.EnrolCardOnce, Acts.EnrolCard, messagesMin: 1);

    [TestMethod]
    public void Wire_MeddlesWithTheLoop_LoadsOneVoucherAfterwards() =>
        Everywhere(Snapshot.Enrolled, world => world.CardOnline(), Acts.LoadOnce, Acts.FinishLoad, messagesMin: 4);

    [TestMethod]
    public void Wire_MeddlesWithTheRollBack_GivesTheMoneyBackOnce() =>
        Everywhere(
            Snapshot.Loaded, world => world.CardOnline(), Acts.RollBackOnce, Acts.FinishRollBack, messagesMin: 2);

    [TestMethod]
    public void Wire_MeddlesWithTheReport_ReportsOnce() =>
        Everywhere(Snapshot.Paid, _ => { }, world => world.TerminalOnline(), Acts.FinishReport, messagesMin: 2);

    private static void Everywhere(Snapshot from, Act prepare, Act act, Act finish, int messagesMin)
    {
        int messages = Count(from, prepare, act);
        Console.WriteLine($"{messages} messages");
        Assert.IsGreaterThanOrEqualTo(messagesMin, messages);
        var all = (
            from index in Enumerable.Range(0, messages)
            from isReply in new[] { false, true }
            from trick in Meddling.For(index, isReply)
            where trick != Trick.Delay
            select (index, isReply, trick)).ToList();
        var cases = new Cases();
        foreach ((int index, bool isReply, Trick trick) in Cases.Sample(all, 17))
        {
            cases.Try(
                $"{trick} {(isReply ? "reply" : "request")} {index}",
                () => Once(from, prepare, act, finish, index, isReply, trick));
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
            world.Simulation.Bank.Wire = new MeddlingWire(world.Simulation.Bank.Wire, watching);
            act(world);
        });
        return watching.Count;
    }

    private static void Once(Snapshot from, Act prepare, Act act, Act finish, int index, bool isReply, Trick trick)
    {
        using TestWorld world = from.Open();
        world.Run(() =>
        {
            prepare(world);
            BankSystem bank = world.Simulation.Bank;
            IInstitutionWire direct = bank.Wire;
            var meddling = new Meddling(trick, index, isReply, null);
            int refusals = bank.Refusals(1000).Count;
            bank.Wire = new MeddlingWire(direct, meddling);
            act(world);
            Assert.IsTrue(meddling.Happened, "The message was never sent.");
            world.CheckMoney("after the meddling");
            Assert.IsTrue(
                !Meddling.IsForgery(trick) || bank.Refusals(1000).Count > refusals,
                "No institution says what it refused.");
            bank.Wire = direct;
            world.Scheduler.Sleep(65_000);
            finish(world);
            world.CheckMoney("after doing it again");
        });
    }

    private sealed class MeddlingWire(IInstitutionWire wire, Meddling meddling) : IInstitutionWire
    {
        public byte[]? Send(string from, string to, byte[] bytes) =>
            meddling.Carry(bytes, message => wire.Send(from, to, message));
    }
}
