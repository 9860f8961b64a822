using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Ports;
using Wallet.Tests;
using Wallet.Virtual.Scheduling;
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
    [DataRow(1024, 1024)]
    public void Exchange_AnySize_ArrivesWhole(int commandBytes, int answerBytes)
    {
        byte[] command = Pattern(1, commandBytes);
        byte[] reply = Pattern(2, answerBytes);
        using TouchRig rig = new();
        rig.Field.Bring();
        rig.Run(
            TouchRig.Answering(rig.Scheduler, got => got.SequenceEqual(command) ? reply : null),
            reader =>
            {
                byte[] answer = new byte[1024];
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
                delivered = target.Reply(Pattern(3, 200), 0, 200);
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
                CollectionAssert.AreEqual(Pattern(3, 200), answer[..200]);
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
                    Assert.IsTrue(Within(rig, 1000, reader.CardPresent), "it came");
                    Assert.AreEqual(1, reader.Exchange([1], 1, new byte[4], TimeoutMs));
                    Assert.IsTrue(reader.CardPresent(), "it is there still");
                    rig.Field.Part();
                    Assert.IsTrue(Within(rig, 1000, () => !reader.CardPresent()), "it went");
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

    [TestMethod]
    public void Exchange_TornAtAnyByte_IsCarriedOutOnceAndTheNextTouchWorks()
    {
        byte[] command = Pattern(4, 120);
        int torn = 0;
        for (int bytes = 0; bytes <= 346; bytes++)
        {
            using TouchRig rig = new();
            rig.CardChip.IsSilentWhenFieldGoes = bytes % 2 == 1;
            List<int> carriedOut = [];
            rig.Field.Bring();
            rig.Field.TearAfterBytes(bytes);
            rig.Run(
                TouchRig.Answering(rig.Scheduler, got =>
                {
                    carriedOut.Add(got[0]);
                    return got[0] == 9 ? null : Pattern(5, 130);
                }),
                reader =>
                {
                    byte[] answer = new byte[256];
                    int count = reader.Exchange(command, command.Length, answer, 700);
                    torn += count == -1 ? 1 : 0;
                    Assert.IsTrue(count == -1 || answer[..count].SequenceEqual(Pattern(5, 130)), $"byte {bytes}");

                    rig.Field.TearAfterBytes(long.MaxValue);
                    rig.Field.Bring();
                    command[0] = 8;
                    bool works = Within(
                        rig, 6000, () => reader.Exchange(command, command.Length, answer, TimeoutMs) == 130);
                    Assert.IsTrue(works, $"touched again after byte {bytes}");
                    command[0] = 9;
                    reader.Exchange(command, command.Length, answer, 400);
                    command[0] = 4;
                });
            Assert.IsLessThanOrEqualTo(1, carriedOut.Count(first => first == 4), $"byte {bytes}");
        }

        Assert.IsGreaterThan(300, torn);
    }

    [TestMethod]
    public void Exchange_TornAndHeldThereAgain_GoesOnWhereItWas()
    {
        using TouchRig rig = new();
        int commands = 0;
        rig.Field.Bring();
        rig.Field.TearAfterBytes(300);
        rig.Run(
            TouchRig.Answering(rig.Scheduler, _ =>
            {
                commands++;
                rig.Scheduler.At(rig.Scheduler.NowMs + 250, rig.Field.Bring);
                return Pattern(5, 600);
            }),
            reader =>
            {
                byte[] answer = new byte[1024];
                Assert.AreEqual(600, reader.Exchange([1], 1, answer, TimeoutMs));
                CollectionAssert.AreEqual(Pattern(5, 600), answer[..600]);
            });
        Assert.AreEqual(1, commands);
    }

    [TestMethod]
    public void Exchange_NoisyLines_ArrivesWholeOrNotAtAll()
    {
        int seed = TestSettings.SeedOr(7);
        TestContext.WriteLine("WALLET_TEST_SEED=" + seed);
        int arrived = 0;
        for (int run = 0; run < 40; run++)
        {
            byte[] command = Pattern(seed + run, 150);
            byte[] reply = Pattern(seed - run, 330);
            using TouchRig rig = new(seed + run, 1 + (run % 10));
            rig.Field.Bring();
            List<byte[]> got = [];
            rig.Run(
                TouchRig.Answering(rig.Scheduler, c =>
                {
                    got.Add(c);
                    return c.Length == 1 ? null : reply;
                }),
                reader =>
                {
                    byte[] answer = new byte[1024];
                    Within(rig, 5000, reader.CardPresent);
                    int count = reader.Exchange(command, command.Length, answer, TimeoutMs);
                    arrived += count == reply.Length ? 1 : 0;
                    Assert.IsTrue(count == -1 || answer[..count].SequenceEqual(reply), $"run {run}: {count}");
                    reader.Exchange([1], 1, answer, TimeoutMs);
                });
            Assert.IsLessThanOrEqualTo(1, got.Count(c => c.Length == command.Length), $"run {run}: carried out twice");
            Assert.IsTrue(got.All(c => c.Length == 1 || c.SequenceEqual(command)), $"run {run}");
        }

        TestContext.WriteLine($"{arrived} of 40 arrived");
        Assert.IsGreaterThan(20, arrived);
    }

    [TestMethod]
    public void TryReceive_WithAndWithoutAChip_TakesLittleTime()
    {
        foreach (bool hasPower in new[] { true, false })
        {
            using TouchRig rig = new();
            rig.CardChip.HasPower = hasPower;
            long longestMs = 0;
            long totalMs = 0;
            rig.Run(
                (target, events) =>
                {
                    while (rig.Scheduler.NowMs < 20_000)
                    {
                        long startMs = rig.Scheduler.NowMs;
                        Assert.AreEqual(0, target.TryReceive(new byte[8], 0, 8));
                        longestMs = Math.Max(longestMs, rig.Scheduler.NowMs - startMs);
                        totalMs += rig.Scheduler.NowMs - startMs;
                        events.Wait(10);
                    }
                },
                _ => { });
            Assert.IsLessThanOrEqualTo(80, longestMs, $"chip: {hasPower}");
            Assert.IsLessThanOrEqualTo(1600, totalMs, $"chip: {hasPower}");
        }
    }

    [TestMethod]
    public void Reply_ReaderWentAway_IsFalseSoonAndTheNextTouchGetsItsOwnAnswer()
    {
        using TouchRig rig = new();
        rig.Field.Bring();
        long tookMs = 0;
        bool delivered = true;
        rig.Run(
            (target, events) =>
            {
                byte[] buffer = new byte[8];
                while (target.TryReceive(buffer, 0, 8) == 0) { events.Wait(10); }

                rig.Field.Part();
                long startMs = rig.Scheduler.NowMs;
                delivered = target.Reply([1], 0, 1);
                tookMs = rig.Scheduler.NowMs - startMs;
                while (target.TryReceive(buffer, 0, 8) == 0) { events.Wait(10); }

                target.Reply([2], 0, 1);
            },
            reader =>
            {
                byte[] answer = new byte[4];
                Assert.AreEqual(-1, reader.Exchange([1], 1, answer, 2000));
                rig.Field.Bring();
                Assert.AreEqual(1, reader.Exchange([1], 1, answer, 2000));
                Assert.AreEqual(2, answer[0]);
            });
        Assert.IsFalse(delivered);
        Assert.IsLessThanOrEqualTo(600, tookMs);
    }

    [TestMethod]
    public void BothSides_ChipWithoutSupply_AreQuietAndRecover()
    {
        using TouchRig rig = new();
        rig.CardChip.HasPower = false;
        rig.TerminalChip.HasPower = false;
        rig.Field.Bring();
        rig.Scheduler.At(4000, () => rig.CardChip.HasPower = rig.TerminalChip.HasPower = true);
        rig.Run(
            TouchRig.Answering(rig.Scheduler, got => got),
            reader =>
            {
                Assert.IsFalse(reader.CardPresent());
                Assert.AreEqual(-1, reader.Exchange([5], 1, new byte[4], 100));
                Assert.IsTrue(Within(rig, 9000, reader.CardPresent));
                byte[] answer = new byte[4];
                Assert.AreEqual(1, reader.Exchange([5], 1, answer, TimeoutMs));
                Assert.AreEqual(5, answer[0]);
            });
    }

    private static byte[] Pattern(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new SeededRandom((ulong)seed).Fill(bytes);
        bytes[0] = (byte)(seed & 7);
        return bytes;
    }

    private static bool Within(TouchRig rig, int ms, Func<bool> condition)
    {
        long endMs = rig.Scheduler.NowMs + ms;
        bool holds = condition();
        while (!holds && rig.Scheduler.NowMs < endMs)
        {
            rig.TerminalTime.Wait(50);
            holds = condition();
        }

        return holds;
    }
}
