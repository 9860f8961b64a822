using System;
using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Card.Tests.Domain;

/// <summary>Each row spoils exactly one thing of an answer that is good.</summary>
[TestClass]
public sealed class OrderRulesTests
{
    private const long NowMs = 5_000;

    [TestMethod]
    public void CheckAnswer_GoodAnswer_IsOk() => Assert.AreEqual(StatusCode.Ok, CheckWith(static _ => { }));

    [TestMethod]
    public void CheckAnswer_OtherTimestamp_IsTransactionMismatch()
    {
        AssertMismatch(static answer => answer.Endorsement.TimestampMs++);
        AssertMismatch(static answer => answer.FirstResult.TimestampMs++);
        AssertMismatch(static answer => answer.SecondResult.TimestampMs++);
        AssertMismatch(static answer => answer.Confirmation.TimestampMs++);
        AssertMismatch(static answer => answer.ThirdResult.TimestampMs++);
    }

    [TestMethod]
    public void CheckAnswer_OtherVoucher_IsTransactionMismatch()
    {
        AssertMismatch(static answer => answer.Endorsement.VoucherId = Filled(16, 99));
        AssertMismatch(static answer => answer.FirstResult.VoucherId = Filled(16, 99));
        AssertMismatch(static answer => answer.SecondResult.VoucherId = Filled(16, 99));
        AssertMismatch(static answer => answer.Confirmation.VoucherId = Filled(16, 99));
        AssertMismatch(static answer => answer.ThirdResult.VoucherId = Filled(16, 99));
    }

    [TestMethod]
    public void CheckAnswer_BrokenChain_IsTransactionMismatch()
    {
        AssertMismatch(static answer => answer.Endorsement.PreviousDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.FirstResult.PreviousDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.FirstResult.OrderDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.SecondResult.PreviousDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.Confirmation.PreviousDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.Confirmation.OrderDigest = Filled(32, 99));
        AssertMismatch(static answer => answer.ThirdResult.PreviousDigest = Filled(32, 99));
    }

    [TestMethod]
    public void CheckAnswer_TermsThatCannotBe_IsTermsRefused()
    {
        AssertRefused(static answer => answer.Confirmation.ValidUntilMs--);
        AssertRefused(static answer => answer.Confirmation.ReportUntilMs++);
        AssertRefused(static answer => answer.ThirdResult.SpendUntilMs = answer.Confirmation.ValidUntilMs + 1);
        AssertRefused(static answer => answer.ThirdResult.SpendUntilMs = NowMs);
        AssertRefused(static answer =>
        {
            answer.SecondResult.ReportUntilMs = answer.Confirmation.ValidUntilMs - 1;
            answer.Confirmation.ReportUntilMs = answer.Confirmation.ValidUntilMs - 1;
        });
    }

    private static void AssertMismatch(Action<OrderAnswer> spoil) =>
        Assert.AreEqual(StatusCode.TransactionMismatch, CheckWith(spoil));

    private static void AssertRefused(Action<OrderAnswer> spoil) =>
        Assert.AreEqual(StatusCode.TermsRefused, CheckWith(spoil));

    private static StatusCode CheckWith(Action<OrderAnswer> spoil)
    {
        var order = new PaymentOrder { TimestampMs = 1_000, VoucherId = Filled(16, 1) };
        byte[] orderDigest = Filled(32, 2);
        var answer = new OrderAnswer
        {
            Endorsement = new Endorsement
            {
                TimestampMs = 1_000,
                VoucherId = Filled(16, 1),
                PreviousDigest = Filled(32, 2),
            },
            EndorsementDigest = Filled(32, 3),
            FirstResult = new FirstResult
            {
                TimestampMs = 1_000,
                VoucherId = Filled(16, 1),
                PreviousDigest = Filled(32, 3),
                OrderDigest = Filled(32, 2),
                ValidUntilMs = 9_000,
                GraceMs = 1_000,
            },
            FirstResultDigest = Filled(32, 4),
            SecondResult = new SecondResult
            {
                TimestampMs = 1_000,
                VoucherId = Filled(16, 1),
                PreviousDigest = Filled(32, 4),
                ReportUntilMs = 10_000,
            },
            SecondResultDigest = Filled(32, 5),
            Confirmation = new Confirmation
            {
                TimestampMs = 1_000,
                VoucherId = Filled(16, 1),
                PreviousDigest = Filled(32, 5),
                OrderDigest = Filled(32, 2),
                ValidUntilMs = 9_000,
                ReportUntilMs = 10_000,
            },
            ConfirmationDigest = Filled(32, 6),
            ThirdResult = new ThirdResult
            {
                TimestampMs = 1_000,
                VoucherId = Filled(16, 1),
                PreviousDigest = Filled(32, 6),
                SpendUntilMs = 8_000,
            },
        };
        spoil(answer);
        return OrderRules.CheckAnswer(order, orderDigest, answer, NowMs);
    }

    private static byte[] Filled(int count, byte value)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }
}
