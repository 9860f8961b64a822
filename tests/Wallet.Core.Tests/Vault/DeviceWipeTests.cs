using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Crypto;
using Wallet.Core.Ports;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Rig;
using Wallet.Core.Vault;
using Wallet.Protocol;
using Wallet.Protocol.Messages;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Vault;

[TestClass]
public sealed class DeviceWipeTests
{
    private static readonly byte[] Survivors =
        [RecordKeys.TrustAnchor, RecordKeys.ClockState, RecordKeys.Counters, RecordKeys.StartNumber];

    // Small, so that filling what is free takes few writes.
    private static readonly Lazy<VirtualFlash> Used = new(MakeUsed);

    [TestMethod]
    public void Start_WipeDue_LeavesWhatTheTableSaysAndAFreshDevice()
    {
        VirtualFlash flash = Used.Value.Clone();
        TestBoard board = Due(flash);
        DeviceContext device = Start(board);
        Assert.AreEqual(DeviceState.Fresh, device.BaseState);
        Assert.IsTrue(device.NeedsPin);
        Assert.IsNull(device.Identity.PublicKey);
        Assert.IsTrue(board.Screens.Any(rows => string.Join('|', rows).Contains("Wiping", StringComparison.Ordinal)));
        AssertOnlySurvivors(flash, "");
        Assert.IsNotNull(flash.Contents("r03.a"), "whom it trusts stays");
        Assert.AreEqual(StatusCode.Ok, device.Vault.Create(VaultRig.Digits("2580"), 4), "and another holder can begin");
    }

    [TestMethod]
    public void Start_WipePowerCutAtEachWrite_TheNextStartFinishes()
    {
        VirtualFlash due = Used.Value.Clone();
        Due(due);
        VirtualFlash whole = due.Clone();
        Start(BoardOver(whole));
        int cuts = 0;
        for (int operation = 0; operation < whole.OperationCount; operation++)
        {
            foreach (int prefix in new[] { VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 9, 100_000 })
            {
                VirtualFlash flash = due.Clone();
                flash.CutAt(operation, prefix);
                Assert.ThrowsExactly<PowerLostException>(() => Start(BoardOver(flash)));
                flash.Restore();
                DeviceContext device = Start(BoardOver(flash));
                string where = $"operation {operation}, prefix {prefix}";
                Assert.AreEqual(DeviceState.Fresh, device.BaseState, where);
                AssertOnlySurvivors(flash, where);
                cuts++;
            }
        }

        Assert.IsGreaterThan(100, cuts);
    }

    [TestMethod]
    public void Start_TenWrongTries_WipesThoughNobodyAskedForIt()
    {
        VirtualFlash flash = Used.Value.Clone();
        DeviceContext device = Start(BoardOver(flash));
        var board = (TestBoard)device.Ports.Events;
        for (int i = 0; i < PinTries.CountMax; i++)
        {
            board.TimeMs += device.Vault.Tries.WaitMs();
            device.Vault.TryOpen(VaultRig.Digits("0000"), 4);
        }

        Assert.IsTrue(device.IsWipeDue);
        Assert.AreEqual(DeviceState.Fresh, Start(BoardOver(flash)).BaseState);
        AssertOnlySurvivors(flash, "");
    }

    [TestMethod]
    public void Start_WipeDue_EachFileIsZerosBeforeItGoesAndNothingFreeIsLeftOut()
    {
        VirtualFlash flash = Used.Value.Clone();
        Due(flash);
        var watched = new WatchedFiles(flash);
        var board = BoardOver(flash);
        board.Ports.Files = watched;
        Start(board);
        Assert.IsTrue(watched.Deleted.Count > 10);
        foreach ((string name, byte[]? bytes) in watched.Deleted)
        {
            // The record that says so is none of the holder's, and goes last.
            if (!name.StartsWith(RecordKeys.FileName(RecordKeys.WipePending, 0)[..3], StringComparison.Ordinal))
            {
                Assert.IsTrue(bytes is null || bytes.All(value => value == 0), name);
            }
        }

        Assert.IsGreaterThan(flash.BytesTotal - 4096, watched.MostUsed, "all that was free was filled");
    }

