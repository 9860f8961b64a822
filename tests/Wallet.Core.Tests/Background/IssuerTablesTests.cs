using System.Linq;
using System.Security.Cryptography;
using Wallet.Core.Background;
using Wallet.Core.Crypto;
using Wallet.Core.Tests.Rig;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Certificates;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Background;

/// <summary>Tables of the issuers: made once, kept, never believed where they are not as they were written.</summary>
[TestClass]
public sealed class IssuerTablesTests
{
    private const int BlockBytes = 1172;
    private const int FileBytes = 8 * BlockBytes;

    // Steps: looking up, making, checking sixteen blocks, writing eight; and reading eight and checking.
    private const int StepsToMake = 96;
    private const int StepsToRead = 25;

    // What a board without PSRAM can spare.
    private const int LiveBytesMax = 64 * 1024;

    private readonly TestDevice _device = TestDevice.Fresh();
    private readonly ECDsa _centralBank = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private DeviceContext Context => _device.Context;

    private VirtualFlash Flash => _device.Board.Flash;

    [TestMethod]
    public void Step_AuthorityAlone_OneTableThatChecks()
    {
        Assert.AreEqual(0, Context.Issuers.ReadyCount);
        AssertChecks(_device.Authority.Key);
        Assert.AreEqual(StepsToMake, Finish(Context));
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Assert.AreEqual(FileBytes, Flash.Length("t0"));
        Assert.AreEqual(-1, Flash.Length("t1"));
        AssertChecks(_device.Authority.Key);
    }

    [TestMethod]
    public void Step_BackgroundOfADeviceThatStarts_MakesThem()
    {
        DeviceContext context = StartOn(Flash);
        for (int slices = 0; context.Background.Step(); slices++) { Assert.IsLessThan(1_000, slices); }

        Assert.AreEqual(1, context.Issuers.ReadyCount);
    }

    [TestMethod]
    public void Step_CentralBankComesLater_GetsItsTable()
    {
        Finish(Context);
        Install(_centralBank);
        Assert.AreEqual(StepsToMake, Finish(Context));
        Assert.AreEqual(2, Context.Issuers.ReadyCount);
        Assert.AreEqual(FileBytes, Flash.Length("t1"));
        AssertChecks(_centralBank);
        AssertChecks(_device.Authority.Key);
    }

    [TestMethod]
    public void Step_AfterRestart_ReadsAndWritesNothing()
    {
        Install(_centralBank);
        Finish(Context);
        _device.Restart();
        int operations = Flash.OperationCount;
        Assert.AreEqual(2 * StepsToRead, Finish(Context));
        Assert.AreEqual(operations, Flash.OperationCount);
        Assert.AreEqual(2, Context.Issuers.ReadyCount);
        Assert.AreEqual(0, Context.Issuers.DamageCount);
        AssertChecks(_centralBank);
        AssertChecks(_device.Authority.Key);
    }

    [TestMethod]
    public void Step_OtherCentralBank_TableOfTheOtherAlone()
    {
        Install(_centralBank);
        Finish(Context);
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Install(other);
        Assert.IsTrue(Context.Issuers.Step());
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Finish(Context);
        Assert.AreEqual(2, Context.Issuers.ReadyCount);
        Assert.AreEqual(0, Context.Issuers.DamageCount);
        AssertChecks(other);
        AssertChecks(_centralBank);
    }

    [TestMethod]
    public void Step_SameCentralBankInAnotherCertificate_KeepsTheTable()
    {
        Install(_centralBank);
        Finish(Context);
        Install(_centralBank);
        Assert.AreEqual(0, Finish(Context));
        Assert.AreEqual(2, Context.Issuers.ReadyCount);
    }

    [TestMethod]
    public void Tables_OfBothIssuers_FitABoardWithoutPsram()
    {
        Install(_centralBank);
        Finish(Context);
        int bytes = 0;
        foreach (string name in new[] { "_authority", "_centralBank" })
        {
            bytes += WrongTableTests.TableOf(Context, name).Entries.Length * sizeof(int);
        }

        // One table of the base point is in memory while a signature is checked.
        bytes += P256BaseTable.Table(0).Length * sizeof(int);
        Assert.AreEqual(28_224, bytes);
        Assert.IsLessThanOrEqualTo(LiveBytesMax, bytes);
    }

    [TestMethod]
    public void Step_BoardWithRoom_TablesOfEightTeeth()
    {
        Finish(Context);
        TestBoard board = new();
        board.Ports.Files = Flash;
        board.Ports.KeyTableTeeth = 8;
        DeviceContext context = StartOn(board);
        Finish(context);
        Assert.AreEqual(1, context.Issuers.ReadyCount);
        Assert.AreEqual(4 * FileBytes, Flash.Length("t0"));
        Assert.AreEqual(0, context.Issuers.DamageCount);
        Assert.AreEqual(8, WrongTableTests.TableOf(context, "_authority").Teeth);

        // A cut while it was written, and then another number of teeth: as long as a table of six would be.
        Flash.SetContents("t0", Flash.Contents("t0")![..FileBytes]);
        _device.Restart();
        Finish(Context);
        Assert.AreEqual(1, Context.Issuers.DamageCount);
        AssertChecks(_device.Authority.Key);
    }

