using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Simulation.Tests.Worlds;
using Wallet.Simulator.World;
using Wallet.Virtual.Touch;

namespace Wallet.Simulation.Tests;

/// <summary>
/// Somebody between card and terminal changes, drops, doubles, delays or replays a command or an answer of a payment:
/// one side has the money all the time, whoever refuses says what, and the next touch finishes.
/// </summary>
[TestClass]
public sealed class TouchInTheMiddleTests
{
    private const int DelayMs = 6_000;

    private static readonly string[] s_tricks =
        [
            "flip 0", "flip 2", "flip 40", "flip mid", "flip last",
            "truncate", "lengthen", "drop", "double", "delay", "replay",
        ];

    [TestMethod]
    public void Touch_CommandMeddledWith_IsPaidOnce() => Everywhere(isAnswer: false);

    [TestMethod]
    public void Touch_AnswerMeddledWith_IsPaidOnce() => Everywhere(isAnswer: true);

    [TestMethod]
    public void Touch_OfAnEarlierPaymentReplayedToTheTerminal_IsRefused()
    {
        using TestWorld world = Snapshot.Paid.Open();
        world.Run(() =>
        {
            // All the card ever said, said again by somebody who holds a recording to the terminal.
            using TestWorld original = Snapshot.Loaded.Open();
            List<byte[]> answers = [];
            original.Run(() => original.PayOffline(Snapshot.AmountMinor));
            answers.AddRange(original.Simulation.Field.Touches.Single().Exchanges.Select(exchange => exchange.Answer!));
            int next = 0;

            // Locked, or dark, the card would not be there at all.
            world.Card.Rest();
            world.Simulation.Field.OnAnswer = _ => [answers[next++ % answers.Count]];
            Assert.AreNotEqual("Received", world.Touch(Snapshot.AmountMinor));
            Assert.HasCount(1, MoneyView.Received(world.Simulation).ToList());
            Assert.IsGreaterThan(0, world.TerminalDevice!.Refusals.Total);
            world.CheckMoney("after the replay");
        });
    }

    private static void Everywhere(bool isAnswer)
    {
        var cases = new Cases();
        for (int index = 0; index < 2; index++)
        {
            foreach (string trick in s_tricks)
            {
                int number = index;
                cases.Try($"{trick} {(isAnswer ? "answer" : "command")} {index}", () => Once(number, isAnswer, trick));
            }
        }

        cases.Report(2 * s_tricks.Length);
    }

    private static void Once(int index, bool isAnswer, string trick)
    {
        using TestWorld world = Snapshot.Loaded.Open();
        world.Run(() =>
        {
            TouchField field = world.Simulation.Field;
            List<byte[]> earlier = [];
            int number = 0;
            byte[][] Meddle(byte[] message)
            {
                earlier.Add(message);
                if (number++ != index)
                {
                    return [message];
                }

                if (trick == "delay")
                {
                    world.Scheduler.Sleep(DelayMs);
                }

                return Tricked(trick, message, earlier);
            }

            int refusals = world.CardDevice!.Refusals.Total + world.TerminalDevice!.Refusals.Total;
            field.OnAnswer = isAnswer ? Meddle : null;
            field.OnCommand = isAnswer ? null : Meddle;
            string first = world.Pay(Snapshot.AmountMinor);
            Assert.IsGreaterThan(index, number, "The message was never sent.");
            world.CheckMoney("after the meddling");
            Assert.AreEqual(Snapshot.AmountMinor, world.Money.CardMinor + world.Money.TerminalMinor);
            bool isPaid = MoneyView.Received(world.Simulation).Any();
            Assert.AreEqual(isPaid, first == "Received", $"The terminal says {first}.");
            bool isForgery = trick.StartsWith("flip", StringComparison.Ordinal) || trick is "truncate" or "lengthen";
            Assert.IsTrue(
                !isForgery || world.CardDevice.Refusals.Total + world.TerminalDevice.Refusals.Total > refusals,
                "Nobody says what was refused.");
            Assert.IsTrue(!isForgery || !isPaid, "A forgery was taken.");

            field.OnAnswer = null;
            field.OnCommand = null;
            string second = world.Pay(Snapshot.AmountMinor);
            Assert.AreEqual(isPaid, second != "Received", $"First {first}, then {second}: {world.Terminal.Shown}");
            Assert.HasCount(1, MoneyView.Received(world.Simulation).ToList());
            Assert.IsEmpty(world.Held);
            world.CheckMoney("after the next touch");
        });
    }

    private static byte[][] Tricked(string trick, byte[] message, List<byte[]> earlier) => trick switch
    {
        "truncate" => [message[..^1]],
        "lengthen" => [[.. message, 0]],
        "drop" => [],
        "double" => [message, message],
        "delay" => [message],
        "replay" => [earlier[0]],
        "flip mid" => [Flipped(message, message.Length / 2)],
        "flip last" => [Flipped(message, message.Length - 1)],
        _ => [Flipped(message, int.Parse(trick[5..], System.Globalization.CultureInfo.InvariantCulture))],
    };

    private static byte[] Flipped(byte[] message, int at)
    {
        byte[] flipped = [.. message];
        flipped[Math.Min(at, flipped.Length - 1)] ^= 0x01;
        return flipped;
    }
}