    [TestMethod]
    public void Start_FlashDoesNotTakeTheZeros_IsDamagedAndTheNextStartFinishes()
    {
        VirtualFlash flash = Used.Value.Clone();
        Due(flash);
        flash.FailAt(flash.OperationCount + 2, FlashFault.Silent);
        Assert.AreEqual(
            StatusCode.StorageDamaged,
            DeviceBoot.Start(BoardOver(flash).Ports, DeviceKind.Card, out _));
        Assert.AreEqual(DeviceState.Fresh, Start(BoardOver(flash)).BaseState);
        AssertOnlySurvivors(flash, "");
    }

    private static VirtualFlash MakeUsed()
    {
        TestDevice device = TestDevice.Enrolled();
        byte[] order = [.. Enumerable.Repeat((byte)0x5A, 500)];
        device.Context.Records.Save(RecordKeys.PendingOrder, order, 0, order.Length);
        device.Context.Records.Save(RecordKeys.VoucherFirst, order, 0, order.Length);
        device.Context.Records.Save(RecordKeys.VoucherFirst, order, 0, order.Length);
        device.Context.Records.Save(RecordKeys.Counters, order, 0, 8);
        device.Board.Flash.SetContents("journal.a", order);
        device.Context.Files.Profile = ProfileFiles.Second;
        device.Context.Records.Save(RecordKeys.VoucherFirst, order, 0, order.Length);
        device.Context.Records.Save(RecordKeys.SignatureLog, order, 0, order.Length);
        device.Context.Files.Write("journal.b", order, 0, order.Length);
        device.Context.Files.Profile = ProfileFiles.Own;
        device.Context.Settings.Save(device.Context.Records);
        var small = new VirtualFlash(48 * 1024);
        foreach (string name in device.Board.Flash.Names)
        {
            small.SetContents(name, device.Board.Flash.Contents(name));
        }

        return small;
    }

    private static TestBoard Due(VirtualFlash flash)
    {
        var board = BoardOver(flash);
        DeviceContext device = Start(board);
        Assert.AreEqual(DeviceState.Locked, device.BaseState);
        Assert.AreEqual(StatusCode.Ok, device.BeginWipe());
        Assert.IsTrue(device.IsWipeDue);
        return BoardOver(flash);
    }

    private static TestBoard BoardOver(VirtualFlash flash)
    {
        var board = new TestBoard { Flash = flash };
        board.Ports.Files = flash;
        return board;
    }

    private static DeviceContext Start(TestBoard board)
    {
        Assert.AreEqual(StatusCode.Ok, DeviceBoot.Start(board.Ports, DeviceKind.Card, out DeviceContext device));
        return device;
    }

    private static void AssertOnlySurvivors(VirtualFlash flash, string where)
    {
        HashSet<string> allowed = ["device", "t0", "t1"];
        foreach (byte id in Survivors)
        {
            allowed.Add(RecordKeys.FileName(id, 0));
            allowed.Add(RecordKeys.FileName(id, 1));
        }

        string[] others = [.. flash.Names.Where(name => !allowed.Contains(name))];
        Assert.IsEmpty(others, $"{where}: {string.Join(' ', others)}");
    }

    /// <summary>Notes what each file held when it was deleted, and how full the flash ever was.</summary>
    private sealed class WatchedFiles(VirtualFlash flash) : IFileStore
    {
        public List<(string Name, byte[]? Bytes)> Deleted { get; } = [];

        public int MostUsed { get; private set; }

        public int SizeBytesMax => flash.SizeBytesMax;

        public int Length(string name) => flash.Length(name);

        public int Read(string name, int fileOffset, byte[] buffer, int offset, int count) =>
            flash.Read(name, fileOffset, buffer, offset, count);

        public StatusCode Write(string name, byte[] buffer, int offset, int count) =>
            Note(flash.Write(name, buffer, offset, count));

        public StatusCode Append(string name, byte[] buffer, int offset, int count) =>
            Note(flash.Append(name, buffer, offset, count));

        public StatusCode Delete(string name)
        {
            Deleted.Add((name, flash.Contents(name)));
            return flash.Delete(name);
        }

        private StatusCode Note(StatusCode status)
        {
            MostUsed = Math.Max(MostUsed, flash.BytesUsed);
            return status;
        }
    }
}
