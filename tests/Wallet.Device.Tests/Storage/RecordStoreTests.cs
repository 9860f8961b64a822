using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;

namespace Wallet.Device.Tests.Storage;

[TestClass]
public sealed class RecordStoreTests
{
    private const byte Id = RecordKeys.Settings;

    [TestMethod]
    public void Load_NothingSaved_Absent()
    {
        byte[] buffer = new byte[64];
        Check.IsStatus(StatusCode.RecordAbsent, Open(new MemoryFiles()).Load(Id, buffer, out int count), "load");
        Assert.AreEqual(0, count);
    }

    // Layout of Storage/README.md; CRC and tag computed with Python's zlib and hmac over this key.
    [TestMethod]
    public void Save_SlotBytes_AreTheFrozenOnes()
    {
        var files = new MemoryFiles();
        Check.IsOk(Open(files).Save(Id, Hex.ToBytes("a1a2a3"), 0, 3), "save");
        Check.IsHex("57520105000000010003fffca1a2a306a54ea7b9d791110689c4a79c0623b2c85268a6", files.Contents("r05.a"));
    }

    [TestMethod]
    public void Save_CutAtEveryWrite_OldOrNewAndUsable()
    {
        byte[] old = Hex.Filled(20, 1);
        byte[] young = Hex.Filled(40, 2);
        var before = new MemoryFiles();
        Check.IsOk(Open(before).Save(Id, Hex.Filled(30, 9), 0, 30), "first");
        Check.IsOk(Open(before).Save(Id, old, 0, old.Length), "second");
        MemoryFiles whole = before.Copy();
        Check.IsOk(Open(whole).Save(Id, young, 0, young.Length), "whole");
        int[] arrived = new int[] { MemoryFiles.KeepsOld, 0, 1, 10, 40, 71, 72 };
        for (int operation = 0; operation < whole.OperationCount; operation++)
        {
            for (int i = 0; i < arrived.Length; i++)
            {
                MemoryFiles files = before.Copy();
                files.CutAt(operation, arrived[i]);
                Assert.IsTrue(IsCut(files, young), "cut");
                string found = Found(files.Copy());
                Assert.IsTrue(found == HexOf(old) || found == HexOf(young), found);
                MemoryFiles after = files.Copy();
                Check.IsOk(Open(after).Save(Id, young, 0, young.Length), "save again");
                Assert.AreEqual(HexOf(young), Found(after));
            }
        }
    }

    [TestMethod]
    public void Load_AnyByteTurned_NeverAnotherValue()
    {
        byte[] value = Hex.Counting(20, 0x60);
        var before = new MemoryFiles();
        Check.IsOk(Open(before).Save(Id, value, 0, value.Length), "save");
        int length = before.Length("r05.a");
        for (int i = 0; i < length; i += 3)
        {
            MemoryFiles files = before.Copy();
            files.Contents("r05.a")[i] ^= 0x80;
            byte[] buffer = new byte[64];
            Check.IsStatus(StatusCode.StorageDamaged, Open(files).Load(Id, buffer, out int count), "turned");
            Assert.AreEqual(0, count);
        }
    }

    [TestMethod]
    public void Erase_SavedTwice_NothingLeft()
    {
        var files = new MemoryFiles();
        Check.IsOk(Open(files).Save(Id, new byte[8], 0, 8), "first");
        Check.IsOk(Open(files).Save(Id, new byte[8], 0, 8), "second");
        Check.IsOk(Open(files).Erase(Id), "erase");
        Assert.AreEqual(0, files.Count);
    }

    private static bool IsCut(MemoryFiles files, byte[] value)
    {
        try
        {
            Open(files).Save(Id, value, 0, value.Length);
            return false;
        }
        catch (PowerCutException)
        {
            return true;
        }
    }

    private static string Found(MemoryFiles files)
    {
        byte[] buffer = new byte[64];
        StatusCode status = Open(files).Load(Id, buffer, out int count);
        return status == StatusCode.Ok ? Bytes.ToHex(buffer, 0, count) : "status " + ((int)status).ToString();
    }

    private static string HexOf(byte[] value)
    {
        return Bytes.ToHex(value, 0, value.Length);
    }

    private static RecordStore Open(MemoryFiles files)
    {
        return new RecordStore(files, new HmacSha256(), Hex.Counting(32, 0));
    }
}
