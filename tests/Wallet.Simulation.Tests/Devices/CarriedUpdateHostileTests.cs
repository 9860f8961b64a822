using System;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Simulation.Tests.Devices;

/// <summary>
/// A terminal that lies while it carries, a card that does, and answers that are too long: whoever is lied to ends it,
/// says so, and the next one works.
/// </summary>
[TestClass]
public sealed class CarriedUpdateHostileTests
{
    private const long AmountMinor = 500;

    [TestMethod]
    [DataRow("garbage", "Code")]
    [DataRow("empty", "Code")]
    [DataRow("refusal", "Bank doesn't answer.")]
    [DataRow("declined", "Bank doesn't answer.")]
    [DataRow("silent", "Terminal went away.")]
    [DataRow("other-id", "Terminal went away.")]
    [DataRow("bit", "Code")]
    public void Carry_HostileTerminal_CardSaysWhyAndNothingIsLost(string trick, string said) => Carrying.Run(world =>
    {
        for (int from = 1; from <= 4; from++)
        {
            int commands = 0;
            int first = from;
            world.Field.OnCommand = command => commands++ < first ? [command] : Meddle(trick, command);
            Carrying.Begin(world);
            world.Touch();
            world.TerminalBoard.See("The card itself says", "C");
            world.CardBoard.See(said, "C");
            world.CardBoard.See("#=menu");
            world.Field.OnCommand = null;
            world.Field.Part();
            Assert.AreEqual(AmountMinor, world.HeldMinor, $"{trick} {from}");
        }

        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Carry_TerminalAsksTheSameForEver_CardEndsItselfInTime() => Carrying.Run(world =>
    {
        byte[]? stale = null;
        int commands = 0;
        world.Field.OnCommand = command =>
        {
            stale ??= command;
            return commands++ < 2 ? [command] : [stale];
        };
        Carrying.Begin(world);
        world.Touch();
        world.TerminalBoard.See("The card itself says", "C");
        world.CardBoard.See("Terminal went away.", "C");
        world.Field.OnCommand = null;
        world.Field.Part();
        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Carry_CardAnswersNonsense_TerminalEndsAndIsThereForTheNext() => Carrying.Run(world =>
    {
        foreach (byte[] nonsense in new[]
        {
            Array.Empty<byte>(), [0xFF], new byte[TouchCarryReply.MessageBytesMax + 1],
            new TouchCarryReply { ExchangeId = 1, Institution = "bank-a", Body = [] }.Encode(),
            new StatusReply(MessageType.TouchCarryReply, (StatusCode)250).Encode(),
        })
        {
            int answers = 0;
            world.Field.OnAnswer = answer => answers++ < 1 ? [answer] : [nonsense];
            Carrying.Begin(world);
            world.Touch();
            world.TerminalBoard.See("The card itself says", "C");
            world.Field.OnAnswer = null;
            world.Field.Part();
            world.CardBoard.See("Terminal went away.", "C");
        }

        Carrying.CarryToTheEnd(world);
    });

    [TestMethod]
    public void Carry_CardThatAlwaysWantsOneThingMore_TerminalEndsAfterFiveMinutes() => Carrying.Run(world =>
    {
        // A card that locks itself answers no touch.
        world.Card.Card.Device.Settings.IdleMinutes = 10;
        long id = 0;
        world.Field.OnAnswer = _ =>
        {
            world.Scheduler.Sleep(1_000);
            return [new TouchCarryReply { ExchangeId = ++id, Institution = "bank-a", Body = [1] }.Encode()];
        };
        Carrying.Begin(world);
        long beganMs = world.Scheduler.NowMs;
        world.Touch();
        world.Scheduler.WaitUntil(
            () => world.TerminalBoard.Display.Shows("The card itself says"), beganMs + 400_000, "the end");
        Assert.AreEqual(300_000.0, world.Scheduler.NowMs - beganMs, 15_000.0);
    });

    [TestMethod]
    public void Carry_AnswerTooLongForATouch_IsRefusedWholeAndSaid() => Carrying.Run(world =>
    {
        int answers = 0;
        world.Answer = answer => ++answers == 2 ? new byte[TouchCarry.BodyBytesMax + 1] : answer;
        Carrying.Begin(world);
        world.Touch();
        world.CardBoard.See("Message is too long.", "C");
        world.TerminalBoard.See("The card itself says", "C");
        world.Field.Part();
        world.Answer = static answer => answer;
        Carrying.CarryToTheEnd(world);
    });

    private static byte[][] Meddle(string trick, byte[] command)
    {
        TouchCarry.TryDecode(command, 0, command.Length, out TouchCarry carry);
        switch (trick)
        {
            case "garbage":
                carry.Body = [0xDE, 0xAD];
                return [carry.Encode()];
            case "empty":
                carry.Body = [];
                return [carry.Encode()];
            case "refusal":
                carry.Outcome = StatusCode.CertificateRevoked;
                carry.Body = [];
                return [carry.Encode()];
            case "declined":
                // As if the holder had said no.
                carry.Outcome = StatusCode.HolderDeclined;
                carry.Body = [];
                return [carry.Encode()];
            case "other-id":
                carry.ExchangeId += 7;
                return [carry.Encode()];
            case "bit":
                carry.Body[^1] ^= 1;
                return [carry.Encode()];
            default:
                return [];
        }
    }
}
