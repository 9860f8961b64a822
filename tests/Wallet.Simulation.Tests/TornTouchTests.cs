using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.World;
using Wallet.Virtual.Touch;

namespace Wallet.Simulation.Tests;

/// <summary>
/// The card is torn away after every number of bytes of a payment and held to the terminal again: one side has the
/// money at every moment, the second touch finishes, and another voucher can be loaded and paid with in a third.
/// </summary>
/// <remarks>
/// The ends of all messages and a step through the rest; WALLET_TEST_ALL=1 tears after every single byte.
/// </remarks>
[TestClass]
public sealed class TornTouchTests
{
    private const int StepBytes = 83;

    [TestMethod]
    public void TornAnywhere_TouchAgain_IsPaidOnce() => TearEverywhere(_ => true, armAgain: false);

    [TestMethod]
    public void TornAnywhere_TouchAgainArmed_IsPaidOnce() => TearEverywhere(bytes => bytes % 5 == 0, armAgain: true);

    private static void TearEverywhere(Predicate<int> isChosen, bool armAgain)
    {
        var cases = new Cases();
        List<int> ends = Ends();
        for (int bytes = 0; bytes <= ends[^1]; bytes++)
        {
            bool isEdge = ends.Any(end => Math.Abs(end - bytes) <= 1);
            if (Cases.All || (isChosen(bytes) && (isEdge || bytes % StepBytes == 0)))
            {
                cases.Try($"torn after {bytes} bytes", () => TearOnce(bytes, armAgain));
            }
        }

        cases.Report(casesMin: 5);
    }

    /// <summary>How many bytes have gone through the air at the end of each message.</summary>
    internal static List<int> Ends()
    {
        using TestWorld world = Snapshot.Loaded.Open();
        world.Run(() => world.PayOffline(Snapshot.AmountMinor));
        TouchRecord touch = world.Simulation.Field.Touches.Single();
        List<int> ends = [0];
        foreach (TouchExchange exchange in touch.Exchanges)
        {
            ends.Add(ends[^1] + exchange.Command.Length);
            ends.Add(ends[^1] + exchange.Answer!.Length);
        }

        Assert.AreEqual(ends[^1], touch.Bytes);
        return ends;
    }

    private static void TearOnce(int bytes, bool armAgain)
    {
        using TestWorld world = Snapshot.Loaded.Open();
        world.Run(() =>
        {
            world.Simulation.Field.TearAfterBytes(bytes);
            string first = world.Pay(Snapshot.AmountMinor);
            world.CheckMoney("after the torn touch");
            Assert.AreEqual(Snapshot.AmountMinor, world.Money.CardMinor + world.Money.TerminalMinor);
            bool isPaid = MoneyView.Received(world.Simulation).Any();
            Assert.AreEqual(isPaid, first == "Received", $"The terminal says {first}.");
            if (armAgain)
            {
                world.Card.Rest();
            }

            string second = armAgain ? world.Pay(Snapshot.AmountMinor) : world.Touch(Snapshot.AmountMinor);
            Assert.AreEqual(
                isPaid, second != "Received", $"First {first}, then {second}: {world.Terminal.Shown}");
            Assert.HasCount(1, MoneyView.Received(world.Simulation).ToList());
            Assert.IsEmpty(world.Held);
            world.CheckMoney("after the second touch");
            Acts.PayAnother(world);
        });
    }
}
