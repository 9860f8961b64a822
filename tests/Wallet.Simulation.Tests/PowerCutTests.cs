using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests;

/// <summary>
/// The power goes at every storage operation of a dual-offline run and a roll-back, on either device, with nothing, a
/// part or all of the operation done. After the restart the money is in one place, the action finishes, nothing has
/// happened twice, and another voucher can be loaded and paid with in a new touch.
/// </summary>
/// <remarks>
/// Every operation is cut each time, but only with some of the ways it can be torn; WALLET_TEST_ALL=1 runs all of them.
/// </remarks>
[TestClass]
public sealed class PowerCutTests
{
    private static readonly int[] s_torn = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 20, 150, int.MaxValue];

    [TestMethod]
    public void CardCut_WhileEnrolling_EnrolsAgainWithTheSameCode() =>
        CutEverywhere(Snapshot.Fresh, isCard: true, Acts.EnrolCard, Acts.EnrolCard, operationsMin: 3);

    [TestMethod]
    public void TerminalCut_WhileEnrolling_EnrolsAgainWithTheSameCode() =>
        CutEverywhere(Snapshot.CardEnrolled, isCard: false, Acts.EnrolTerminal, Acts.EnrolTerminal, operationsMin: 3);

    [TestMethod]
    public void CardCut_WhileLoading_HasOneVoucherInTheEnd() =>
        CutEverywhere(Snapshot.Enrolled, isCard: true, Acts.Load, Acts.FinishLoad, operationsMin: 4);

    [TestMethod]
    public void CardCut_WhilePaying_PaysOnce() =>
        CutEverywhere(Snapshot.Loaded, isCard: true, Acts.Pay, Acts.FinishPay, operationsMin: 1);

    [TestMethod]
    public void TerminalCut_WhileReceiving_ReceivesOnce() =>
        CutEverywhere(Snapshot.Loaded, isCard: false, Acts.Pay, Acts.FinishPay, operationsMin: 1);

    [TestMethod]
    public void BothCut_WhilePaying_PayOnce()
    {
        var cases = new Cases();
        int cardOperations = Count(Snapshot.Loaded, isCard: true, Acts.Pay);
        int terminalOperations = Count(Snapshot.Loaded, isCard: false, Acts.Pay);
        var all = (
            from card in Enumerable.Range(0, cardOperations)
            from terminal in Enumerable.Range(0, terminalOperations)
            from cardTorn in s_torn
            from terminalTorn in s_torn
            select (card, terminal, cardTorn, terminalTorn)).ToList();
        foreach ((int card, int terminal, int cardTorn, int terminalTorn) in Cases.Sample(all, 8))
        {
            cases.Try($"card {card}/{cardTorn}, terminal {terminal}/{terminalTorn}", () =>
            {
                using TestWorld world = Snapshot.Loaded.Open();
                world.Simulation.Card.Flash.CutAt(card, cardTorn);
                world.Simulation.Terminal.Flash.CutAt(terminal, terminalTorn);
                world.Run(() =>
                {
                    for (int cut = 0; cut < 2; cut++)
                    {
                        Acts.Pay(world);
                        RestartIfOff(world, world.Simulation.Card);
                        RestartIfOff(world, world.Simulation.Terminal);

                        // The second cut may come as late as in the touch that finishes what the first one broke off.
                        world.Terminal.Rest();
                        world.Card.Rest();
                        RestartIfOff(world, world.Simulation.Card);
                    }

                    Acts.FinishPay(world);
                    Acts.PayAnother(world);
                });
            });
        }

        cases.Report(casesMin: 6);
    }

    [TestMethod]
    public void TerminalCut_WhileReporting_ReportsOnce() =>
        CutEverywhere(Snapshot.Paid, isCard: false, Acts.GoOnline, Acts.FinishReport, operationsMin: 2);

    [TestMethod]
    public void CardCut_WhileItLearnsOfTheRedemption_LearnsItAgain() =>
        CutEverywhere(Snapshot.Paid, isCard: true, Acts.ReportAndUpdate, Acts.FinishReport, operationsMin: 1);

    [TestMethod]
    public void CardCut_WhileRollingBack_GetsTheMoneyBackOnce() =>
        CutEverywhere(Snapshot.Loaded, isCard: true, Acts.RollBack, Acts.FinishRollBack, operationsMin: 3);

    private static void CutEverywhere(Snapshot from, bool isCard, Act act, Act finish, int operationsMin)
    {
        int operations = Count(from, isCard, act);
        Console.WriteLine($"{operations} operations");
        Assert.IsGreaterThanOrEqualTo(operationsMin, operations);
        var cases = new Cases();
        for (int operation = 0; operation < operations; operation++)
        {
            int[] some = [s_torn[operation % 2], s_torn[2 + (operation % 3)], int.MaxValue];
            foreach (int torn in Cases.All ? s_torn : some)
            {
                int place = operation;
                cases.Try(
                    $"operation {operation} torn {torn}", () => CutOnce(from, isCard, place, torn, act, finish));
            }
        }

        cases.Report(operations);
    }

    private static int Count(Snapshot from, bool isCard, Act act)
    {
        using TestWorld world = from.Open();
        world.Run(() =>
        {
            act(world);
            world.CheckMoney("uncut");
        });
        return Board(world, isCard).Flash.OperationCount;
    }

    private static void CutOnce(Snapshot from, bool isCard, int operation, int torn, Act act, Act finish)
    {
        using TestWorld world = from.Open();
        VirtualBoard board = Board(world, isCard);
        board.Flash.CutAt(operation, torn);
        world.Run(() =>
        {
            act(world);
            Assert.AreEqual(BoardState.PowerLost, board.State, "The cut did not happen.");
            world.CheckMoney("while it is off");
            Restart(world, board);
            finish(world);
            Acts.PayAnother(world);
        });
    }

    private static void Restart(TestWorld world, VirtualBoard board)
    {
        board.PowerOn();
        world.Settle();
        world.CheckMoney("after the restart");
    }

    private static void RestartIfOff(TestWorld world, VirtualBoard board)
    {
        if (!board.IsPowered)
        {
            Restart(world, board);
        }
    }

    private static VirtualBoard Board(TestWorld world, bool isCard) =>
        isCard ? world.Simulation.Card : world.Simulation.Terminal;
}
