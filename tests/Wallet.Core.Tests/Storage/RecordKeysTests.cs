using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Core.Storage;
using Wallet.Virtual.Storage;

namespace Wallet.Core.Tests.Storage;

[TestClass]
public sealed class RecordKeysTests
{
    private static readonly (int First, int Count)[] Ranges =
    [
        (RecordKeys.DeviceIdentity, 1),
        (RecordKeys.Certificate, 1),
        (RecordKeys.TrustAnchor, 1),
        (RecordKeys.ClockState, 1),
        (RecordKeys.Settings, 1),
        (RecordKeys.PendingOrder, 1),
        (RecordKeys.Counters, 1),
        (RecordKeys.StartNumber, 1),
        (RecordKeys.Vault, 1),
        (RecordKeys.PinTries, 1),
        (RecordKeys.RemoteState, 1),
        (RecordKeys.HistoryFirst, RecordKeys.HistoryCount),
        (RecordKeys.HolderLimits, 1),
        (RecordKeys.WipePending, 1),
        (RecordKeys.Token, 1),
        (RecordKeys.TokenCounters, 1),
        (RecordKeys.RecoveryKey, 1),
        (RecordKeys.ReportedPayments, 1),
        (RecordKeys.VoucherFirst, RecordKeys.VoucherCount),
        (RecordKeys.ReceivedFirst, RecordKeys.ReceivedCount),
        (RecordKeys.SignatureLog, 1),
    ];

    [TestMethod]
    public void Ranges_EveryId_IsInOneRangeIfDefinedAndInNoneIfNot()
    {
        for (int id = 0; id <= 255; id++)
        {
            int owners = Ranges.Count(range => id >= range.First && id < range.First + range.Count);
            Assert.AreEqual(RecordKeys.IsDefined((byte)id) ? 1 : 0, owners, $"id {id:x2}");
        }
    }

    [TestMethod]
    public void FileName_EverySlot_IsUniqueAndAllowedByThePort()
    {
        HashSet<string> names = ["journal.a", "journal.b"];
        VirtualFlash flash = new();
        for (int id = 0; id <= 255; id++)
        {
            Assert.IsTrue(names.Add(RecordKeys.FileName((byte)id, 0)));
            Assert.IsTrue(names.Add(RecordKeys.FileName((byte)id, 1)));
        }

        foreach (string name in names)
        {
            Assert.AreEqual(-1, flash.Length(name), "and the port does not refuse the name");
        }
    }

    [TestMethod]
    public void FileName_Example_IsTheDocumentedOne()
    {
        Assert.AreEqual("r2f.b", RecordKeys.FileName(0x2F, 1));
    }

    [TestMethod]
    public void PayloadBytesMax_EveryId_FitsTheBuffer()
    {
        int[] limits = [.. Enumerable.Range(0, 256).Select(id => RecordKeys.PayloadBytesMax((byte)id))];
        Assert.AreEqual(RecordKeys.PayloadBytesMaxOfAll, limits.Max());
    }

    [TestMethod]
    public void SurvivesWipe_EveryId_OnlyWhatTheNextHolderMustFind()
    {
        byte[] survivors = [.. Enumerable.Range(0, 256).Select(id => (byte)id).Where(RecordKeys.SurvivesWipe)];
        byte[] expected =
            [RecordKeys.TrustAnchor, RecordKeys.ClockState, RecordKeys.Counters, RecordKeys.StartNumber];
        CollectionAssert.AreEqual(expected, survivors);
    }
}
