using System;
using Wallet.Boards.Esp32;
using Wallet.Boards.Tests.Chips;
using Wallet.Core.Ports;
using Wallet.Protocol;
using Wallet.Virtual.Storage;
using Wallet.Virtual.Tests.Storage;

namespace Wallet.Boards.Tests.Adapters;

[TestClass]
public sealed class LittlefsStoreContract : FileStoreContract
{
    private VirtualEsp32 _chip;

    [TestCleanup]
    public void Stop()
    {
        Assert.AreEqual(0, _chip.Files.OpenCount, "files left open");
        _chip.Dispose();
    }

    protected override IFileStore CreateEmpty()
    {
        _chip = new VirtualEsp32();
        return new LittlefsStore(LittlefsStore.Drive);
    }
}

[TestClass]
public sealed class LittlefsStoreTests
{
    private const string Name = "r01.a";
    private static readonly byte[] Old = [1, 2, 3, 4, 5];
    private static readonly byte[] New = [6, 7, 8, 9, 10, 11, 12];

    [TestMethod]
    [DataRow("at the write", false, true)]
    [DataRow("at the write", false, false)]
    [DataRow("at the write", true, true)]
    [DataRow("at the write", true, false)]
    [DataRow("at the close", false, true)]
    [DataRow("at the close", false, false)]
    [DataRow("at the close", true, true)]
    [DataRow("at the close", true, false)]
    [DataRow("never", false, true)]
    [DataRow("never", false, false)]
    [DataRow("never", true, true)]
    [DataRow("never", true, false)]
    public void WriteAndAppend_FullDrive_StorageFullAndNothingChanged(string said, bool isAppend, bool exists)
    {
        Use((chip, files) =>
        {
            chip.Files.FullAtClose = said == "at the close";
            chip.Files.FullInSilence = said == "never";
            if (exists) { chip.Flash.SetContents(Name, Old); }
            chip.Flash.SetContents("filler", new byte[chip.Flash.BytesTotal - chip.Flash.BytesUsed]);
            StatusCode status = isAppend ? files.Append(Name, New, 0, 7) : files.Write(Name, New, 0, 7);

            Assert.AreEqual(StatusCode.StorageFull, status);
            CollectionAssert.AreEqual(exists ? Old : null, chip.Flash.Contents(Name));
        });
    }

