using System.Linq;
using System.Security.Cryptography;
using Wallet.Core.Background;
using Wallet.Core.Tests.Rig;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Background;

/// <summary>Tables of the issuers: made once, kept, never believed where they are not as they were written.</summary>
[TestClass]
public sealed class IssuerTablesTests
{
    private const int BlockBytes = 1172;
    private const int FileBytes = 4 * BlockBytes;

    private readonly TestDevice _device = TestDevice.Fresh();

    private DeviceContext Context => _device.Context;

    private VirtualFlash Flash => _device.Board.Flash;

    [TestMethod]
    public void Step_FirstStart_TableThatChecks()
    {
        Assert.AreEqual(0, Context.Issuers.ReadyCount);
        AssertChecks(_device.Authority.Key);
        Assert.AreEqual(66, Finish(Context));
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Assert.AreEqual(FileBytes, Flash.Length("t0"));
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
    public void Step_AfterRestart_ReadsAndWritesNothing()
    {
        Finish(Context);
        _device.Restart();
        int operations = Flash.OperationCount;
        Assert.AreEqual(13, Finish(Context));
        Assert.AreEqual(operations, Flash.OperationCount);
        Assert.AreEqual(1, Context.Issuers.ReadyCount);
        Assert.AreEqual(0, Context.Issuers.DamageCount);
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
        Finish(Context);
        byte[] whole = Flash.Contents("t0")!;
        VirtualFlash otherFlash = TestDeviceFlash();
        byte[] other = otherFlash.Contents("t0")!;
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

        Assert.IsTrue(cuts >= 4 * 8, $"{cuts}");
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
        Assert.AreEqual(66, Finish(Context));
        Assert.AreEqual(FileBytes, Flash.Length("t0"));
    }

    private static DeviceContext StartOn(VirtualFlash flash)
    {
        TestBoard board = new();
        board.Ports.Files = flash;
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

    private static VirtualFlash TestDeviceFlash()
    {
        TestDevice other = TestDevice.Fresh();
        Finish(other.Context);
        return other.Board.Flash;
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
