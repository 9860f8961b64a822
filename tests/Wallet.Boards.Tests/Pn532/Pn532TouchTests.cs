using System;
using System.Linq;
using Wallet.Boards.Esp32;
using Wallet.Core.Ports;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Tests.Contracts;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>Both adapters over their chips do what every touch does.</summary>
[TestClass]
public sealed class Pn532TouchContract : TouchContract
{
    protected override void Touch(Action<ITouchTarget, IEvents> card, Action<ITouchReader> terminal)
    {
        using TouchRig rig = new();
        rig.Field.Bring();
        rig.Run(card, terminal);
        Assert.AreEqual(0, rig.Field.OversizedBlocks);
    }

    protected override void WithoutCard(Action<ITouchReader> terminal)
    {
        using TouchRig rig = new();
        rig.Run((_, _) => { }, terminal);
    }
}

[TestClass]
public sealed class Pn532TouchTests
{
    private const int TimeoutMs = 5000;

    // CRC-32 of the bytes 1 to 56 and 101 to 155, least significant byte first.
    private const string CommandFcs = "9EB79774";
    private const string ReplyFcs = "715B588D";

    public TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(53, 53)]
    [DataRow(54, 54)]
    [DataRow(112, 113)]
    [DataRow(100, 600)]
    [DataRow(256, 1024)]
    [DataRow(257, 1024)]
    [DataRow(Pn532Target.CommandBytesMax, TouchCarryReply.MessageBytesMax)]
    public void Exchange_AnySize_ArrivesWhole(int commandBytes, int answerBytes)
    {
        byte[] command = TouchRig.Pattern(1, commandBytes);
        byte[] reply = TouchRig.Pattern(2, answerBytes);
        using TouchRig rig = new();
        rig.Field.Bring();
        rig.Run(
            TouchRig.Answering(rig.Scheduler, got => got.SequenceEqual(command) ? reply : null),
            reader =>
            {
                byte[] answer = new byte[TouchCarryReply.MessageBytesMax];
                Assert.IsTrue(reader.CardPresent());
                long startMs = rig.Scheduler.NowMs;
                Assert.AreEqual(answerBytes, reader.Exchange(command, commandBytes, answer, TimeoutMs));
                TestContext.WriteLine($"{rig.Scheduler.NowMs - startMs} ms in the model");
                CollectionAssert.AreEqual(reply, answer[..answerBytes]);
            });
        Assert.AreEqual(0, rig.Field.OversizedBlocks);
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(160)]
    [DataRow(1000)]
    [DataRow(4000)]
    public void Exchange_CardThinksLongerThanTheChipWaits_AnswerIsFetchedAndTheCommandCarriedOutOnce(int thinkMs)
    {
        using TouchRig rig = new();
        rig.Field.Bring();
        int commands = 0;
        bool delivered = false;
        rig.Run(
            (target, events) =>
            {
                byte[] buffer = new byte[64];
                while (commands == 0)
                {
                    commands += target.TryReceive(buffer, 0, 64) > 0 ? 1 : 0;
                    events.Wait(20);
                }

                rig.Scheduler.Sleep(thinkMs);
                delivered = target.Reply(TouchRig.Pattern(3, 200), 0, 200);
                for (int i = 0; i < 20; i++)
                {
                    commands += target.TryReceive(buffer, 0, 64) > 0 ? 1 : 0;
                    events.Wait(20);
                }
            },
            reader =>
            {
                byte[] answer = new byte[256];
                Assert.AreEqual(200, reader.Exchange([1, 2, 3], 3, answer, TimeoutMs));
                CollectionAssert.AreEqual(TouchRig.Pattern(3, 200), answer[..200]);
            });
        Assert.AreEqual(1, commands);
        Assert.IsTrue(delivered);
    }

    // Frozen: a change of what goes over the lines and through the air is meant, or a mistake.
    [TestMethod]
    public void Exchange_TwoPiecesEachWay_IsTheFrozenConversation()
    {
        using TouchRig rig = new();
        rig.Field.Bring();
        byte[] command = [.. Enumerable.Range(1, 56).Select(i => (byte)i)];
        byte[] reply = [.. Enumerable.Range(101, 55).Select(i => (byte)i)];
        rig.Run(
            TouchRig.Answering(rig.Scheduler, _ => reply),
            reader => Assert.AreEqual(55, reader.Exchange(command, 56, new byte[64], TimeoutMs)));

        string first = Convert.ToHexString(command[..53]);
        string firstBack = Convert.ToHexString(reply[..53]);
        CollectionAssert.AreEqual(
            new[]
            {
                "D41401", "D515", "D43205FF0100", "D533",
                "D44A0100", "D54B010104002004081234560575339203",
                "D44001" + "0101" + CommandFcs + "0038" + first, "D54100" + "0301",
                "D44001" + "0201" + "363738", "D54100" + "0101" + ReplyFcs + "0037" + firstBack,
                "D44001" + "0401" + CommandFcs + "01", "D54100" + "0201" + "9A9B",
            },
            rig.TerminalChip.Log);
        CollectionAssert.AreEqual(
            new[]
            {
                "D58D08E050",
                "D486", "D58700" + "0101" + CommandFcs + "0038" + first, "D48E" + "0301", "D58F00",
                "D486", "D58700" + "0201" + "363738", "D48E" + "0101" + ReplyFcs + "0037" + firstBack, "D58F00",
                "D486", "D58700" + "0401" + CommandFcs + "01", "D48E" + "0201" + "9A9B", "D58F00", "D486",
            },
            rig.CardChip.Log[5..19]);
    }

    [TestMethod]
    public void Exchange_SameCommandTwice_IsCarriedOutTwice()
    {
        using TouchRig rig = new();
        rig.Field.Bring();
        byte commands = 0;
        rig.Run(
            TouchRig.Answering(rig.Scheduler, _ => [++commands]),
            reader =>
            {
                for (int i = 1; i <= 300; i += 1)
                {
                    byte[] answer = new byte[4];
                    Assert.AreEqual(1, reader.Exchange([7], 1, answer, TimeoutMs));
                    Assert.AreEqual((byte)i, answer[0]);
                }
            });
    }

    [TestMethod]
    public void CardPresent_CardComesAndGoes_IsSeen()
    {
        using TouchRig rig = new();
        rig.Run(
            TouchRig.Answering(rig.Scheduler, _ => [1]),
            reader =>
            {
                for (int i = 0; i < 3; i++)
                {
                    Assert.IsFalse(reader.CardPresent());
                    rig.Field.Bring();
                    Assert.IsTrue(TouchRig.Within(rig, 1000, reader.CardPresent), "it came");
                    Assert.AreEqual(1, reader.Exchange([1], 1, new byte[4], TimeoutMs));
                    Assert.IsTrue(reader.CardPresent(), "it is there still");
                    rig.Field.Part();
                    Assert.IsTrue(TouchRig.Within(rig, 1000, () => !reader.CardPresent()), "it went");
                }
            });
    }

    [TestMethod]
    public void CardPresent_OneCall_TakesLittleTime()
    {
        using TouchRig rig = new();
        rig.Run((_, _) => { }, reader =>
        {
            reader.CardPresent();
            long startMs = rig.Scheduler.NowMs;
            Assert.IsFalse(reader.CardPresent());
            Assert.IsLessThanOrEqualTo(20, rig.Scheduler.NowMs - startMs);
        });
    }
}
