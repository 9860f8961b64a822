using System.Collections.Generic;
using System.Linq;
using Wallet.Card.Records;
using Wallet.Core.Crypto;
using Wallet.Core.Receiving;
using Wallet.Core.Storage;
using Wallet.Protocol;
using Wallet.Tests;
using Wallet.Virtual.Storage;

namespace Wallet.Card.Tests.Records;

/// <summary>What a card keeps of payments it received, over cuts, full flash and damage.</summary>
[TestClass]
public sealed class ReportedRecordTests
{
    private const long HourMs = 3_600_000;
    private static readonly int[] s_prefixes = [VirtualFlash.KeepsOld, VirtualFlash.LeavesAbsent, 0, 40, int.MaxValue];

    private readonly VirtualFlash _flash = new();

    [TestMethod]
    public void CheckRoom_EightNotReported_IsFullUntilOneIs()
    {
        PaymentRecords records = Open(_flash, StatusCode.Ok);
        for (int i = 0; i < RecordKeys.ReceivedByCardCount; i++)
        {
            Assert.AreEqual(StatusCode.Ok, records.CheckRoom(0));
            Take(records, i);
        }

        Assert.AreEqual(StatusCode.StorageFull, records.CheckRoom(0));
        Assert.AreEqual(StatusCode.Ok, records.MarkReported(records.Table.At(3)));
        Assert.AreEqual(StatusCode.Ok, records.CheckRoom(0));
    }

    [TestMethod]
    public void CheckRoom_AllThatAreRememberedStillHaveTime_IsFullUntilItIsOver()
    {
        PaymentRecords records = Open(_flash, StatusCode.Ok);
        for (int i = 0; i < ReportedRecord.CountMax; i++)
        {
            Take(records, i);
            Assert.AreEqual(StatusCode.Ok, records.MarkReported(records.Table.At(0)));
        }

        Assert.AreEqual(StatusCode.StorageFull, records.CheckRoom(HourMs));
        Assert.AreEqual(StatusCode.Ok, records.CheckRoom(20 * HourMs));
        Assert.AreEqual(0, Open(_flash, StatusCode.Ok).Reported.Count);
    }

    [TestMethod]
    public void MarkReported_CutAtAnyWrite_IsInOnePlaceAndKnownInAny()
    {
        Take(Open(_flash, StatusCode.Ok), 1);
        byte[] tag = ReportedPayments.TagOf(PaymentSample.Id(1));
        int cuts = 0;
        foreach (int prefix in s_prefixes)
        {
            bool wasCut = true;
            for (int operation = 0; wasCut; operation++)
            {
                VirtualFlash flash = _flash.Clone();
                PaymentRecords records = Open(flash, StatusCode.Ok);
                flash.CutAt(flash.OperationCount + operation, prefix);
                wasCut = IsCut(() => records.MarkReported(records.Table.At(0)));
                flash.Restore();
                PaymentRecords after = Open(flash, StatusCode.Ok);
                Assert.AreNotEqual(
                    after.Table.Contains(tag), after.Reported.Contains(tag), $"write {operation}, prefix {prefix}");
                cuts += wasCut ? 1 : 0;
            }
        }

        Assert.IsGreaterThan(s_prefixes.Length, cuts);
    }

    [TestMethod]
    public void MarkReported_CannotBeKept_IsStillToReport()
    {
        PaymentRecords records = Open(_flash, StatusCode.Ok);
        Take(records, 1);
        _flash.FailAt(_flash.OperationCount, FlashFault.Reported);

        Assert.AreEqual(StatusCode.StorageDamaged, records.MarkReported(records.Table.At(0)));
        Assert.AreEqual(1, records.Table.Count);
        Assert.AreEqual(0, records.Reported.Count);
        Assert.AreEqual(0L, records.Reported.TotalMinor);
        Assert.AreEqual(StatusCode.Ok, records.MarkReported(records.Table.At(0)));
    }

    [TestMethod]
    public void Open_WhatWasReportedIsDamaged_SaysSo()
    {
        PaymentRecords records = Open(_flash, StatusCode.Ok);
        Take(records, 1);
        records.MarkReported(records.Table.At(0));
        Take(records, 2);
        string name = Names(RecordKeys.ReportedPayments).Single();
        _flash.FlipBit(name, 40, 3);

        PaymentRecords after = Open(_flash, StatusCode.StorageDamaged);
        Assert.AreEqual(1, after.Table.Count, "what can be read can be reported");
        Assert.AreEqual(StatusCode.Ok, after.LoadDocuments(after.Table.At(0), out PaymentDocuments documents));
        CollectionAssert.AreEqual(PaymentSample.Documents(2, 10 * HourMs).Payment, documents.Payment);
    }

    [TestMethod]
    public void MarkRefused_OneSlotDamagedAfterwards_TheOtherIsReported()
    {
        PaymentRecords records = Open(_flash, StatusCode.Ok);
        Take(records, 1);
        Assert.AreEqual(StatusCode.Ok, records.MarkRefused(records.Table.At(0), StatusCode.ReportTooLate));
        List<string> names = Names(RecordKeys.ReceivedFirst);
        Assert.HasCount(2, names);
        foreach (string name in names)
        {
            VirtualFlash flash = _flash.Clone();
            flash.FlipBit(name, 40, 3);
            Assert.AreEqual(1, Open(flash, StatusCode.StorageDamaged).Table.Count, name);
        }
    }

    private static bool IsCut(System.Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (PowerLostException)
        {
            return true;
        }
    }

    private static void Take(PaymentRecords records, int id) => Assert.AreEqual(
        StatusCode.Ok, records.Add(PaymentSample.Received(id, 10 * HourMs), PaymentSample.Documents(id, 10 * HourMs)));

    private static PaymentRecords Open(VirtualFlash flash, StatusCode expected)
    {
        var store = new RecordStore(flash, new HmacSha256(), new byte[32]);
        var records = new PaymentRecords(store, new ReportedRecord(store), RecordKeys.ReceivedByCardCount);
        Assert.AreEqual(expected, records.Open());
        return records;
    }

    private List<string> Names(byte id) =>
        [.. _flash.Names.Where(name => name == RecordKeys.FileName(id, 0) || name == RecordKeys.FileName(id, 1))];
}
