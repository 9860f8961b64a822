using System;
using System.IO;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Virtual.Tests.Storage;

[TestClass]
public sealed class VirtualFlashTests
{
    private readonly VirtualFlash _flash = new(bytesTotal: 100, sizeBytesMax: 80);

    public VirtualFlashTests()
    {
        _flash.SetContents("other", [1, 1]);
        _flash.SetContents("f", [10, 11, 12]);
    }

    [TestMethod]
    [DataRow(VirtualFlash.LeavesAbsent, null)]
    [DataRow(VirtualFlash.KeepsOld, new byte[] { 10, 11, 12 })]
    [DataRow(0, new byte[] { })]
    [DataRow(1, new byte[] { 20 })]
    [DataRow(2, new byte[] { 20, 21 })]
    [DataRow(99, new byte[] { 20, 21 })]
    public void Write_Cut_LeavesWhatThePortAllows(int prefixBytes, byte[]? expected)
    {
        _flash.CutAt(0, prefixBytes);
        AssertLosesPower(() => _flash.Write("f", [20, 21], 0, 2), expected);
    }

    [TestMethod]
    [DataRow(VirtualFlash.LeavesAbsent, new byte[] { 10, 11, 12 })]
    [DataRow(VirtualFlash.KeepsOld, new byte[] { 10, 11, 12 })]
    [DataRow(0, new byte[] { 10, 11, 12 })]
    [DataRow(1, new byte[] { 10, 11, 12, 20 })]
    [DataRow(99, new byte[] { 10, 11, 12, 20, 21 })]
    public void Append_Cut_LeavesTheOldBytesAndAPrefix(int prefixBytes, byte[] expected)
    {
        _flash.CutAt(0, prefixBytes);
        AssertLosesPower(() => _flash.Append("f", [20, 21], 0, 2), expected);
    }

    [TestMethod]
    [DataRow(VirtualFlash.LeavesAbsent, null)]
    [DataRow(VirtualFlash.KeepsOld, new byte[] { 10, 11, 12 })]
    [DataRow(0, null)]
    public void Delete_Cut_LeavesItOrNot(int prefixBytes, byte[]? expected)
    {
        _flash.CutAt(0, prefixBytes);
        AssertLosesPower(() => _flash.Delete("f"), expected);
    }

    [TestMethod]
    public void CutAt_LaterOperation_TheOnesBeforeItSucceed()
    {
        _flash.CutAt(2, 0);
        Assert.AreEqual(StatusCode.Ok, _flash.Write("a", [1], 0, 1));
        Assert.AreEqual(StatusCode.Ok, _flash.Delete("a"));
        Assert.AreEqual(2, _flash.OperationCount);
        PowerLostException lost = Assert.ThrowsExactly<PowerLostException>(() => _flash.Append("a", [1], 0, 1));
        Assert.AreEqual(2, lost.OperationIndex);
        Assert.ThrowsExactly<PowerLostException>(() => _flash.Length("a"));
    }

    [TestMethod]
    public void Restore_CutNotReached_IsDisarmed()
    {
        _flash.CutAt(0, 0);
        _flash.Restore();
        Assert.AreEqual(StatusCode.Ok, _flash.Write("a", [1], 0, 1));
    }

    [TestMethod]
    public void Write_BeyondTheBudget_StorageFullAndNotCounted()
    {
        Assert.AreEqual(StatusCode.Ok, _flash.Write("big", new byte[80], 0, 80));
        Assert.AreEqual(StatusCode.StorageFull, _flash.Write("more", new byte[16], 0, 16));
        Assert.AreEqual(StatusCode.StorageFull, _flash.Append("f", new byte[16], 0, 16));
        Assert.AreEqual(1, _flash.OperationCount);
        Assert.AreEqual(85, _flash.BytesUsed);

        // What a file already takes is room for its own replacement.
        Assert.AreEqual(StatusCode.Ok, _flash.Write("big", new byte[80], 0, 80));
    }

    [TestMethod]
    public void FailAt_Reported_HalfIsWrittenAndStorageDamaged()
    {
        _flash.FailAt(0, FlashFault.Reported);
        Assert.AreEqual(StatusCode.StorageDamaged, _flash.Write("f", [20, 21], 0, 2));
        CollectionAssert.AreEqual(new byte[] { 20 }, _flash.Contents("f"));
    }

