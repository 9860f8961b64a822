using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

/// <summary>Whether there is room is found out to the byte, and finding out leaves nothing behind.</summary>
[TestClass]
public sealed class StorageRoomTests
{
    private const int Bytes = 5000;

    [TestMethod]
    [DataRow(Bytes, StatusCode.Ok)]
    [DataRow(Bytes - 1, StatusCode.StorageFull)]
    [DataRow(0, StatusCode.StorageFull)]
    public void Check_SoMuchIsFree_ItsStatusAndNothingLeft(int freeBytes, StatusCode expected)
    {
        VirtualFlash flash = new(100 + freeBytes);
        flash.SetContents("other", new byte[100]);
        Assert.AreEqual(expected, StorageRoom.Check(flash, Bytes));
        Assert.AreEqual("other", string.Join(' ', flash.Names));
    }

    [TestMethod]
    public void Check_PowerCutAtEveryWrite_TheNextStartCleansUp()
    {
        VirtualFlash flash = new(2 * Bytes);
        foreach ((string where, VirtualFlash cut) in PowerCuts.Of(
            flash, 1024, f => Assert.AreEqual(StatusCode.Ok, StorageRoom.Check(f, Bytes))))
        {
            Assert.AreEqual(StatusCode.Ok, StorageRoom.CleanUp(cut), where);
            Assert.IsEmpty(cut.Names, where);
        }
    }

    [TestMethod]
    public void Check_FlashFails_SaysSo()
    {
        VirtualFlash flash = new();
        flash.FailAt(1, FlashFault.Reported);
        Assert.AreEqual(StatusCode.StorageDamaged, StorageRoom.Check(flash, Bytes));
        Assert.IsEmpty(flash.Names);
    }
}