    [TestMethod]
    public void Write_FullDrive_RoomAfterADelete()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents("filler", new byte[chip.Flash.BytesTotal]);
            Assert.AreEqual(StatusCode.StorageFull, files.Write(Name, New, 0, 7));
            Assert.AreEqual(StatusCode.Ok, files.Delete("filler"));
            Assert.AreEqual(StatusCode.Ok, files.Write(Name, New, 0, 7));
        });
    }

    [TestMethod]
    public void WriteAndAppend_MediumReportsAnError_StorageDamaged()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents(Name, Old);
            chip.Flash.FailAt(0, FlashFault.Reported);
            Assert.AreEqual(StatusCode.StorageDamaged, files.Write(Name, New, 0, 7));
            chip.Flash.SetContents(Name, Old);
            chip.Flash.FailAt(chip.Flash.OperationCount, FlashFault.Reported);
            Assert.AreEqual(StatusCode.StorageDamaged, files.Append(Name, New, 0, 7));
        });
    }

    [TestMethod]
    public void Delete_MediumReportsAnError_StorageDamaged()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents(Name, Old);
            chip.Flash.FailAt(0, FlashFault.Reported);
            Assert.AreEqual(StatusCode.StorageDamaged, files.Delete(Name));
        });
    }

    [TestMethod]
    public void AllCalls_NoDrive_AbsentAndStorageDamaged()
    {
        Use((chip, files) =>
        {
            chip.Files.IsMounted = false;

            Assert.AreEqual(-1, files.Length(Name));
            Assert.AreEqual(-1, files.Read(Name, 0, new byte[4], 0, 4));
            Assert.AreEqual(StatusCode.StorageDamaged, files.Write(Name, New, 0, 7));
            Assert.AreEqual(StatusCode.StorageDamaged, files.Append(Name, New, 0, 7));
            Assert.AreEqual(StatusCode.StorageDamaged, files.Delete(Name));
        });
    }

    [TestMethod]
    public void LengthAndRead_FileDoesNotOpen_ThereButDamaged()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents(Name, Old);
            chip.Files.Unopenable.Add(Name);

            Assert.AreEqual(files.SizeBytesMax, files.Length(Name));
            Assert.AreEqual(0, files.Read(Name, 0, new byte[5], 0, 5));
            Assert.AreEqual(StatusCode.StorageFull, files.Append(Name, New, 0, 7), "nothing is added to it");
        });
    }

    [TestMethod]
    public void Read_BytesDoNotCome_Nothing()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents(Name, Old);
            chip.Files.Unreadable.Add(Name);

            Assert.AreEqual(5, files.Length(Name));
            Assert.AreEqual(0, files.Read(Name, 0, new byte[5], 0, 5));
        });
    }

    [TestMethod]
    public void Read_BytesComeInPieces_AllOfThem()
    {
        Use((chip, files) =>
        {
            chip.Flash.SetContents(Name, Old);
            chip.Files.ReadBytesMax = 2;
            byte[] read = new byte[9];

            Assert.AreEqual(4, files.Read(Name, 1, read, 0, 9));
            CollectionAssert.AreEqual(new byte[] { 2, 3, 4, 5, 0, 0, 0, 0, 0 }, read);
        });
    }

    [TestMethod]
    public void WriteAndAppend_PowerCutAtEveryOperation_OldAbsentOrAPrefix()
    {
        foreach (bool isAppend in new[] { false, true })
        {
            foreach (bool exists in new[] { false, true })
            {
                for (int operation = 0; operation < 3; operation++)
                {
                    for (int prefix = VirtualFlash.LeavesAbsent; prefix <= New.Length; prefix++)
                    {
                        CutAt(isAppend, exists, operation, prefix);
                    }
                }
            }
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("abcdefghijklm")]
    public void AnyCall_NameOfNoFile_StopsTheProgram(string name)
    {
        Use((_, files) =>
        {
            Action[] calls =
            [
                () => files.Length(name),
                () => files.Read(name, 0, [1], 0, 1),
                () => files.Write(name, [1], 0, 1),
                () => files.Append(name, [1], 0, 1),
                () => files.Delete(name),
            ];
            foreach (Action call in calls)
            {
                Assert.AreEqual(802, Assert.ThrowsExactly<Core.Safety.GuardException>(call).Number);
            }
        });
    }

    private static void CutAt(bool isAppend, bool exists, int operation, int prefix)
    {
        Use((chip, files) =>
        {
            if (exists) { chip.Flash.SetContents(Name, Old); }
            chip.Flash.SetContents("other", [9]);
            chip.Flash.CutAt(operation, prefix);
            StatusCode status = isAppend ? files.Append(Name, New, 0, 7) : files.Write(Name, New, 0, 7);
            bool wasCut = chip.Flash.PowerLost;
            chip.Flash.Restore();

            byte[] found = chip.Flash.Contents(Name);
            string where = $"append {isAppend}, existed {exists}, operation {operation}, prefix {prefix}";
            byte[] head = isAppend && exists ? Old : [];
            byte[] all = [.. head, .. New];
            bool isPrefix = found != null && found.Length >= head.Length && all.AsSpan().StartsWith(found);
            bool isOld = exists ? found != null && found.AsSpan().SequenceEqual(Old) : found == null;
            bool isGone = found == null && !isAppend;
            Assert.IsTrue(isPrefix || isOld || isGone, where);
            Assert.AreEqual(!wasCut, status == StatusCode.Ok, where);
            CollectionAssert.AreEqual(new byte[] { 9 }, chip.Flash.Contents("other"), where);
        });
    }

    private static void Use(Action<VirtualEsp32, LittlefsStore> test)
    {
        using VirtualEsp32 chip = new();
        test(chip, new LittlefsStore(LittlefsStore.Drive));
        Assert.AreEqual(0, chip.Files.OpenCount, "files left open");
    }
}
