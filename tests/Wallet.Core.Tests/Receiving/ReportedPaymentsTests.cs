using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Protocol.Documents;

namespace Wallet.Core.Tests.Receiving;

[TestClass]
public sealed class ReportedPaymentsTests
{
    private const long HourMs = 3_600_000;
    private const int CountMax = 128;

    [TestMethod]
    public void Contains_UntilItsReportingTimeIsOver_True()
    {
        var reported = new ReportedPayments(CountMax);
        reported.Add(Payment(1, 10 * HourMs));
        reported.Forget(0);
        reported.Forget(10 * HourMs);
        Assert.IsTrue(reported.Contains(Tag(1)));
        Assert.IsFalse(reported.Contains(Tag(2)));
        reported.Forget(12 * HourMs);
        Assert.IsFalse(reported.Contains(Tag(1)));
        Assert.AreEqual(500L, reported.TotalMinor);
    }

    [TestMethod]
    public void Add_Twice_CountsOnce()
    {
        var reported = new ReportedPayments(CountMax);
        reported.Add(Payment(1, HourMs));
        reported.Add(Payment(1, HourMs));
        Assert.AreEqual(1, reported.Count);
        Assert.AreEqual(500L, reported.TotalMinor);
    }

    [TestMethod]
    public void Checkpoint_Full_FitsAndComesBack()
    {
        var reported = new ReportedPayments(CountMax);
        for (int i = 0; i < CountMax; i++)
        {
            reported.Add(Payment((byte)i, 1_800_000_000_000));
        }

        byte[] state = ReportedCodec.Encode(reported);
        Assert.IsTrue(state.Length > 0 && state.Length <= 2048, $"{state.Length} bytes");
        var read = new ReportedPayments(CountMax);
        Assert.AreEqual(StatusCode.Ok, ReportedCodec.TryDecode(state, 0, state.Length, read));
        Assert.AreEqual(CountMax, read.Count);
        Assert.AreEqual(reported.TotalMinor, read.TotalMinor);
        Assert.AreEqual(ReportedPayments.NewestMax, read.NewestCount);
        Assert.AreEqual(127, read.NewestAt(0).VoucherId[0]);
        Assert.IsTrue(read.Contains(Tag(0)));
    }

    [TestMethod]
    public void Checkpoint_OfACardThatIsFull_FitsItsRecord()
    {
        var reported = new ReportedPayments(32);
        for (int i = 0; i < reported.CountMax; i++)
        {
            reported.Add(Payment((byte)i, 1_800_000_000_000));
        }

        int bytes = ReportedCodec.Encode(reported).Length;
        Assert.IsTrue(bytes > 0 && bytes <= RecordKeys.PayloadBytesMax(RecordKeys.ReportedPayments), $"{bytes} bytes");
    }

    [TestMethod]
    public void CheckNew_KnownInEitherPlace_IsVoucherSpent()
    {
        Known(out PaymentTable table, out ReportedPayments reported);
        Assert.AreEqual(StatusCode.VoucherSpent, PaymentRules.CheckNew(Id(1), table, reported));
        Assert.AreEqual(StatusCode.VoucherSpent, PaymentRules.CheckNew(Id(2), table, reported));
        Assert.AreEqual(StatusCode.Ok, PaymentRules.CheckNew(Id(3), table, reported));
    }

    /// <summary>Whoever saw another payer's id can choose its first half, and must not block it.</summary>
    [TestMethod]
    public void CheckNew_OtherPayersIdWithTheSameRandomHalf_IsTaken()
    {
        Known(out PaymentTable table, out ReportedPayments reported);
        for (byte known = 1; known <= 2; known++)
        {
            byte[] ofAnotherPayer = Id(known);
            ofAnotherPayer[PaymentOrder.VoucherIdRandomBytes] = 9;
            Assert.AreEqual(StatusCode.Ok, PaymentRules.CheckNew(ofAnotherPayer, table, reported));
        }
    }

    private static void Known(out PaymentTable table, out ReportedPayments reported)
    {
        table = new PaymentTable(8);
        reported = new ReportedPayments(CountMax);
        table.Add(new ReceivedPayment { VoucherId = Id(1), Tag = Tag(1), AmountMinor = 500, Slot = 0 });
        reported.Add(Payment(2, HourMs));
    }

    private static ReportedPayment Payment(byte id, long reportUntilMs) => new()
    {
        VoucherId = Id(id),
        AmountMinor = 500,
        PayerName = new string('n', 32),
        ReportUntilMs = reportUntilMs,
    };

    private static byte[] Tag(byte id) => ReportedPayments.TagOf(Id(id));

    private static byte[] Id(byte id)
    {
        var voucherId = new byte[16];
        voucherId[0] = id;
        return voucherId;
    }
}
