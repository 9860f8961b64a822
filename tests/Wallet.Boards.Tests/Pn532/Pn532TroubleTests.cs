using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Tests;

namespace Wallet.Boards.Tests.Pn532;

/// <summary>A touch that is torn, over lines that lose bytes, with a chip that is not there.</summary>
[TestClass]
public sealed class Pn532TroubleTests
{
    private const int TimeoutMs = 5000;

    public TestContext TestContext { get; set; }

    [TestMethod]
    public void Exchange_TornAtAnyByte_IsCarriedOutOnceAndTheNextTouchWorks()
    {
        byte[] command = TouchRig.Pattern(4, 120);
        byte[] reply = TouchRig.Pattern(5, 130);
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
                    return got[0] == 9 ? null : reply;
                }),
                reader =>
                {
                    byte[] answer = new byte[256];
                    int count = reader.Exchange(command, command.Length, answer, 700);
                    torn += count == -1 ? 1 : 0;
                    Assert.IsTrue(count == -1 || answer[..count].SequenceEqual(reply), $"byte {bytes}");

                    rig.Field.TearAfterBytes(long.MaxValue);
                    rig.Field.Bring();
                    command[0] = 8;
                    bool works = TouchRig.Within(
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
                return TouchRig.Pattern(5, 600);
            }),
            reader =>
            {
                byte[] answer = new byte[1024];
                Assert.AreEqual(600, reader.Exchange([1], 1, answer, TimeoutMs));
                CollectionAssert.AreEqual(TouchRig.Pattern(5, 600), answer[..600]);
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
            byte[] command = TouchRig.Pattern(seed + run, 150);
            byte[] reply = TouchRig.Pattern(seed - run, 330);
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
                    TouchRig.Within(rig, 5000, reader.CardPresent);
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
                Assert.IsTrue(TouchRig.Within(rig, 9000, reader.CardPresent));
                byte[] answer = new byte[4];
                Assert.AreEqual(1, reader.Exchange([5], 1, answer, TimeoutMs));
                Assert.AreEqual(5, answer[0]);
            });
    }
}
