using System;
using System.Collections.Generic;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

/// <summary>The journal against a list: same requests, power cut at every operation of each of them.</summary>
[TestClass]
public sealed class JournalRaceTests
{
    private const int RequestCount = 12;
    private const int BlockOverheadBytes = 26;

    [TestMethod]
    public void Requests_PowerCutAtEveryOperation_OldOrNew()
    {
        foreach (int seed in StorageSeeds.All())
        {
            Race(seed);
        }
    }

    [TestMethod]
    public void Append_PowerCutAtEveryByte_OldOrNew()
    {
        VirtualFlash before = new();
        Apply(before, isCheckpoint: true, [1, 2, 3]);
        Apply(before, isCheckpoint: false, [4]);
        JournalModel old = JournalModel.Of(before);
        for (int prefix = VirtualFlash.LeavesAbsent; prefix <= BlockOverheadBytes + 2; prefix++)
        {
            VirtualFlash flash = before.Clone();
            flash.CutAt(0, prefix);
            Assert.ThrowsExactly<PowerLostException>(() => Apply(flash, isCheckpoint: false, [5, 6]));
            flash.Restore();
            JournalModel found = JournalModel.Of(flash, out Journal journal);
            JournalModel expected = prefix == BlockOverheadBytes + 2 ? old.After([5, 6]) : old;
            Assert.AreEqual(StatusCode.Ok, found.Status);
            Assert.IsTrue(expected.Same(found), $"prefix {prefix}");
            Assert.AreEqual(prefix > 0 && prefix < BlockOverheadBytes + 2, journal.NeedsCheckpoint);
        }
    }

    private static void Race(int seed)
    {
        Random random = new(seed);
        Random? draw = StorageSeeds.CutsOf(seed);
        VirtualFlash flash = new();
        JournalModel model = new();
        for (int request = 0; request < RequestCount; request++)
        {
            JournalModel.Of(flash, out Journal opened);
            bool isCheckpoint = opened.NeedsCheckpoint || random.Next(4) == 0;
            byte[] bytes = new byte[random.Next(5) == 0 ? 300 : random.Next(20)];
            random.NextBytes(bytes);
            JournalModel next = isCheckpoint ? JournalModel.AfterCheckpoint(bytes) : model.After(bytes);
            List<(VirtualFlash Flash, JournalModel Model)> outcomes = [];
            int bytesMax = BlockOverheadBytes + bytes.Length;
            Action<VirtualFlash> action = f => Apply(f, isCheckpoint, bytes);
            foreach ((string where, VirtualFlash cut) in PowerCuts.Of(flash, bytesMax, action, draw))
            {
                string context = $"WALLET_TEST_SEED={seed}, request {request}, {where}";
                JournalModel found = JournalModel.Of(cut);
                Assert.AreEqual(found.State is null ? StatusCode.RecordAbsent : StatusCode.Ok, found.Status, context);
                Assert.IsTrue(found.Same(model) || found.Same(next), context);
                outcomes.Add((cut.Clone(), found));
                AssertGoesOn(cut, found, context);
            }

            // Go on from the clean outcome, or from one that a cut left behind.
            Apply(flash, isCheckpoint, bytes);
            (flash, model) = random.Next(2) == 0 ? outcomes[random.Next(outcomes.Count)] : (flash.Clone(), next);
            Assert.IsTrue(model.Same(JournalModel.Of(flash)), $"WALLET_TEST_SEED={seed}, after request {request}");
        }
    }

    /// <summary>What is left behind is no obstacle to an entry, after a checkpoint where one is asked for.</summary>
    private static void AssertGoesOn(VirtualFlash flash, JournalModel found, string context)
    {
        JournalModel.Of(flash, out Journal journal);
        if (journal.NeedsCheckpoint)
        {
            byte[] folded = found.State ?? [];
            Assert.AreEqual(StatusCode.Ok, journal.Checkpoint(folded, 0, folded.Length), context);
            found = JournalModel.AfterCheckpoint(folded);
        }

        Assert.IsFalse(journal.NeedsCheckpoint, context);
        Assert.AreEqual(StatusCode.Ok, journal.Append([0xEE], 0, 1), context);
        Assert.IsTrue(found.After([0xEE]).Same(JournalModel.Of(flash)), context);
    }

    private static void Apply(VirtualFlash flash, bool isCheckpoint, byte[] bytes)
    {
        JournalModel.Of(flash, out Journal journal);
        StatusCode status = isCheckpoint
            ? journal.Checkpoint(bytes, 0, bytes.Length)
            : journal.Append(bytes, 0, bytes.Length);
        Assert.AreEqual(StatusCode.Ok, status);
    }
}
