using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Signing;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Signing;

/// <summary>The log against a list: the last signatures, in order, whatever the flash does.</summary>
[TestClass]
public sealed class SignatureLogTests
{
    private const long TimeMs = 1_790_000_000_000;

    [TestMethod]
    public void Note_MoreThanItHolds_KeepsTheLast()
    {
        VirtualFlash flash = new();
        List<string> model = [];
        for (int i = 0; i < 2 * SignatureLog.CountMax; i++)
        {
            SignedKind kind = (SignedKind)(1 + (i % 5));
            SignatureLog log = Open(flash);
            log.Note(kind, Digest(i), TimeMs + i);
            log.Step();
            model.Add($"{kind} {TimeMs + i} {Convert.ToHexString(Digest(i))}");
            CollectionAssert.AreEqual(model.TakeLast(SignatureLog.CountMax).ToArray(), Read(Open(flash)));
        }
    }

    [TestMethod]
    public void Note_Payment_IsKeptWhileTheDeviceRests()
    {
        VirtualFlash flash = new();
        SignatureLog log = Open(flash);
        log.Note(SignedKind.Payment, Digest(1), TimeMs);
        Assert.AreEqual(0, flash.OperationCount);
        Assert.IsTrue(log.Step());
        Assert.IsFalse(log.Step());
        Assert.HasCount(1, Read(Open(flash)));
        log.Note(SignedKind.Payment, Digest(2), TimeMs);
        log.Note(SignedKind.Session, Digest(3), TimeMs);
        Assert.HasCount(3, Read(Open(flash)));
        Assert.IsFalse(log.Step());
    }

    [TestMethod]
    public void Note_PowerCutAtEveryWrite_TheOnesBeforeAreThere()
    {
        VirtualFlash before = new();
        Open(before).Note(SignedKind.Session, Digest(1), TimeMs);
        foreach ((string where, VirtualFlash cut) in PowerCuts.Of(
            before, SignatureLog.EntryBytes * 3, f => Open(f).Note(SignedKind.Order, Digest(2), TimeMs)))
        {
            string[] found = Read(Open(cut));
            Assert.IsTrue(found.Length is 1 or 2, where);
            StringAssert.StartsWith(found[0], "Session", where);
        }
    }

    [TestMethod]
    public void Note_FlashIsFull_WaitsInMemoryAndIsNotTriedInARow()
    {
        VirtualFlash flash = new(10);
        SignatureLog log = Open(flash);
        log.Note(SignedKind.Order, Digest(1), TimeMs);
        Assert.IsFalse(log.Step());
        Assert.IsEmpty(flash.Names);
        VirtualFlash damaged = new();
        Open(damaged).Note(SignedKind.Order, Digest(1), TimeMs);
        damaged.FlipBit(RecordKeys.FileName(RecordKeys.SignatureLog, 0), 30, 1);
        Assert.IsEmpty(Read(Open(damaged)));
        Open(damaged).Note(SignedKind.Order, Digest(2), TimeMs);
        Assert.HasCount(1, Read(Open(damaged)));
    }

    private static string[] Read(SignatureLog log)
    {
        byte[] entries = log.Read();
        return [.. Enumerable.Range(0, entries.Length / SignatureLog.EntryBytes).Select(i => string.Join(
            ' ',
            SignatureLog.KindAt(entries, i),
            SignatureLog.TimeMsAt(entries, i),
            Convert.ToHexString(SignatureLog.DigestOf(entries, i))))];
    }

    private static byte[] Digest(int number) => [.. Enumerable.Repeat((byte)number, 32)];

    private static SignatureLog Open(VirtualFlash flash) => new(new RecordStore(flash, new TestMac(), TestMac.Key));
}
