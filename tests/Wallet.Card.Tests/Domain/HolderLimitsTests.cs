using Wallet.Card.Domain;
using Wallet.Card.Records;
using Wallet.Core.Storage;
using Wallet.Core.Tests.Storage;
using Wallet.Protocol;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Domain;

[TestClass]
public sealed class HolderLimitsTests
{
    [TestMethod]
    [DataRow(0, 0, 99999999, 99999999, StatusCode.Ok, DisplayName = "no limits")]
    [DataRow(1000, 0, 1000, 99999999, StatusCode.Ok)]
    [DataRow(1000, 0, 1001, 0, StatusCode.AboveHoldersLimit)]
    [DataRow(0, 5000, 1000, 4000, StatusCode.Ok)]
    [DataRow(0, 5000, 1001, 4000, StatusCode.AboveDaysLimit)]
    [DataRow(0, 5000, 1, 5000, StatusCode.AboveDaysLimit)]
    [DataRow(0, 5000, 1, 6000, StatusCode.AboveDaysLimit, DisplayName = "a limit set below what was paid already")]
    [DataRow(1000, 500, 1001, 0, StatusCode.AboveHoldersLimit)]
    public void Check_Payment_IsHeldAgainstBothLimits(
        long payment, long day, long amountMinor, long paidMinor, StatusCode expected)
    {
        var limits = new HolderLimits { PaymentMinor = payment, DayMinor = day };
        Assert.AreEqual(expected, limits.Check(amountMinor, paidMinor));
    }

    [TestMethod]
    public void LeftMinor_IsWhatTheDayStillAllows()
    {
        Assert.AreEqual(-1, new HolderLimits().LeftMinor(5));
        Assert.AreEqual(3, new HolderLimits { DayMinor = 8 }.LeftMinor(5));
        Assert.AreEqual(0, new HolderLimits { DayMinor = 8 }.LeftMinor(9));
    }

    [TestMethod]
    public void Records_SavedLimits_HoldAfterARestart()
    {
        var flash = new VirtualFlash();
        LimitRecords records = Open(flash, StatusCode.Ok);
        Assert.AreEqual(0, records.Limits.PaymentMinor);
        Assert.AreEqual(StatusCode.Ok, records.Save(new HolderLimits { PaymentMinor = 12, DayMinor = 34 }));
        HolderLimits limits = Open(flash, StatusCode.Ok).Limits;
        Assert.AreEqual(12, limits.PaymentMinor);
        Assert.AreEqual(34, limits.DayMinor);
    }

    [TestMethod]
    [DataRow("83020C1822", DisplayName = "a version to come")]
    [DataRow("830120 00", DisplayName = "a negative limit")]
    [DataRow("83010C", DisplayName = "cut off")]
    [DataRow("83010C182200", DisplayName = "a byte more")]
    public void Records_NotUnderstood_AreDamage(string record)
    {
        var flash = new VirtualFlash();
        byte[] bytes = System.Convert.FromHexString(record.Replace(" ", string.Empty, System.StringComparison.Ordinal));
        Store(flash).Save(RecordKeys.HolderLimits, bytes, 0, bytes.Length);
        HolderLimits limits = Open(flash, StatusCode.StorageDamaged).Limits;
        Assert.AreEqual(StatusCode.AboveHoldersLimit, limits.Check(2, 0), "limited until set again");
    }

    private static LimitRecords Open(VirtualFlash flash, StatusCode expected)
    {
        var records = new LimitRecords(Store(flash));
        Assert.AreEqual(expected, records.Open());
        return records;
    }

    private static RecordStore Store(VirtualFlash flash) => new(flash, new TestMac(), TestMac.Key);
}
