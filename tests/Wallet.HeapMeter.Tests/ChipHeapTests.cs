using System;

namespace Wallet.HeapMeter.Tests;

/// <summary>The sizes, counted by hand from the runtime's structures.</summary>
[TestClass]
public sealed class ChipHeapTests
{
    [TestMethod]
    [DataRow(typeof(byte), 0, 2)]
    [DataRow(typeof(byte), 4, 2)]
    [DataRow(typeof(byte), 5, 3)]
    [DataRow(typeof(bool), 100, 10)]
    [DataRow(typeof(char), 8, 3)]
    [DataRow(typeof(uint), 8, 5)]
    [DataRow(typeof(ulong), 8, 7)]
    [DataRow(typeof(DayOfWeek), 4, 3)]
    [DataRow(typeof(string), 4, 6)]
    [DataRow(typeof(byte[]), 4, 6)]
    public void SlotsOf_Array_IsItsHeaderAndPackedElements(Type element, int length, int slots)
    {
        Assert.AreEqual(slots, ChipHeap.SlotsOf(Array.CreateInstance(element, length)));
    }

    [TestMethod]
    [DataRow("a", 2)]
    [DataRow("12345678901", 2)]
    [DataRow("123456789012", 3)]
    [DataRow("中文字", 2)]
    [DataRow("中文字中", 3)]
    public void SlotsOf_String_IsItsBytesAndAZeroBehindAHeader(string text, int slots)
    {
        Assert.AreEqual(slots, ChipHeap.SlotsOf(text));
    }

    [TestMethod]
    public void SlotsOf_Object_IsAHeaderAndABlockForEachFieldOfAllItsClasses()
    {
        Assert.AreEqual(1, ChipHeap.SlotsOf(new object()));
        Assert.AreEqual(3, ChipHeap.SlotsOf(new Samples.Node()));
        Assert.AreEqual(4, ChipHeap.SlotsOf(new Samples.Deeper()));
        Assert.AreEqual(5, ChipHeap.SlotsOf(new InvalidOperationException()));
        Assert.AreEqual(2, ChipHeap.SlotsOf(7));
        Assert.AreEqual(3, ChipHeap.SlotsOf(new Action(static () => { })));
    }

    [TestMethod]
    [DataRow(0, 1, 17)]
    [DataRow(2, 5, 17)]
    [DataRow(2, 6, 18)]
    [DataRow(20, 8, 38)]
    public void OfFrame_AnyMethod_HasRoomForTenAtLeast(int locals, int evaluationStack, int slots)
    {
        Assert.AreEqual(slots, ChipHeap.OfFrame(locals, evaluationStack));
    }
}
