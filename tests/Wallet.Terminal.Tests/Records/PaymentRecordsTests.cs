using Wallet.Core.Crypto;
using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Terminal.Records;
using Wallet.Tests;
using Wallet.Virtual.Storage;

namespace Wallet.Terminal.Tests.Records;

[TestClass]
public sealed class PaymentRecordsTests
{
    private const long HourMs = 3_600_000;

    private readonly VirtualFlash _flash = new();

    [TestMethod]
    public void Open_AfterForgettingMadeRoomForMore_NothingIsLostAndItStarts()
    {
        PaymentRecords records = Open(StatusCode.Ok);
        for (int i = 0; i < ReportedJournal.CountMax; i++)
        {
            Assert.AreEqual(StatusCode.Ok, records.CheckRoom(HourMs));
            TakeAndReport(records, i, 10 * HourMs);
        }

        Assert.AreEqual(StatusCode.StorageFull, records.CheckRoom(HourMs));
        Assert.AreEqual(StatusCode.Ok, records.CheckRoom(20 * HourMs));
        TakeAndReport(records, 200, 30 * HourMs);

        PaymentRecords again = Open(StatusCode.Ok);
        Assert.AreEqual(1, again.Reported.Count);
        Assert.IsTrue(again.Reported.Contains(ReportedPayments.TagOf(PaymentSample.Id(200))));
        Assert.AreEqual((ReportedJournal.CountMax + 1) * 500L, again.Reported.TotalMinor);
    }

    [TestMethod]
    public void CheckRoom_WhatItForgetsCannotBeWritten_RefusesUntilItCan()
    {
        PaymentRecords records = Open(StatusCode.Ok);
        TakeAndReport(records, 1, 10 * HourMs);
        _flash.FailAt(_flash.OperationCount, FlashFault.Reported);

        Assert.AreEqual(StatusCode.StorageDamaged, records.CheckRoom(20 * HourMs));
        Assert.AreEqual(1, Open(StatusCode.Ok).Reported.Count);
        Assert.AreEqual(StatusCode.Ok, records.CheckRoom(20 * HourMs));
        Assert.AreEqual(0, Open(StatusCode.Ok).Reported.Count);
    }

    [TestMethod]
    public void MarkRefused_ForTheSameReasonAgain_WritesNothing()
    {
        PaymentRecords records = Open(StatusCode.Ok);
        ReceivedPayment payment = Take(records, 1, 10 * HourMs);
        Assert.AreEqual(StatusCode.Ok, records.MarkRefused(payment, StatusCode.ReportTooLate));
        long writes = _flash.OperationCount;

        Assert.AreEqual(StatusCode.Ok, records.MarkRefused(payment, StatusCode.ReportTooLate));
        Assert.AreEqual(writes, _flash.OperationCount);
        Assert.AreEqual(StatusCode.Ok, records.MarkRefused(payment, StatusCode.CertificateRevoked));
        Assert.IsGreaterThan(writes, _flash.OperationCount);
    }

    private static void TakeAndReport(PaymentRecords records, int id, long reportUntilMs)
    {
        Assert.AreEqual(StatusCode.Ok, records.MarkReported(Take(records, id, reportUntilMs)));
    }

    private static ReceivedPayment Take(PaymentRecords records, int id, long reportUntilMs)
    {
        ReceivedPayment payment = PaymentSample.Received(id, reportUntilMs);
        Assert.AreEqual(StatusCode.Ok, records.Add(payment, PaymentSample.Documents(id, reportUntilMs)));
        return payment;
    }

    private PaymentRecords Open(StatusCode expected)
    {
        var hmac = new HmacSha256();
        byte[] testKey = new byte[32];
        var records = new PaymentRecords(
            new RecordStore(_flash, hmac, testKey),
            new ReportedJournal(new Journal(_flash, hmac, testKey)),
            RecordKeys.ReceivedCount);
        Assert.AreEqual(expected, records.Open());
        return records;
    }
}