    [TestMethod]
    public void Step_BitFlippedAnywhere_MadeAnewAndCounted()
    {
        Finish(Context);
        byte[] whole = Flash.Contents("t0")!;
        for (int at = 0; at < FileBytes; at += 211)
        {
            Flash.FlipBit("t0", at, at % 8);
            _device.Restart();
            Finish(Context);
            Assert.AreEqual(1, Context.Issuers.DamageCount, $"byte {at}");
            Assert.AreEqual(1, Context.Refusals.Total);
            Assert.AreEqual(StatusCode.StorageDamaged, Context.Refusals.StatusAt(0));
            Assert.AreEqual(1, Context.Issuers.ReadyCount);
            CollectionAssert.AreEqual(whole, Flash.Contents("t0"), $"byte {at}");
            AssertChecks(_device.Authority.Key);
        }
    }

    [TestMethod]
    public void Step_BlocksSwappedOrTableOfAnotherKeyOrLonger_MadeAnew()
    {
        Install(_centralBank);
        Finish(Context);
        byte[] whole = Flash.Contents("t0")!;
        byte[] other = Flash.Contents("t1")!;
        byte[][] wrong =
        [
            [.. whole[BlockBytes..(2 * BlockBytes)], .. whole[..BlockBytes], .. whole[(2 * BlockBytes)..]],
            [.. whole[..BlockBytes], .. whole[..BlockBytes], .. whole[(2 * BlockBytes)..]],
            [.. whole[..BlockBytes], .. other[BlockBytes..]],
            other,
            [.. whole, 0],
            new byte[FileBytes],
        ];
        foreach (byte[] contents in wrong)
        {
            Flash.SetContents("t0", contents);
            _device.Restart();
            Finish(Context);
            Assert.AreEqual(1, Context.Issuers.DamageCount);
            CollectionAssert.AreEqual(whole, Flash.Contents("t0"));
        }
    }

    [TestMethod]
    public void Step_PowerCutAnywhere_TheNextStartFinishes()
    {
        VirtualFlash before = Flash.Clone();
        Finish(Context);
        byte[] whole = Flash.Contents("t0")!;
        int cuts = 0;
        foreach ((string where, VirtualFlash flash) in PowerCuts.Of(before, BlockBytes, on => Finish(StartOn(on))))
        {
            DeviceContext context = StartOn(flash);
            Finish(context);
            Assert.AreEqual(1, context.Issuers.ReadyCount, where);
            Assert.AreEqual(0, context.Issuers.DamageCount, where);
            CollectionAssert.AreEqual(whole, flash.Contents("t0"), where);
            cuts++;
        }

        Assert.IsTrue(cuts >= 8 * 8, $"{cuts}");
    }

    [TestMethod]
    public void Step_FlashFails_TableInMemoryAndMadeAnewAtTheNextStart()
    {
        Flash.FailAt(Flash.OperationCount + 3, FlashFault.Reported);
        Finish(Context);
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Assert.IsLessThan(FileBytes, Flash.Length("t0"));
        AssertChecks(_device.Authority.Key);
        _device.Restart();
        Assert.AreEqual(StepsToMake, Finish(Context));
        Assert.AreEqual(FileBytes, Flash.Length("t0"));
    }

    private static DeviceContext StartOn(VirtualFlash flash)
    {
        TestBoard board = new();
        board.Ports.Files = flash;
        return StartOn(board);
    }

    private static DeviceContext StartOn(TestBoard board)
    {
        Assert.AreEqual(
            StatusCode.Ok, DeviceBoot.Start(board.Ports, Protocol.Messages.DeviceKind.Card, out DeviceContext context));
        return context;
    }

    private static int Finish(DeviceContext context)
    {
        int steps = 0;
        while (context.Issuers.Step()) { steps++; }

        return steps;
    }

    private void Install(ECDsa key)
    {
        byte[] encoded = _device.Authority.Issue(key, "central", Role.CentralBank, "Central bank");
        Assert.AreEqual(
            StatusCode.Ok, Context.Identity.StoreCentralBank(TestAuthority.Decode(encoded)));
    }

    private void AssertChecks(ECDsa key)
    {
        byte[] publicKey = TestAuthority.PublicKey(key.ExportParameters(false).Q);
        byte[] digest = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        byte[] signature = key.SignHash(digest);
        Assert.IsTrue(IssuerTables.Verify(Context, publicKey, digest, signature));
        signature[40] ^= 1;
        Assert.IsFalse(IssuerTables.Verify(Context, publicKey, digest, signature));
    }
}
