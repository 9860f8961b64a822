using Wallet.Card.Domain;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Device.Tests.Domain;

/// <summary>What a card asks of the answer to its order: each test spoils one thing of a good one.</summary>
[TestClass]
public sealed class OrderRulesTests
{
    private const long NowMs = 1_780_000_005_000;
    private const long ValidUntilMs = 1_780_000_009_000;

    [TestMethod]
    public void CheckAnswer_Good_Ok()
    {
        Check.IsOk(CheckAnswer(Good()), "good");
    }

    [TestMethod]
    public void CheckAnswer_OtherTimestamp_Mismatch()
    {
        OrderAnswer answer = Good();
        answer.Endorsement.TimestampMs++;
        ExpectMismatch(answer);
        answer = Good();
        answer.ThirdResult.TimestampMs += 4_294_967_296;
        ExpectMismatch(answer);
    }

    [TestMethod]
    public void CheckAnswer_OtherVoucher_Mismatch()
    {
        OrderAnswer answer = Good();
        answer.Confirmation.VoucherId = Hex.Filled(16, 99);
        ExpectMismatch(answer);
    }

    [TestMethod]
    public void CheckAnswer_BrokenChain_Mismatch()
    {
        OrderAnswer answer = Good();
        answer.SecondResult.PreviousDigest = Hex.Filled(32, 99);
        ExpectMismatch(answer);
        answer = Good();
        answer.Confirmation.OrderDigest = Hex.Filled(32, 99);
        ExpectMismatch(answer);
    }

    [TestMethod]
    public void CheckAnswer_TermsThatCannotBe_Refused()
    {
        OrderAnswer answer = Good();
        answer.ThirdResult.SpendUntilMs = ValidUntilMs + 1;
        Check.IsStatus(StatusCode.TermsRefused, CheckAnswer(answer), "spend after the end");
        answer = Good();
        answer.ThirdResult.SpendUntilMs = NowMs;
        Check.IsStatus(StatusCode.TermsRefused, CheckAnswer(answer), "over already");
    }

    private static void ExpectMismatch(OrderAnswer answer)
    {
        Check.IsStatus(StatusCode.TransactionMismatch, CheckAnswer(answer), "spoilt");
    }

    private static StatusCode CheckAnswer(OrderAnswer answer)
    {
        var order = new PaymentOrder { TimestampMs = NowMs - 4_000, VoucherId = Hex.Filled(16, 1) };
        return OrderRules.CheckAnswer(order, Hex.Filled(32, 2), answer, NowMs);
    }

    private static OrderAnswer Good()
    {
        long timestampMs = NowMs - 4_000;
        byte[] id = Hex.Filled(16, 1);
        var answer = new OrderAnswer
        {
            Endorsement = new Endorsement(),
            EndorsementDigest = Hex.Filled(32, 3),
            FirstResult = new FirstResult { ValidUntilMs = ValidUntilMs, GraceMs = 1_000 },
            FirstResultDigest = Hex.Filled(32, 4),
            SecondResult = new SecondResult { ReportUntilMs = ValidUntilMs + 1_000 },
            SecondResultDigest = Hex.Filled(32, 5),
            Confirmation = new Confirmation { ValidUntilMs = ValidUntilMs, ReportUntilMs = ValidUntilMs + 1_000 },
            ConfirmationDigest = Hex.Filled(32, 6),
            ThirdResult = new ThirdResult { SpendUntilMs = ValidUntilMs - 1_000 },
        };
        answer.Endorsement.TimestampMs = timestampMs;
        answer.FirstResult.TimestampMs = timestampMs;
        answer.SecondResult.TimestampMs = timestampMs;
        answer.Confirmation.TimestampMs = timestampMs;
        answer.ThirdResult.TimestampMs = timestampMs;
        answer.Endorsement.VoucherId = id;
        answer.FirstResult.VoucherId = id;
        answer.SecondResult.VoucherId = id;
        answer.Confirmation.VoucherId = id;
        answer.ThirdResult.VoucherId = id;
        answer.Endorsement.PreviousDigest = Hex.Filled(32, 2);
        answer.FirstResult.PreviousDigest = answer.EndorsementDigest;
        answer.SecondResult.PreviousDigest = answer.FirstResultDigest;
        answer.Confirmation.PreviousDigest = answer.SecondResultDigest;
        answer.ThirdResult.PreviousDigest = answer.ConfirmationDigest;
        answer.FirstResult.OrderDigest = Hex.Filled(32, 2);
        answer.Confirmation.OrderDigest = Hex.Filled(32, 2);
        return answer;
    }
}
