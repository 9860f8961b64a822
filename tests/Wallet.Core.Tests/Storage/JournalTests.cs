using System;
using System.Linq;
using Wallet.Core.Safety;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

[TestClass]
public sealed class JournalTests
{
    private const string NameA = "journal.a";
    private const string NameB = "journal.b";
    private const int OverheadBytes = 26;

    // Layout of README.md; tags computed independently with Python's hmac.
    private const string FrozenCheckpoint = "4301000000010002fffda1a2" + "11f23132d88695cde17455eaf78a637b";
    private const string FrozenEntry1 = "4501000000010001fffeb1" + "e8fdd7a3a137f08e86810cfadf8da8a0";
    private const string FrozenEntry2 = "4501000000020000ffff" + "773ddab47a73b8746d845bb224191b2c";

    private readonly VirtualFlash _flash = new();

    [TestMethod]
    public void Open_NothingWritten_RecordAbsentAndACheckpointIsNeeded()
    {
        Assert.AreEqual(StatusCode.RecordAbsent, JournalModel.Of(_flash, out Journal journal).Status);
        Assert.IsTrue(journal.NeedsCheckpoint);
        Assert.AreEqual(StatusCode.RecordAbsent, journal.Append([1], 0, 1));
        Assert.AreEqual(0, _flash.OperationCount);
    }

    [TestMethod]
    public void Append_FileBytes_AreTheFrozenOnes()
    {
        Frozen();
        Assert.AreEqual(
            FrozenCheckpoint + FrozenEntry1 + FrozenEntry2, Convert.ToHexStringLower(_flash.Contents(NameA)!));
    }

    [TestMethod]
    public void Append_WithoutReopening_AllAreReplayed()
    {
        Journal journal = Start([9]);
        for (byte n = 0; n < 10; n++)
        {
            Assert.AreEqual(StatusCode.Ok, journal.Append([0xFF, n, n], 1, 2));
        }

        JournalModel found = JournalModel.Of(_flash);
        Assert.AreEqual(10, found.Entries.Count);
        CollectionAssert.AreEqual(new byte[] { 9, 9 }, found.Entries[9]);
    }

    [TestMethod]
    public void Checkpoint_AfterEntries_OnlyTheNewStateIsLeft()
    {
        Journal journal = Start([1]);
        Assert.AreEqual(StatusCode.Ok, journal.Append([2], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([0, 3, 4], 1, 2));
        Assert.AreEqual(0, journal.EntryCount);
        CollectionAssert.AreEqual(new[] { NameB }, _flash.Names);
        Assert.IsTrue(JournalModel.AfterCheckpoint([3, 4]).Same(JournalModel.Of(_flash)));
    }

    [TestMethod]
    public void NeedsCheckpoint_FileFillsUp_TrueBeforeAnAppendIsRefused()
    {
        Journal journal = Start(new byte[Journal.StateBytesMax]);
        byte[] entry = new byte[Journal.EntryBytesMax];
        int appended = 0;
        while (!journal.NeedsCheckpoint)
        {
            Assert.AreEqual(StatusCode.Ok, journal.Append(entry, 0, entry.Length));
            appended++;
        }

        Assert.IsTrue(appended >= 4);
        Assert.AreEqual(StatusCode.StorageFull, journal.Append(entry, 0, entry.Length));
        Assert.AreEqual(appended, journal.EntryCount);
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint(new byte[Journal.StateBytesMax], 0, Journal.StateBytesMax));
        Assert.IsFalse(journal.NeedsCheckpoint);
        Assert.AreEqual(StatusCode.Ok, journal.Append(entry, 0, entry.Length));
    }

    [TestMethod]
    public void Append_TooLong_MessageOversizedAndNothingChanged()
    {
        Journal journal = Start([1]);
        int operations = _flash.OperationCount;
        byte[] state = new byte[Journal.StateBytesMax + 1];
        Assert.AreEqual(StatusCode.MessageOversized, journal.Append(state, 0, Journal.EntryBytesMax + 1));
        Assert.AreEqual(StatusCode.MessageOversized, journal.Checkpoint(state, 0, state.Length));
        Assert.AreEqual(operations, _flash.OperationCount);
        Assert.AreEqual(StatusCode.Ok, journal.Append([2], 0, 1));
    }

