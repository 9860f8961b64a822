using System;
using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Messages;

namespace Wallet.Card.Tests.Domain;

[TestClass]
public sealed class VoucherRulesTests
{
    private const long SpendUntilMs = 1000;

    [TestMethod]
    [DataRow(VoucherState.Spent, 1001L, StatusCode.VoucherSpent)]
    [DataRow(VoucherState.StruckOut, 1001L, StatusCode.VoucherRolledBack)]
    [DataRow(VoucherState.Doubtful, 1001L, StatusCode.VoucherDoubtful)]
    [DataRow(VoucherState.Held, 1001L, StatusCode.VoucherExpired)]
    [DataRow(VoucherState.Held, 1000L, StatusCode.Ok)]
    public void CheckPay_EachSituation_ItsStatus(VoucherState state, long nowMs, StatusCode expected) =>
        Assert.AreEqual(expected, VoucherRules.CheckPay(MakeVoucher(1, state), nowMs));

    [TestMethod]
    public void CheckPay_NoVoucher_IsVoucherUnknown() =>
        Assert.AreEqual(StatusCode.VoucherUnknown, VoucherRules.CheckPay(null!, 0));

    [TestMethod]
    [DataRow(VoucherState.Held, StatusCode.Ok)]
    [DataRow(VoucherState.StruckOut, StatusCode.Ok)]
    [DataRow(VoucherState.Spent, StatusCode.RollBackAfterUse)]
    [DataRow(VoucherState.Doubtful, StatusCode.VoucherDoubtful)]
    public void CheckRollBack_EachState_ItsStatus(VoucherState state, StatusCode expected) =>
        Assert.AreEqual(expected, VoucherRules.CheckRollBack(MakeVoucher(1, state)));

    [TestMethod]
    public void OutcomeOf_EveryPair_IsTheTable()
    {
        // Columns: Unknown, Open, Redeemed, RolledBack, Expired, PaidUnderGuarantee, and a number of a later version.
        Assert.AreEqual("..rbxr.", Row(VoucherState.Held));
        Assert.AreEqual("..rb.r.", Row(VoucherState.Spent));
        Assert.AreEqual("..rbxr.", Row(VoucherState.StruckOut));
        Assert.AreEqual("..rb.r.", Row(VoucherState.Doubtful));
    }

    [TestMethod]
    public void FindUnfinished_SeveralPayments_IsTheLastOneForThisPayeeAndAmount()
    {
        var table = new VoucherTable();
        table.Add(MakeVoucher(1, VoucherState.Spent));
        table.Add(MakeVoucher(2, VoucherState.Spent));
        table.Add(MakeVoucher(3, VoucherState.Held));
        byte[] payee = table.At(0).PayeeCertificateDigest;
        Assert.AreSame(table.At(1), VoucherRules.FindUnfinished(table, payee, 500));
        Assert.IsNull(VoucherRules.FindUnfinished(table, payee, 501));
        Assert.IsNull(VoucherRules.FindUnfinished(table, new byte[32], 500));
    }

    [TestMethod]
    public void IsDefinite_EveryStatus_IsTheList()
    {
        StatusCode[] definite =
        [
            StatusCode.CertificateInvalid, StatusCode.CertificateExpired, StatusCode.CertificateRevoked,
            StatusCode.CertificateUnknown, StatusCode.CertificateWrongRole, StatusCode.SignatureInvalid,
            StatusCode.TimestampStale, StatusCode.TimestampReplayed, StatusCode.WrongBank, StatusCode.AccountUnknown,
            StatusCode.PayeeUnknown, StatusCode.AmountInvalid, StatusCode.AmountChanged, StatusCode.InsufficientFunds,
            StatusCode.CurrencyInvalid, StatusCode.CurrencySpent, StatusCode.TransactionMismatch,
            StatusCode.IdempotencyConflict, StatusCode.TermsRefused, StatusCode.VoucherExpired,
            StatusCode.VoucherSpent, StatusCode.VoucherRolledBack,
        ];
        for (int number = 0; number <= 255; number++)
        {
            var status = (StatusCode)number;
            Assert.AreEqual(Array.IndexOf(definite, status) >= 0, OrderStatuses.IsDefinite(status), status.ToString());
        }
    }

    internal static Voucher MakeVoucher(byte id, VoucherState state)
    {
        var voucherId = new byte[16];
        voucherId[0] = id;
        var payee = new byte[32];
        payee[0] = 7;
        return new Voucher
        {
            Id = voucherId,
            AmountMinor = 500,
            Currency = "CNY",
            PayeeName = "Bo's Tea",
            PayeeCertificateDigest = payee,
            SpendUntilMs = SpendUntilMs,
            State = state,
            Slot = id,
        };
    }

    private static string Row(VoucherState state)
    {
        string row = string.Empty;
        for (int bank = 0; bank <= 6; bank++)
        {
            row += VoucherRules.OutcomeOf(state, (BankVoucherState)bank) switch
            {
                VoucherOutcome.Redeemed => 'r',
                VoucherOutcome.RolledBack => 'b',
                VoucherOutcome.Expired => 'x',
                _ => '.',
            };
        }

        return row;
    }
}
