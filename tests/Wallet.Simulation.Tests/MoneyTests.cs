using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Protocol;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.World;
using Wallet.Tests;
using Wallet.Virtual.Boards;
using Wallet.Virtual.Scheduling;
using Wallet.Virtual.Storage;

namespace Wallet.Simulation.Tests;

/// <summary>
/// People do what they like in any order, on bad lines, with torn touches and power cuts: all money is there after
/// every step, and once the network and time are back everything is settled.
/// </summary>
/// <remarks>
/// 10 seeds of 60 actions; WALLET_TEST_SEEDS sets how many, WALLET_TEST_SEED replays the one that a failure prints.
/// </remarks>
[TestClass]
public sealed class MoneyTests
{
    private const int Actions = 60;
    private const int SeedsUsual = 10;

    [TestMethod]
    public void Money_RandomWalksEven_IsNeverMadeOrLost() => Walk(offset: 0);

    [TestMethod]
    public void Money_RandomWalksOdd_IsNeverMadeOrLost() => Walk(offset: 1);

    private static void Walk(int offset)
    {
        var cases = new Cases();
        ulong? only = TestSettings.NumberOrNull<ulong>("WALLET_TEST_SEED");
        int seeds = TestSettings.NumberOrNull<int>("WALLET_TEST_SEEDS") ?? SeedsUsual;
        IEnumerable<ulong> all = only is not null ? [only.Value] : SeedsFrom(seeds);
        foreach (ulong seed in all.Where(seed => only is not null || (int)(seed % 2) == offset))
        {
            cases.Try($"WALLET_TEST_SEED={seed}", () => WalkOnce(seed));
        }

        cases.Report(casesMin: 0);
    }

    private static IEnumerable<ulong> SeedsFrom(int count) => Enumerable.Range(1, count).Select(seed => (ulong)seed);

    private static void WalkOnce(ulong seed)
    {
        List<string> done = [];
        using TestWorld world = Snapshot.Enrolled.Open(seed);
        SeededRandom random = new SeededRandom(seed).Fork("walk");
        try
        {
            world.Run(() =>
            {
                for (int i = 0; i < Actions; i++)
                {
                    string action = Step(world, random);
                    done.Add(action);
                    world.CheckMoney(action);
                }

                // What was received with the network on is reported when the cashier says so.
                Clean(world);
                world.GoOnline();
                world.Terminal.Report();
                world.Finish();
            });
        }
        catch (Exception failure) when (failure is not AssertFailedException)
        {
            throw new InvalidOperationException($"{failure.Message} after: {string.Join(", ", done)}", failure);
        }
        catch (AssertFailedException failure)
        {
            throw new AssertFailedException($"{failure.Message} after: {string.Join(", ", done)}", failure);
        }
    }

    private static string Step(TestWorld world, SeededRandom random)
    {
        RestartWhatIsOff(world);
        Simulator.World.Simulation simulation = world.Simulation;
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                return "load: " + world.Card.Load((1 + random.Next(9)) * 100);
            case 3 or 4:
                return "pay: " + PayAny(world);
            case 5:
                int bytes = random.Next(2_000);
                simulation.Field.TearAfterBytes(bytes);
                return $"pay torn after {bytes}: " + PayAny(world);
            case 6:
                return "roll back: " + world.Card.RollBack();
            case 7:
                simulation.SetNetwork(online: !simulation.Online);
                world.Settle();
                return "network " + (simulation.Online ? "on" : "off");
            case 8:
                return "update: " + world.Card.Update();
            case 9:
                return "report: " + world.Terminal.Report();
            case 10:
                VirtualFlash flash = Any(world, random).Flash;
                flash.Restore();
                int operation = flash.OperationCount + random.Next(6);
                int[] places = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, int.MaxValue, random.Next(300)];
                int torn = places[random.Next(places.Length)];
                flash.CutAt(operation, torn);
                return $"cut in {operation - flash.OperationCount} operations, {torn}";
            default:
                VirtualByteLink line = Any(world, random).Link;
                LinkImpairments bad = random.Next(2) == 0 ? line.ToDevice : line.ToHost;
                bad.DropPerMille = random.Next(3) * 60;
                bad.FlipPerMille = random.Next(3) * 40;
                bad.DuplicatePerMille = random.Next(3) * 60;
                bad.DelayPerMille = random.Next(3) * 100;
                return $"line drops {bad.DropPerMille}, flips {bad.FlipPerMille}";
        }
    }

    /// <summary>
    /// Pays with the first voucher that can be paid with, or finishes a payment that a torn touch left behind.
    /// </summary>
    private static string PayAny(TestWorld world)
    {
        world.Card.Rest();
        world.Terminal.Rest();
        HashSet<string> received = world.ReceivedIds;
        Card.Domain.Voucher? voucher = world.Held.FirstOrDefault() ?? MoneyView.CardVouchers(world.Simulation)
            .FirstOrDefault(spent => spent.State == Card.Domain.VoucherState.Spent
                && !received.Contains(Convert.ToHexString(spent.Id)));
        string outcome = voucher is null ? "nothing to pay with" : world.Pay(voucher.AmountMinor);
        world.Card.Rest();
        world.Terminal.Rest();
        return outcome;
    }

    private static VirtualBoard Any(TestWorld world, SeededRandom random) =>
        random.Next(2) == 0 ? world.Simulation.Card : world.Simulation.Terminal;

    private static void RestartWhatIsOff(TestWorld world)
    {
        foreach (VirtualBoard board in new[] { world.Simulation.Card, world.Simulation.Terminal })
        {
            if (!board.IsPowered)
            {
                board.PowerOn();
                world.Settle();
            }
        }
    }

    private static void Clean(TestWorld world)
    {
        foreach (VirtualBoard board in new[] { world.Simulation.Card, world.Simulation.Terminal })
        {
            if (board.IsPowered)
            {
                board.Flash.Restore();
            }

            foreach (LinkImpairments line in new[] { board.Link.ToDevice, board.Link.ToHost })
            {
                line.DropPerMille = 0;
                line.FlipPerMille = 0;
                line.DuplicatePerMille = 0;
                line.DelayPerMille = 0;
            }
        }

        RestartWhatIsOff(world);
    }
}
