using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Protocol;

namespace Wallet.Card.Tests.Domain;

[TestClass]
public sealed class VoucherHistoryTests
{
    [TestMethod]
    public void Add_MoreThanFit_OldestIsForgotten()
    {
        VoucherHistory history = Filled(25);
        Assert.AreEqual(VoucherHistory.CountMax, history.Count);
        Assert.AreEqual(25, history.At(0).Id[0]);
        Assert.AreEqual(6, history.At(VoucherHistory.CountMax - 1).Id[0]);
    }

    [TestMethod]
    public void Checkpoint_FullOfLongNames_FitsAndComesBackInOrder()
    {
        VoucherHistory history = Filled(VoucherHistory.CountMax);
        byte[] state = CardJournal.EncodeCheckpoint(history);
        Assert.IsTrue(state.Length > 0 && state.Length <= 2048);
        var read = new VoucherHistory();
        Assert.AreEqual(StatusCode.Ok, CardJournal.ReplayCheckpoint(state, 0, state.Length, read));
        Assert.AreEqual(history.Count, read.Count);
        for (int i = 0; i < read.Count; i++)
        {
            CollectionAssert.AreEqual(history.At(i).Id, read.At(i).Id);
            Assert.AreEqual(history.At(i).Outcome, read.At(i).Outcome);
        }
    }

    [TestMethod]
    public void Entries_ReplayedTwice_ChangeNothingMore()
    {
        var table = new VoucherTable();
        Voucher voucher = VoucherRulesTests.MakeVoucher(1, VoucherState.Held);
        table.Add(voucher);
        var history = new VoucherHistory();
        byte[] spent = CardJournal.EncodeSpent(voucher.Id, [1, 2, 3]);
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual(StatusCode.Ok, CardJournal.ReplayEntry(spent, 0, spent.Length, table, history));
            Assert.AreEqual(VoucherState.Spent, voucher.State);
            CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, voucher.Payment);
        }

        byte[] closed = CardJournal.EncodeClosed(Closed(1));
        for (int i = 0; i < 2; i++)
        {
            Assert.AreEqual(StatusCode.Ok, CardJournal.ReplayEntry(closed, 0, closed.Length, table, history));
            Assert.AreEqual(0, table.Count);
            Assert.AreEqual(1, history.Count);
        }
    }

    private static VoucherHistory Filled(int count)
    {
        var history = new VoucherHistory();
        for (int i = 1; i <= count; i++)
        {
            history.Add(Closed((byte)i));
        }

        return history;
    }

    private static ClosedVoucher Closed(byte id)
    {
        var voucherId = new byte[16];
        voucherId[0] = id;
        return new ClosedVoucher
        {
            Id = voucherId,
            AmountMinor = Amount.MinorMax,
            PayeeName = new string('n', 32),
            Outcome = VoucherOutcome.Redeemed,
        };
    }
}
