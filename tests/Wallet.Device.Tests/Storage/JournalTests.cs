using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Storage;

[TestClass]
public sealed class JournalTests
{
    private const int BytesOfOneWrite = 64;

    [TestMethod]
    public void Open_NothingWritten_AbsentAndWantsACheckpoint()
    {
        StatusCode status = Open(new MemoryFiles(), out Journal journal, out string text);
        Check.IsStatus(StatusCode.RecordAbsent, status, "open");
        Assert.IsTrue(journal.NeedsCheckpoint);
        Assert.AreEqual("", text);
    }

    [TestMethod]
    public void Append_Reopened_ReplayedInOrder()
    {
        Check.IsOk(Open(Filled(), out Journal journal, out string text), "open");
        Assert.AreEqual("a1a2 b1 b2b2", text);
        Assert.AreEqual(2, (int)journal.EntryCount);
        Assert.IsFalse(journal.NeedsCheckpoint);
    }

    [TestMethod]
    public void Append_CutAtEveryByte_BeforeOrAfter()
    {
        ExpectCuts(false, "a1a2 b1 b2b2", "a1a2 b1 b2b2 c1c2c3");
    }

    [TestMethod]
    public void Checkpoint_CutAtEveryWrite_BeforeOrAfter()
    {
        ExpectCuts(true, "a1a2 b1 b2b2", "c1c2c3");
    }

    [TestMethod]
    public void Open_AnyByteOfTheCheckpointTurned_Damaged()
    {
        for (int i = 0; i < 28; i += 3)
        {
            MemoryFiles files = Filled();
            files.Contents("journal.a")[i] ^= 0x80;
            StatusCode status = Open(files, out Journal journal, out string text);
            Check.IsStatus(StatusCode.StorageDamaged, status, text);
        }
    }

    [TestMethod]
    public void NeedsCheckpoint_FileFillsUp_BeforeAnAppendIsRefused()
    {
        var files = new MemoryFiles();
        Open(files, out Journal journal, out string text);
        Check.IsOk(journal.Checkpoint(new byte[Journal.StateBytesMax], 0, Journal.StateBytesMax), "checkpoint");
        byte[] entry = new byte[Journal.EntryBytesMax];
        while (!journal.NeedsCheckpoint)
        {
            Check.IsOk(journal.Append(entry, 0, entry.Length), "append");
        }

        Check.IsStatus(StatusCode.StorageFull, journal.Append(entry, 0, entry.Length), "full");
        Check.IsOk(journal.Checkpoint(entry, 0, 1), "checkpoint makes room");
        Check.IsOk(journal.Append(entry, 0, entry.Length), "append again");
    }

    private static void ExpectCuts(bool isCheckpoint, string before, string after)
    {
        MemoryFiles whole = Filled().Copy();
        Write(whole, isCheckpoint);
        for (int operation = 0; operation < whole.OperationCount; operation++)
        {
            for (int arrived = MemoryFiles.KeepsOld; arrived <= BytesOfOneWrite; arrived += 3)
            {
                MemoryFiles files = Filled().Copy();
                files.CutAt(operation, arrived);
                Assert.IsTrue(IsCut(files, isCheckpoint), "cut");
                MemoryFiles found = files.Copy();
                Check.IsOk(Open(found, out Journal journal, out string text), "reopen");
                Assert.IsTrue(text == before || text == after, text);
                if (journal.NeedsCheckpoint)
                {
                    Check.IsOk(journal.Checkpoint(Hex.ToBytes("d1"), 0, 1), "checkpoint");
                }

                Check.IsOk(journal.Append(Hex.ToBytes("e1"), 0, 1), "append");
            }
        }
    }

    private static bool IsCut(MemoryFiles files, bool isCheckpoint)
    {
        try
        {
            Write(files, isCheckpoint);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static void Write(MemoryFiles files, bool isCheckpoint)
    {
        Open(files, out Journal journal, out string text);
        byte[] bytes = Hex.ToBytes("c1c2c3");
        StatusCode status = isCheckpoint ? journal.Checkpoint(bytes, 0, 3) : journal.Append(bytes, 0, 3);
        Check.IsOk(status, text);
    }

    private static MemoryFiles Filled()
    {
        var files = new MemoryFiles();
        Open(files, out Journal journal, out string text);
        Check.IsOk(journal.Checkpoint(Hex.ToBytes("a1a2"), 0, 2), "checkpoint");
        Check.IsOk(journal.Append(Hex.ToBytes("b1"), 0, 1), "first");
        Check.IsOk(journal.Append(Hex.ToBytes("00b2b2"), 1, 2), "second");
        return files;
    }

    private static StatusCode Open(MemoryFiles files, out Journal journal, out string text)
    {
        var replayed = new ReplayedBytes();
        journal = new Journal(files, new HmacSha256(), Hex.Counting(32, 0));
        StatusCode status = journal.Open(replayed);
        text = replayed.Text;
        return status;
    }
}
