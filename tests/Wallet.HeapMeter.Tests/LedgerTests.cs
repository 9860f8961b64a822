using System;
using System.Linq;
using Wallet.HeapMeter.Tests.Catching;
using Wallet.HeapMeter.Tests.Finishing;
using Wallet.HeapMeter.Tests.Samples;

namespace Wallet.HeapMeter.Tests;

/// <summary>Small programs, rewritten and run: what they hold at each point is known.</summary>
[TestClass]
public sealed class LedgerTests
{
    // byte[100] is 10 blocks, int[1] and byte[4] are 2.
    [TestMethod]
    [DataRow(nameof(Graphs.LocalsStayUntilTheMethodEnds), 0, 10, 12, 10, 0)]
    [DataRow(nameof(Graphs.ArgumentsStayUntilTheCallEnds), 10, 0)]
    [DataRow(nameof(Graphs.GarbageGoes), 0)]
    [DataRow(nameof(Graphs.ResultsThroughParameters), 10)]
    [DataRow(nameof(Graphs.ObjectsAndWhatTheyReferTo), 7, 4)]
    [DataRow(nameof(Graphs.Strings), 1, 6, 11)]
    [DataRow(nameof(Graphs.OtherKinds), 2, 6, 8)]
    public void Try_SmallProgram_CountsWhatItHolds(string program, params int[] slots)
    {
        int[] counted = Meter.Try(typeof(Graphs), program);

        CollectionAssert.AreEqual(slots, counted[..^1], string.Join(", ", counted));
    }

    [TestMethod]
    public void Try_DeepestPointNobodyAsksAt_IsThePeak()
    {
        int[] counted = Meter.Try(typeof(Graphs), nameof(Graphs.DeepIsFull));

        // Eleven frames of 17 to 19 blocks, one more for Use, and ten arrays.
        Assert.IsInRange((12 * 17) + (10 * 2), (12 * 19) + (10 * 2), counted[^1]);
        CollectionAssert.AreEqual(new[] { 0 }, counted[..^1]);
    }

    [TestMethod]
    public void Try_GarbageInALoop_IsNoPeak()
    {
        int[] counted = Meter.Try(typeof(Graphs), nameof(Graphs.GarbageGoes));

        Assert.IsInRange(10, 100, counted.Last());
    }

    [TestMethod]
    public void Try_MethodThatCatches_ForgetsTheFramesThatWereLeft()
    {
        int[] counted = Meter.Try(typeof(Catcher), nameof(Catcher.Catches));

        // Eleven arrays of two blocks at the bottom; then the one of the method that catches, with the exception of
        // five until that is dealt with.
        CollectionAssert.AreEqual(new[] { 22, 7, 2 }, counted[..^1], string.Join(", ", counted));
    }

    [TestMethod]
    public void Try_MethodWithAFinally_IsRefused()
    {
        NotSupportedException refused = Assert.ThrowsExactly<NotSupportedException>(
            () => Meter.Try(typeof(Finisher), nameof(Finisher.Finishes)));

        Assert.Contains("finally", refused.Message);
    }
}
