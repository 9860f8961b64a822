using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Crypto;
using Wallet.Core.Storage;
using Wallet.Device.Tests.Rig;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Device.Tests.Domain;

/// <summary>The card's vouchers: what may be done with one, and what a journal makes of them.</summary>
[TestClass]
public sealed class VoucherTests
{
    private const long SpendUntilMs = 1_780_000_000_000;

    [TestMethod]
    public void CheckPay_EachState_ItsStatus()
    {
        ExpectPay(StatusCode.Ok, VoucherState.Held, SpendUntilMs);
        ExpectPay(StatusCode.VoucherExpired, VoucherState.Held, SpendUntilMs + 1);
        ExpectPay(StatusCode.VoucherSpent, VoucherState.Spent, SpendUntilMs + 1);
        ExpectPay(StatusCode.VoucherRolledBack, VoucherState.StruckOut, SpendUntilMs + 1);
        Check.IsStatus(StatusCode.VoucherUnknown, VoucherRules.CheckPay(null, 0), "none");
    }

    [TestMethod]
    public void CheckRollBack_EachState_ItsStatus()
    {
        Check.IsOk(VoucherRules.CheckRollBack(Make(1, VoucherState.Held)), "held");
        Check.IsOk(VoucherRules.CheckRollBack(Make(1, VoucherState.StruckOut)), "struck out");
        StatusCode spent = VoucherRules.CheckRollBack(Make(1, VoucherState.Spent));
        Check.IsStatus(StatusCode.RollBackAfterUse, spent, "spent");
    }

    [TestMethod]
    public void CheckPayee_AnotherPayeeOrAmount_Refused()
    {
        Voucher voucher = Make(1, VoucherState.Held);
        Check.IsOk(VoucherRules.CheckPayee(voucher, voucher.PayeeCertificateDigest, 500), "agreed");
        Assert.IsTrue(VoucherRules.CheckPayee(voucher, new byte[32], 500) != StatusCode.Ok);
        Assert.IsTrue(VoucherRules.CheckPayee(voucher, voucher.PayeeCertificateDigest, 501) != StatusCode.Ok);
    }

    // Columns: Unknown, Open, Redeemed, RolledBack, Expired, PaidUnderGuarantee, and a number of a later version.
    [TestMethod]
    public void OutcomeOf_EveryPair_TheTable()
    {
        Assert.AreEqual("..rbxr.", OutcomesOf(VoucherState.Held));
        Assert.AreEqual("..rb.r.", OutcomesOf(VoucherState.Spent));
        Assert.AreEqual("..rbxr.", OutcomesOf(VoucherState.StruckOut));
    }

    [TestMethod]
    public void FindUnfinished_SeveralPayments_TheLastOfThisPayeeAndAmount()
    {
        var table = new VoucherTable();
        table.Add(Make(1, VoucherState.Spent));
        table.Add(Make(2, VoucherState.Spent));
        table.Add(Make(3, VoucherState.Held));
        byte[] payee = table.At(0).PayeeCertificateDigest;
        Assert.IsTrue(VoucherRules.FindUnfinished(table, payee, 500) == table.At(1));
        Assert.IsNull(VoucherRules.FindUnfinished(table, payee, 501));
        Assert.AreEqual(500L, table.HeldMinor());
    }

    [TestMethod]
    public void Journal_SpentAndClosed_ReplayedTwiceTheSame()
    {
        var table = new VoucherTable();
        var history = new VoucherHistory();
        table.Add(Make(1, VoucherState.Held));
        byte[] spent = CardJournal.EncodeSpent(table.At(0).Id, Hex.ToBytes("010203"));
        byte[] closed = CardJournal.EncodeClosed(Closed(1));
        for (int i = 0; i < 2; i++)
        {
            Check.IsOk(CardJournal.ReplayEntry(spent, 0, spent.Length, table, history), "spent");
            Check.IsHex("010203", table.At(0).Payment);
        }

        for (int i = 0; i < 2; i++)
        {
            Check.IsOk(CardJournal.ReplayEntry(closed, 0, closed.Length, table, history), "closed");
            Assert.AreEqual(0, table.Count);
            Assert.AreEqual(1, history.Count);
        }
    }

    [TestMethod]
    public void Checkpoint_FullOfLongNames_FitsAndComesBack()
    {
        var history = new VoucherHistory();
        for (int i = 1; i <= VoucherHistory.CountMax + 5; i++)
        {
            history.Add(Closed((byte)i));
        }

        byte[] state = CardJournal.EncodeCheckpoint(history);
        Assert.IsTrue(state.Length > 0 && state.Length <= Journal.StateBytesMax);
        var read = new VoucherHistory();
        Check.IsOk(CardJournal.ReplayCheckpoint(state, 0, state.Length, read), "replay");
        Assert.AreEqual(VoucherHistory.CountMax, read.Count);
        Assert.AreEqual(VoucherHistory.CountMax + 5, (int)read.At(0).Id[0]);
        Assert.AreEqual(Amount.MinorMax, read.At(0).AmountMinor);
    }

    [TestMethod]
    public void NextTimestamp_ClockStandsStill_LaterEachTime()
    {
        var records = new OrderRecords(new RecordStore(new MemoryFiles(), new HmacSha256(), new byte[32]));
        records.Open();
        long beforeMs = 0;
        for (int i = 0; i < 3; i++)
        {
            Check.IsOk(records.NextTimestamp(SpendUntilMs, out long timestampMs), "next");
            Assert.IsTrue(timestampMs > beforeMs);
            Assert.IsTrue(timestampMs >= SpendUntilMs);
            beforeMs = timestampMs;
        }
    }

    private static void ExpectPay(StatusCode expected, VoucherState state, long nowMs)
    {
        Check.IsStatus(expected, VoucherRules.CheckPay(Make(1, state), nowMs), "pay");
    }

    private static string OutcomesOf(VoucherState state)
    {
        string outcomes = "";
        for (int bank = 0; bank <= 6; bank++)
        {
            VoucherOutcome outcome = VoucherRules.OutcomeOf(state, (BankVoucherState)bank);
            outcomes += outcome == VoucherOutcome.Redeemed ? "r"
                : outcome == VoucherOutcome.RolledBack ? "b" : outcome == VoucherOutcome.Expired ? "x" : ".";
        }

        return outcomes;
    }

    private static Voucher Make(byte id, VoucherState state)
    {
        return new Voucher
        {
            Id = Hex.Filled(16, id),
            AmountMinor = 500,
            Currency = "CNY",
            PayeeName = "Bo's Tea",
            PayeeCertificateDigest = Hex.Filled(32, 7),
            SpendUntilMs = SpendUntilMs,
            State = state,
            Slot = id,
        };
    }

    private static ClosedVoucher Closed(byte id)
    {
        return new ClosedVoucher
        {
            Id = Hex.Filled(16, id),
            AmountMinor = Amount.MinorMax,
            PayeeName = "\u6c34\u6c34\u6c34\u6c34\u6c34\u6c34\u6c34\u6c34\u6c34\u6c34",
            Outcome = VoucherOutcome.Redeemed,
        };
    }
}