    [TestMethod]
    public void Append_BeforeOpen_Guard()
    {
        Journal journal = new(_flash, new TestMac(), TestMac.Key);
        GuardException broken = Assert.ThrowsExactly<GuardException>(() => journal.Append([1], 0, 1));
        Assert.AreEqual(111, broken.Number);
    }

    [TestMethod]
    public void Append_FlashIsFull_StorageFullAndNothingChanged()
    {
        VirtualFlash small = new(bytesTotal: 2 * (OverheadBytes + 20));
        JournalModel.Of(small, out Journal journal);
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint(new byte[20], 0, 20));
        Assert.AreEqual(StatusCode.Ok, journal.Append(new byte[20], 0, 20));
        Assert.AreEqual(StatusCode.StorageFull, journal.Append([1], 0, 1));
        Assert.IsTrue(journal.NeedsCheckpoint);

        // Old and new generation must fit side by side; the old one is untouched when they do not.
        Assert.AreEqual(StatusCode.StorageFull, journal.Checkpoint([], 0, 0));
        JournalModel found = JournalModel.Of(small);
        Assert.AreEqual(StatusCode.Ok, found.Status);
        Assert.AreEqual(1, found.Entries.Count);
    }

    [TestMethod]
    [DataRow(FlashFault.Reported)]
    [DataRow(FlashFault.Silent)]
    public void Append_FlashFails_StorageDamagedUntilACheckpoint(FlashFault fault)
    {
        Journal journal = Start([1]);
        _flash.FailAt(_flash.OperationCount, fault);
        Assert.AreEqual(StatusCode.StorageDamaged, journal.Append([2, 2], 0, 2));
        Assert.IsTrue(journal.NeedsCheckpoint);
        Assert.AreEqual(StatusCode.StorageDamaged, journal.Append([3], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([1], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Append([3], 0, 1));
        Assert.IsTrue(JournalModel.AfterCheckpoint([1]).After([3]).Same(JournalModel.Of(_flash)));
    }

    [TestMethod]
    [DataRow(FlashFault.Reported)]
    [DataRow(FlashFault.Silent)]
    public void Checkpoint_FlashFails_StorageDamagedAndTheJournalGoesOn(FlashFault fault)
    {
        Journal journal = Start([1]);
        Assert.AreEqual(StatusCode.Ok, journal.Append([2], 0, 1));
        _flash.FailAt(_flash.OperationCount, fault);
        Assert.AreEqual(StatusCode.StorageDamaged, journal.Checkpoint([7], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Append([3], 0, 1));
        Assert.IsTrue(JournalModel.AfterCheckpoint([1]).After([2]).After([3]).Same(JournalModel.Of(_flash)));
    }

    [TestMethod]
    public void Checkpoint_FailedAndCannotBeRemoved_NoAppendBehindItsBack()
    {
        Journal journal = Start([1]);
        _flash.FailAt(_flash.OperationCount, FlashFault.Silent);
        _flash.FailAt(_flash.OperationCount + 1, FlashFault.Reported);
        Assert.AreEqual(StatusCode.StorageDamaged, journal.Checkpoint([7], 0, 1));
        Assert.AreEqual(StatusCode.StorageDamaged, journal.Append([2], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([8], 0, 1));
        Assert.IsTrue(JournalModel.AfterCheckpoint([8]).Same(JournalModel.Of(_flash)));
    }

    [TestMethod]
    public void Open_EveryBitFlipped_StorageDamagedAfterWhatPrecedesIt()
    {
        Frozen();
        int[] starts = [0, FrozenCheckpoint.Length / 2, (FrozenCheckpoint + FrozenEntry1).Length / 2];
        for (int bit = 0; bit < _flash.Length(NameA) * 8; bit++)
        {
            _flash.FlipBit(NameA, bit / 8, bit % 8);
            int soundBlocks = starts.Count(start => start <= bit / 8) - 1;
            JournalModel found = JournalModel.Of(_flash, out Journal journal);
            Assert.AreEqual(StatusCode.StorageDamaged, found.Status, $"bit {bit}");
            Assert.AreEqual(soundBlocks > 0, found.State is not null, $"bit {bit}");
            Assert.AreEqual(Math.Max(soundBlocks - 1, 0), found.Entries.Count, $"bit {bit}");
            Assert.IsTrue(journal.NeedsCheckpoint);
            _flash.FlipBit(NameA, bit / 8, bit % 8);
        }
    }

    [TestMethod]
    [DataRow("one dropped", new[] { 0, 2 })]
    [DataRow("one doubled", new[] { 0, 1, 1, 2 })]
    [DataRow("two exchanged", new[] { 0, 2, 1 })]
    [DataRow("a second checkpoint", new[] { 0, 0, 1 })]
    [DataRow("no checkpoint", new[] { 1, 2 })]
    public void Open_BlocksRearranged_StorageDamaged(string what, int[] order)
    {
        string[] blocks = [FrozenCheckpoint, FrozenEntry1, FrozenEntry2];
        _flash.SetContents(NameA, Convert.FromHexString(string.Concat(order.Select(i => blocks[i]))));
        Assert.AreEqual(StatusCode.StorageDamaged, JournalModel.Of(_flash).Status, what);
    }

    [TestMethod]
    public void Open_EntryOfAnEarlierGeneration_StorageDamaged()
    {
        Journal journal = Frozen();
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([0xA1, 0xA2], 0, 2));
        _flash.SetContents(NameB, [.. _flash.Contents(NameB)!, .. Convert.FromHexString(FrozenEntry1)]);
        JournalModel found = JournalModel.Of(_flash);
        Assert.AreEqual(StatusCode.StorageDamaged, found.Status);
        Assert.AreEqual(0, found.Entries.Count);
    }

    [TestMethod]
    public void Open_NewerCheckpointDamagedBesideTheOlderFile_OlderStateAndStorageDamaged()
    {
        Journal journal = Frozen();
        byte[] older = _flash.Contents(NameA)!;
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([7], 0, 1));
        _flash.SetContents(NameA, older);
        _flash.FlipBit(NameB, 12, 3);
        JournalModel found = JournalModel.Of(_flash, out Journal reopened);
        Assert.AreEqual(StatusCode.StorageDamaged, found.Status);
        Assert.AreEqual(2, found.Entries.Count);
        Assert.AreEqual(StatusCode.Ok, reopened.Checkpoint([8], 0, 1));
        JournalModel healed = JournalModel.Of(_flash);
        Assert.AreEqual(StatusCode.Ok, healed.Status);
        Assert.IsTrue(JournalModel.AfterCheckpoint([8]).Same(healed));
    }

    [TestMethod]
    public void Checkpoint_OverADamagedJournal_CutNeverMakesItLookNew()
    {
        Start([1]);
        _flash.FlipBit(NameA, 10, 0);
        foreach ((string where, VirtualFlash cut) in PowerCuts.Of(_flash, OverheadBytes + 1, f =>
        {
            JournalModel.Of(f, out Journal journal);
            Assert.AreEqual(StatusCode.Ok, journal.Checkpoint([5], 0, 1));
        }))
        {
            JournalModel found = JournalModel.Of(cut);
            Assert.AreNotEqual(StatusCode.RecordAbsent, found.Status, where);
            Assert.IsTrue(found.Same(new JournalModel()) || found.Same(JournalModel.AfterCheckpoint([5])), where);
        }
    }

    private Journal Frozen()
    {
        Journal journal = Start([0xA1, 0xA2]);
        Assert.AreEqual(StatusCode.Ok, journal.Append([0xB1], 0, 1));
        Assert.AreEqual(StatusCode.Ok, journal.Append([], 0, 0));
        return journal;
    }

    private Journal Start(byte[] state)
    {
        JournalModel.Of(_flash, out Journal journal);
        Assert.AreEqual(StatusCode.Ok, journal.Checkpoint(state, 0, state.Length));
        return journal;
    }
}
