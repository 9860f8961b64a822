using System;
using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

[TestClass]
public sealed class TransactionLogTests
{
    private const int Many = 300;

    [TestMethod]
    public void Add_Many_KeepsAtLeastTheLastHundredInOrder()
    {
        var flash = new VirtualFlash();
        TransactionLog log = Open(flash);
        for (int i = 1; i <= Many; i++)
        {
            Assert.AreEqual(StatusCode.Ok, log.Add(Make(i)));
            List<int> numbers = Numbers(log);
            List<int> last = [.. Enumerable.Range(i - numbers.Count + 1, numbers.Count).Reverse()];
            CollectionAssert.AreEqual(last, numbers);
            Assert.IsGreaterThanOrEqualTo(Math.Min(i, TransactionLog.ShownMax), numbers.Count);
        }

        CollectionAssert.AreEqual(Numbers(log), Numbers(Open(flash)), "and a restart finds the same");
    }

    [TestMethod]
    public void Add_LongestEntries_FitAPage()
    {
        TransactionLog log = Open(new VirtualFlash());
        for (int i = 0; i < TransactionLog.PageEntries; i++)
        {
            Transaction entry = Make(i);
            entry.Counterpart = new string('w', 32);
            entry.AmountMinor = Amount.MinorMax;
            entry.TimeMs = 4_102_444_800_000;
            Assert.AreEqual(StatusCode.Ok, log.Add(entry));
        }

        Assert.AreEqual(1, log.PageCount);
        Assert.HasCount(TransactionLog.PageEntries, log.Page(0));
    }

    [TestMethod]
    public void Add_TheSameEventAgain_IsThereOnce()
    {
        TransactionLog log = Open(new VirtualFlash());
        for (int i = 0; i < TransactionLog.PageEntries; i++) { log.Add(Make(i)); }
        log.Add(Make(100));
        log.Add(Make(5));
        Assert.HasCount(TransactionLog.PageEntries + 1, Numbers(log), "also where it is on the page before");

        Transaction other = Make(5);
        other.Kind = TransactionKind.RolledBack;
        log.Add(other);
        Assert.HasCount(TransactionLog.PageEntries + 2, Numbers(log), "another event of the same is another line");
    }

    [TestMethod]
    public void Add_PowerCutAnywhere_LeavesWhatWasThereOrOneMore()
    {
        foreach (int before in new[] { 0, 1, 16, 17, 18, 118, 119, 120, 121 })
        {
            for (int operation = 0; ; operation++)
            {
                var flash = new VirtualFlash();
                TransactionLog log = Open(flash);
                for (int i = 1; i <= before; i++) { log.Add(Make(i)); }
                List<int> old = Numbers(log);
                flash.CutAt(flash.OperationCount + operation, 30);
                bool wasCut = false;
                try
                {
                    log.Add(Make(before + 1));
                }
                catch (PowerLostException)
                {
                    wasCut = true;
                }

                flash.Restore();
                TransactionLog after = Open(flash);
                List<int> found = Numbers(after);
                bool isOld = found.SequenceEqual(old);
                bool isNew = found.Count > 0 && found[0] == before + 1
                    && found.Skip(1).SequenceEqual(old.Take(found.Count - 1))
                    && found.Count >= Math.Min(before + 1, TransactionLog.ShownMax);
                Assert.IsTrue(isOld || isNew, $"{before} lines, cut at {operation}: {string.Join(',', found)}");
                Assert.AreEqual(StatusCode.Ok, after.Add(Make(before + 1)));
                Assert.AreEqual(before + 1, Numbers(after)[0]);
                Assert.AreEqual(1, Numbers(after).Count(number => number == before + 1));
                if (!wasCut) { break; }
            }
        }
    }

    [TestMethod]
    public void Page_Damaged_CostsItsLinesAndNoOthers()
    {
        for (int slot = 0; slot < RecordKeys.HistoryCount; slot++)
        {
            var flash = new VirtualFlash();
            TransactionLog log = Open(flash);
            for (int i = 1; i <= 150; i++) { log.Add(Make(i)); }
            List<int> before = Numbers(log);
            byte key = (byte)(RecordKeys.HistoryFirst + slot);
            foreach (string name in new[] { RecordKeys.FileName(key, 0), RecordKeys.FileName(key, 1) })
            {
                if (flash.Contents(name) is not null) { flash.FlipBit(name, 40, 3); }
            }

            TransactionLog after = Open(flash);
            List<int> left = Numbers(after);
            Assert.IsTrue(left.All(before.Contains));
            Assert.IsInRange(1, TransactionLog.PageEntries, before.Count - left.Count);
            for (int i = 1000; i < 1200; i++) { Assert.AreEqual(StatusCode.Ok, after.Add(Make(i))); }
            CollectionAssert.AreEqual(
                Enumerable.Range(1100, 100).Reverse().ToList(), Numbers(after).Take(100).ToList(), "and it goes on");
        }
    }

    [TestMethod]
    public void Add_FlashFull_SaysSoAndKeepsWhatIsThere()
    {
        var flash = new VirtualFlash();
        TransactionLog log = Open(flash);
        log.Add(Make(1));
        flash.SetContents("other", new byte[flash.BytesTotal - flash.BytesUsed]);
        Assert.AreEqual(StatusCode.StorageFull, log.Add(Make(2)));
        CollectionAssert.AreEqual(new[] { 1 }, Numbers(log));
        CollectionAssert.AreEqual(new[] { 1 }, Numbers(Open(flash)));
    }

    private static Transaction Make(int number)
    {
        byte[] id = new byte[16];
        BitConverter.TryWriteBytes(id, number);
        return new Transaction
        {
            Kind = TransactionKind.Loaded,
            Counterpart = "Shop",
            AmountMinor = number + 1,
            TimeMs = number,
            Id = id,
        };
    }

    private static List<int> Numbers(TransactionLog log) =>
        [.. Enumerable.Range(0, log.PageCount).SelectMany(back => log.Page(back).Reverse())
            .Select(entry => BitConverter.ToInt32(entry.Id))];

    private static TransactionLog Open(VirtualFlash flash)
    {
        var log = new TransactionLog(new RecordStore(flash, new TestMac(), TestMac.Key));
        log.Open();
        return log;
    }
}
