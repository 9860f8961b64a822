using System.Linq;
using Wallet.Core.Storage;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

[TestClass]
public sealed class ProfileFilesTests
{
    private static readonly byte[] s_shared =
    [
        RecordKeys.TrustAnchor, RecordKeys.ClockState, RecordKeys.Settings, RecordKeys.Counters,
        RecordKeys.StartNumber, RecordKeys.Vault, RecordKeys.PinTries, RecordKeys.WipePending,
    ];

    [TestMethod]
    public void NameFor_EveryRecord_IsItsOwnUnlessTheBoards()
    {
        for (int id = 0; id < 256; id++)
        {
            string name = RecordKeys.FileName((byte)id, id % 2);
            bool isShared = s_shared.Contains((byte)id);
            Assert.AreEqual(name, ProfileFiles.NameFor(ProfileFiles.Own, name));
            Assert.AreEqual(isShared ? name : "d" + name, ProfileFiles.NameFor(ProfileFiles.Second, name));
        }
    }

    [TestMethod]
    [DataRow("device", "device")]
    [DataRow("room", "room")]
    [DataRow("t0", "t0")]
    [DataRow("r0g.a", "r0g.a")]
    [DataRow("r20.ab", "r20.ab")]
    [DataRow("journal.a", "djournal.a")]
    [DataRow("journal.b", "djournal.b")]
    public void NameFor_OtherFiles_AreTheBoardsButTheJournal(string name, string second) =>
        Assert.AreEqual(second, ProfileFiles.NameFor(ProfileFiles.Second, name));

    [TestMethod]
    public void Profile_Changed_SeesOtherFilesAndTheSameBoards()
    {
        var flash = new VirtualFlash();
        var files = new ProfileFiles(flash);
        files.Write("r20.a", [1], 0, 1);
        files.Write("r05.a", [2], 0, 1);
        files.Profile = ProfileFiles.Second;
        Assert.AreEqual(-1, files.Length("r20.a"));
        Assert.AreEqual(1, files.Length("r05.a"));
        files.Append("r20.a", [3, 4], 0, 2);
        Assert.AreEqual(2, files.Length("r20.a"));
        files.Profile = ProfileFiles.Own;
        Assert.AreEqual(1, files.Length("r20.a"));
        files.Delete("r20.a");
        CollectionAssert.AreEquivalent(new[] { "dr20.a", "r05.a" }, flash.Names);
    }
}