    [TestMethod]
    public void FailAt_Silent_OneBitIsWrongAndOk()
    {
        _flash.FailAt(0, FlashFault.Silent);
        Assert.AreEqual(StatusCode.Ok, _flash.Append("f", [0, 0], 0, 2));
        CollectionAssert.AreEqual(new byte[] { 10, 11, 12, 0, 0x10 }, _flash.Contents("f"));
    }

    [TestMethod]
    public void FlipBit_Twice_AsBefore()
    {
        _flash.FlipBit("f", 1, 7);
        CollectionAssert.AreEqual(new byte[] { 10, 139, 12 }, _flash.Contents("f"));
        _flash.FlipBit("f", 1, 7);
        CollectionAssert.AreEqual(new byte[] { 10, 11, 12 }, _flash.Contents("f"));
        CollectionAssert.AreEqual(new byte[] { 1, 1 }, _flash.Contents("other"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("A")]
    [DataRow("a/b")]
    [DataRow("a-b")]
    [DataRow("abcdefghijklm")]
    public void Write_NameThePortDoesNotHave_ArgumentException(string name)
    {
        Assert.ThrowsExactly<ArgumentException>(() => _flash.Write(name, [], 0, 0));
    }

    [TestMethod]
    public void Save_ThenLoad_SameFiles()
    {
        InTemporaryFolder(folder =>
        {
            _flash.SetContents("..", [5]);
            _flash.Save(folder);
            _flash.SetContents("f", null);
            _flash.Save(folder);
            VirtualFlash loaded = VirtualFlash.Load(folder);
            CollectionAssert.AreEqual(new[] { "..", "other" }, loaded.Names);
            CollectionAssert.AreEqual(new byte[] { 1, 1 }, loaded.Contents("other"));
        });
    }

    [TestMethod]
    public void KeepIn_EveryChange_IsInTheFolderAtOnce()
    {
        InTemporaryFolder(folder =>
        {
            _flash.KeepIn(folder);
            _flash.Write("new", [1, 2], 0, 2);
            _flash.Delete("other");
            _flash.CutAt(_flash.OperationCount, 1);
            Assert.ThrowsExactly<PowerLostException>(() => _flash.Append("f", [20, 21], 0, 2));
            VirtualFlash loaded = VirtualFlash.Load(folder);
            CollectionAssert.AreEqual(new[] { "f", "new" }, loaded.Names);
            CollectionAssert.AreEqual(new byte[] { 10, 11, 12, 20 }, loaded.Contents("f"));
        });
    }

    [TestMethod]
    public void Save_FolderOfSomebodyElse_RefusedAndUntouched()
    {
        InTemporaryFolder(folder =>
        {
            Directory.CreateDirectory(folder);
            string diary = Path.Combine(folder, "diary");
            File.WriteAllText(diary, "dear");
            Assert.ThrowsExactly<InvalidOperationException>(() => _flash.Save(folder));
            CollectionAssert.AreEqual(new[] { diary }, Directory.GetFileSystemEntries(folder));
        });
    }

    [TestMethod]
    public void Load_NoFolder_Empty()
    {
        InTemporaryFolder(folder => Assert.AreEqual(0, VirtualFlash.Load(folder).Names.Length));
    }

    private void AssertLosesPower(Action operation, byte[]? expected)
    {
        Assert.ThrowsExactly<PowerLostException>(operation);
        Assert.IsTrue(_flash.PowerLost);
        Assert.ThrowsExactly<PowerLostException>(() => _flash.Read("f", 0, new byte[1], 0, 1));
        Assert.ThrowsExactly<PowerLostException>(() => _flash.Delete("other"));
        _flash.Restore();
        CollectionAssert.AreEqual(expected, _flash.Contents("f"));
        Assert.AreEqual(expected?.Length ?? -1, _flash.Length("f"));
        CollectionAssert.AreEqual(new byte[] { 1, 1 }, _flash.Contents("other"));
    }

    private static void InTemporaryFolder(Action<string> test)
    {
        string parent = Directory.CreateTempSubdirectory("flash-test-").FullName;
        try
        {
            test(Path.Combine(parent, "flash"));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
